"""The mails about a rapportage."""

from datetime import date

from regiodeals.mail.wording.catalogue.shared import (
    CLOSING,
    DEAL,
    LINK,
    LINK_WORDS,
    OWN,
    REPORT,
    SHORT,
    day,
    subject,
)
from regiodeals.mail.wording.parts import Block, Facts, Field, Look, Mail

NUMBER = Field("indiening", "het nummer van de indiening", "1", path="number")
HASH = Field("kenmerk", "de SHA-256 van wat is ingediend", "3f2a…", path="hash")
BY = Field("wie", "wie de rapportage teruggaf", "Eva Voorbeeld", path="by")


def _known(facts: Facts) -> set[str]:
    # For what is handed in again no day was set.
    if facts.get("is_again"):
        return set()
    return {"dag_bekend" if facts.get("last_day") else "dag_onbekend"}


KNOWN = {"dag_bekend": "de laatste dag is bekend", "dag_onbekend": "de laatste dag is onbekend"}

OFFERED = Mail(
    name="aangeboden_rapportage",
    title="Rapportage ter ondertekening",
    blocks=(
        subject(),
        Block("vraag", "Vraag", required=("rapportage", "deal")),
        Block("termijn", "Laatste dag", when=("dag_bekend",)),
        Block("termijn_onbekend", "Laatste dag onbekend", when=("dag_onbekend",)),
        Block("doen", "Wat te doen", required=("link",)),
        LINK_WORDS,
        Block("anders", "Als er iets niet klopt"),
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        SHORT,
        Field("aangeboden_door", "wie haar aanbood", "Eva Voorbeeld", path="offered_by"),
        Field(
            "termijn",
            "tot wanneer indienen op tijd is, in een Nederlandse zin",
            "Dien uiterlijk in op dinsdag 31 maart 2026, 23:59 uur Nederlandse tijd.",
            path="term",
            is_dutch=True,
        ),
        day("laatste_dag", "de laatste dag", "last_day"),
        LINK,
    ),
    examples=(
        ("De laatste dag is bekend", frozenset({"dag_bekend"})),
        ("De laatste dag is onbekend", frozenset({"dag_onbekend"})),
    ),
    cases=_known,
    case_words=KNOWN,
)

NOT_SIGNED = Mail(
    name="niet_getekende_rapportage",
    title="Rapportage die niet is ondertekend",
    blocks=(
        subject(),
        Block("bericht", "Wat er gebeurde", required=("rapportage", "deal")),
        Block("met_opmerking", "Met een opmerking", required=("link",), when=("met_opmerking",)),
        Block(
            "zonder_opmerking", "Zonder opmerking", required=("link",), when=("zonder_opmerking",)
        ),
        LINK_WORDS,
        Block("doen", "Wat te doen"),
        CLOSING,
    ),
    fields=(DEAL, REPORT, SHORT, BY, LINK),
    examples=(
        ("Met een opmerking", frozenset({"met_opmerking"})),
        ("Zonder opmerking", frozenset({"zonder_opmerking"})),
    ),
    cases=lambda facts: {"met_opmerking" if facts.get("has_remark") else "zonder_opmerking"},
    case_words={
        "met_opmerking": "wie haar teruggaf, schreef er iets bij",
        "zonder_opmerking": "wie haar teruggaf, schreef er niets bij",
    },
)


def _in_time(facts: Facts) -> set[str]:
    if facts.get("is_again"):
        return set()
    if facts.get("days_late"):
        return {"te_laat"}
    return {"op_tijd" if facts.get("due_on") else "dag_onbekend"}


def _days(facts: Facts, language: str) -> str:
    count = facts.get("days_late") or 0
    one, more = ("dag", "dagen") if language == "nl" else ("day", "days")
    return f"{count} {one if count == 1 else more}"


RECEIVED = Mail(
    name="ontvangst_rapportage",
    title="Ontvangst van een rapportage",
    blocks=(
        subject(),
        Block("bericht", "Bericht", required=("rapportage", "deal", "indiening")),
        Block("wie_wanneer", "Door wie en wanneer", required=("ondertekenaar",)),
        Block("op_tijd", "Op tijd", required=("laatste_dag",), when=("op_tijd",)),
        Block("te_laat", "Te laat", required=("dagen_te_laat", "laatste_dag"), when=("te_laat",)),
        Block("dag_onbekend", "Laatste dag onbekend", when=("dag_onbekend",)),
        Block("kenmerk", "Kenmerk", required=("kenmerk_sha",)),
        Block("bewijs", "Ontvangstbewijs", required=("link",)),
        LINK_WORDS,
        Block("vervolg", "Hoe het verder gaat"),
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        OWN,
        NUMBER,
        Field("ondertekenaar", "wie ondertekende en indiende", "Tom Voorbeeld", path="signer"),
        Field(
            "moment",
            "wanneer, in woorden",
            "maandag 30 maart 2026, 10:00 uur Nederlandse tijd",
            english="Monday 30 March 2026, 10:00 Dutch time",
        ),
        Field(
            "tijdstip",
            "wanneer, met de naam van de tijdzone",
            "2026-03-30 10:00:00 Europe/Amsterdam",
            path="zones",
        ),
        Field("dagen_te_laat", "hoeveel dagen te laat", "2 dagen", find=_days, english="2 days"),
        day("laatste_dag", "de laatste dag", "due_on"),
        Field("kenmerk_sha", "de SHA-256 van wat is ingediend", "3f2a…", path="hash"),
        LINK,
    ),
    examples=(
        ("Op tijd", frozenset({"op_tijd"})),
        ("Te laat", frozenset({"te_laat"})),
        ("Laatste dag onbekend", frozenset({"dag_onbekend"})),
    ),
    cases=_in_time,
    case_words={
        "op_tijd": "de rapportage kwam op tijd",
        "te_laat": "de rapportage kwam te laat",
        "dag_onbekend": "de laatste dag is onbekend",
    },
)

OUTCOME = Mail(
    name="uitkomst_rapportage",
    title="Uitkomst van een rapportage",
    blocks=(
        subject("onderwerp_akkoord", "Onderwerp bij akkoord", "akkoord"),
        subject("onderwerp_terug", "Onderwerp bij teruggave", "terug"),
        Block(
            "akkoord",
            "Akkoord",
            required=("rapportage", "deal", "kenmerk", "link"),
            when=("akkoord",),
        ),
        Block(
            "terug",
            "Terug",
            required=("rapportage", "deal", "onderdelen", "link"),
            when=("terug",),
        ),
        LINK_WORDS,
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        OWN,
        NUMBER,
        HASH,
        Field(
            "onderdelen",
            "de onderdelen die beter moeten",
            ["De deal als geheel", "Indicatoren"],
            path="sections",
            look=Look.LIST,
            is_dutch=True,
        ),
        LINK,
    ),
    examples=(("Akkoord", frozenset({"akkoord"})), ("Terug", frozenset({"terug"}))),
    cases=lambda facts: {"akkoord" if facts.get("accepted") else "terug"},
    case_words={"akkoord": "het ministerie gaf akkoord", "terug": "het ministerie gaf haar terug"},
)

REQUEST = Mail(
    name="uitvraag_rapportage",
    title="Vraag om een tussentijdse rapportage",
    blocks=(
        subject("onderwerp_gevraagd", "Onderwerp bij de vraag", "gevraagd"),
        subject("onderwerp_ingetrokken", "Onderwerp bij de intrekking", "ingetrokken"),
        Block(
            "gevraagd",
            "De vraag",
            required=("deal", "rapportage", "vraag", "laatste_dag", "link"),
            when=("gevraagd",),
        ),
        Block(
            "ingetrokken",
            "De intrekking",
            required=("deal", "rapportage", "waarom", "link"),
            when=("ingetrokken",),
        ),
        LINK_WORDS,
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        Field(
            "vraag",
            "wat het ministerie vraagt",
            "Hoe staat het met de bouw?",
            path="report.question",
            look=Look.LONG,
            is_dutch=True,
        ),
        Field(
            "lijnen",
            "de programmalijnen waarover ook wordt geschreven",
            ["Wonen", "Werken"],
            path="lines",
            look=Look.LIST,
            is_dutch=True,
        ),
        Field("laatste_dag", "de laatste dag", date(2026, 3, 31), path="due_on"),
        Field(
            "waarom",
            "waarom de vraag is ingetrokken",
            "Het antwoord is al bekend.",
            path="report.withdrawn_because",
            look=Look.LONG,
            is_dutch=True,
        ),
        LINK,
    ),
    examples=(
        ("De vraag", frozenset({"gevraagd"})),
        ("De intrekking", frozenset({"ingetrokken"})),
    ),
    cases=lambda facts: {facts.get("act", "")},
    case_words={
        "gevraagd": "de rapportage wordt gevraagd",
        "ingetrokken": "de vraag is ingetrokken",
    },
)

REPORTS = (OFFERED, NOT_SIGNED, RECEIVED, OUTCOME, REQUEST)

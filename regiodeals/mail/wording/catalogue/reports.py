"""The mails about a rapportage."""

from datetime import date

from regiodeals.common.words import dutch, dutch_as
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

NUMBER = Field("indiening", dutch("het nummer van de indiening"), "1", path="number")
HASH = Field("kenmerk", dutch("de SHA-256 van wat is ingediend"), "3f2a…", path="hash")
BY = Field("wie", dutch("wie de rapportage teruggaf"), "Eva Voorbeeld", path="by")


def _known(facts: Facts) -> set[str]:
    # For what is handed in again no day was set.
    if facts.get("is_again"):
        return set()
    return {"dag_bekend" if facts.get("last_day") else "dag_onbekend"}


KNOWN = {
    "dag_bekend": dutch("de laatste dag is bekend"),
    "dag_onbekend": dutch("de laatste dag is onbekend"),
}

OFFERED = Mail(
    name="aangeboden_rapportage",
    title=dutch("Rapportage ter ondertekening"),
    blocks=(
        subject(),
        Block("vraag", dutch("Vraag"), required=("rapportage", "deal")),
        Block("termijn", dutch("Laatste dag"), when=("dag_bekend",)),
        Block("termijn_onbekend", dutch("Laatste dag onbekend"), when=("dag_onbekend",)),
        Block("doen", dutch("Wat te doen"), required=("link",)),
        LINK_WORDS,
        Block("anders", dutch("Als er iets niet klopt")),
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        SHORT,
        Field("aangeboden_door", dutch("wie haar aanbood"), "Eva Voorbeeld", path="offered_by"),
        Field(
            "termijn",
            dutch("tot wanneer indienen op tijd is, in een Nederlandse zin"),
            "Dien uiterlijk in op dinsdag 31 maart 2026, 23:59 uur Nederlandse tijd.",
            path="term",
            is_dutch=True,
        ),
        day("laatste_dag", dutch("de laatste dag"), "last_day"),
        LINK,
    ),
    examples=(
        (dutch("De laatste dag is bekend"), frozenset({"dag_bekend"})),
        (dutch("De laatste dag is onbekend"), frozenset({"dag_onbekend"})),
    ),
    cases=_known,
    case_words=KNOWN,
)

NOT_SIGNED = Mail(
    name="niet_getekende_rapportage",
    title=dutch("Rapportage die niet is ondertekend"),
    blocks=(
        subject(),
        Block("bericht", dutch("Wat er gebeurde"), required=("rapportage", "deal")),
        Block(
            "met_opmerking", dutch("Met een opmerking"), required=("link",), when=("met_opmerking",)
        ),
        Block(
            "zonder_opmerking",
            dutch("Zonder opmerking"),
            required=("link",),
            when=("zonder_opmerking",),
        ),
        LINK_WORDS,
        Block("doen", dutch("Wat te doen")),
        CLOSING,
    ),
    fields=(DEAL, REPORT, SHORT, BY, LINK),
    examples=(
        (dutch("Met een opmerking"), frozenset({"met_opmerking"})),
        (dutch("Zonder opmerking"), frozenset({"zonder_opmerking"})),
    ),
    cases=lambda facts: {"met_opmerking" if facts.get("has_remark") else "zonder_opmerking"},
    case_words={
        "met_opmerking": dutch("wie haar teruggaf, schreef er iets bij"),
        "zonder_opmerking": dutch("wie haar teruggaf, schreef er niets bij"),
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
    title=dutch("Ontvangst van een rapportage"),
    blocks=(
        subject(),
        Block("bericht", dutch("Bericht"), required=("rapportage", "deal", "indiening")),
        Block("wie_wanneer", dutch("Door wie en wanneer"), required=("ondertekenaar",)),
        Block("op_tijd", dutch("Op tijd"), required=("laatste_dag",), when=("op_tijd",)),
        Block(
            "te_laat",
            dutch("Te laat"),
            required=("dagen_te_laat", "laatste_dag"),
            when=("te_laat",),
        ),
        Block("dag_onbekend", dutch("Laatste dag onbekend"), when=("dag_onbekend",)),
        Block("kenmerk", dutch("Kenmerk"), required=("kenmerk_sha",)),
        Block("bewijs", dutch("Ontvangstbewijs"), required=("link",)),
        LINK_WORDS,
        Block("vervolg", dutch("Hoe het verder gaat")),
        CLOSING,
    ),
    fields=(
        DEAL,
        REPORT,
        OWN,
        NUMBER,
        Field(
            "ondertekenaar", dutch("wie ondertekende en indiende"), "Tom Voorbeeld", path="signer"
        ),
        Field(
            "moment",
            dutch("wanneer, in woorden"),
            "maandag 30 maart 2026, 10:00 uur Nederlandse tijd",
            english="Monday 30 March 2026, 10:00 Dutch time",
        ),
        Field(
            "tijdstip",
            dutch("wanneer, met de naam van de tijdzone"),
            "2026-03-30 10:00:00 Europe/Amsterdam",
            path="zones",
        ),
        Field(
            "dagen_te_laat", dutch("hoeveel dagen te laat"), "2 dagen", find=_days, english="2 days"
        ),
        day("laatste_dag", dutch("de laatste dag"), "due_on"),
        Field("kenmerk_sha", dutch("de SHA-256 van wat is ingediend"), "3f2a…", path="hash"),
        LINK,
    ),
    examples=(
        (dutch("Op tijd"), frozenset({"op_tijd"})),
        (dutch("Te laat"), frozenset({"te_laat"})),
        (dutch("Laatste dag onbekend"), frozenset({"dag_onbekend"})),
    ),
    cases=_in_time,
    case_words={
        "op_tijd": dutch("de rapportage kwam op tijd"),
        "te_laat": dutch("de rapportage kwam te laat"),
        "dag_onbekend": dutch("de laatste dag is onbekend"),
    },
)

OUTCOME = Mail(
    name="uitkomst_rapportage",
    title=dutch("Uitkomst van een rapportage"),
    blocks=(
        subject("onderwerp_akkoord", dutch("Onderwerp bij akkoord"), "akkoord"),
        subject("onderwerp_terug", dutch("Onderwerp bij teruggave"), "terug"),
        Block(
            "akkoord",
            dutch("Akkoord"),
            required=("rapportage", "deal", "kenmerk", "link"),
            when=("akkoord",),
        ),
        Block(
            "terug",
            dutch_as("teruggegeven", "Terug"),
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
            dutch("de onderdelen die beter moeten"),
            ["De deal als geheel", "Indicatoren"],
            path="sections",
            look=Look.LIST,
            is_dutch=True,
        ),
        LINK,
    ),
    examples=(
        (dutch("Akkoord"), frozenset({"akkoord"})),
        (dutch_as("teruggegeven", "Terug"), frozenset({"terug"})),
    ),
    cases=lambda facts: {"akkoord" if facts.get("accepted") else "terug"},
    case_words={
        "akkoord": dutch("het ministerie gaf akkoord"),
        "terug": dutch("het ministerie gaf haar terug"),
    },
)

REQUEST = Mail(
    name="uitvraag_rapportage",
    title=dutch("Vraag om een tussentijdse rapportage"),
    blocks=(
        subject("onderwerp_gevraagd", dutch("Onderwerp bij de vraag"), "gevraagd"),
        subject("onderwerp_ingetrokken", dutch("Onderwerp bij de intrekking"), "ingetrokken"),
        Block(
            "gevraagd",
            dutch("De vraag"),
            required=("deal", "rapportage", "vraag", "laatste_dag", "link"),
            when=("gevraagd",),
        ),
        Block(
            "ingetrokken",
            dutch("De intrekking"),
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
            dutch("wat het ministerie vraagt"),
            "Hoe staat het met de bouw?",
            path="report.question",
            look=Look.LONG,
            is_dutch=True,
        ),
        Field(
            "lijnen",
            dutch("de programmalijnen waarover ook wordt geschreven"),
            ["Wonen", "Werken"],
            path="lines",
            look=Look.LIST,
            is_dutch=True,
        ),
        Field("laatste_dag", dutch("de laatste dag"), date(2026, 3, 31), path="due_on"),
        Field(
            "waarom",
            dutch("waarom de vraag is ingetrokken"),
            "Het antwoord is al bekend.",
            path="report.withdrawn_because",
            look=Look.LONG,
            is_dutch=True,
        ),
        LINK,
    ),
    examples=(
        (dutch("De vraag"), frozenset({"gevraagd"})),
        (dutch("De intrekking"), frozenset({"ingetrokken"})),
    ),
    cases=lambda facts: {facts.get("act", "")},
    case_words={
        "gevraagd": dutch("de rapportage wordt gevraagd"),
        "ingetrokken": dutch("de vraag is ingetrokken"),
    },
)

REPORTS = (OFFERED, NOT_SIGNED, RECEIVED, OUTCOME, REQUEST)

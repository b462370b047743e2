"""The mails about a decision, a last day and a role in a deal."""

from datetime import date

from regiodeals.mail.wording.catalogue.shared import (
    CLOSING,
    DEAL,
    LINK,
    LINK_WORDS,
    day,
    subject,
)
from regiodeals.mail.wording.parts import Block, Facts, Field, Look, Mail, Shape


def _announcement(facts: Facts) -> set[str]:
    is_so = {"vertaling": "has_translation", "beroep": "is_bijzonder"}
    return {case for case, fact in is_so.items() if facts.get(fact)}


ANNOUNCEMENT = Mail(
    name="bekendmaking",
    title="Bekendmaking van een beschikking",
    blocks=(
        subject(),
        Block("aanhef", "Aanhef"),
        Block("bericht", "Bericht", required=("dag", "kenmerk", "deal")),
        Block("brief", "Waar de brief is", required=("vertaling", "link")),
        Block("vertaling", "Bij een vertaling", Shape.SENTENCE, when=("vertaling",)),
        LINK_WORDS,
        Block("rechtsmiddel", "Bezwaar", required=("beroep",)),
        Block("beroep", "Bij beroep", Shape.SENTENCE, when=("beroep",)),
        Block("groet", "Groet", required=("organisatie", "onderdeel")),
        Block("vragen", "Vragen", required=("telefoon", "adres")),
        CLOSING,
    ),
    fields=(
        Field("kenmerk", "het kenmerk van de beschikking", "RD-2026-0001"),
        DEAL,
        Field("aanhef", "de aanhef van de brief", "Geacht college,", is_dutch=True),
        Field("dag", "de dag van de bekendmaking", date(2026, 3, 31), path="announced_on"),
        Field(
            "organisatie", "het ministerie", "Ministerie (voorbeeld)", path="afzender.organisatie"
        ),
        Field("onderdeel", "de afdeling", "Afdeling (voorbeeld)", path="afzender.onderdeel"),
        Field("telefoon", "het telefoonnummer", "070 000 00 00", path="afzender.telefoon"),
        Field("adres", "het e-mailadres", "post@example.org", path="afzender.email"),
        LINK,
    ),
    examples=(
        ("Een brief", frozenset()),
        ("Met vertaling en beroep", frozenset({"vertaling", "beroep"})),
    ),
    cases=_announcement,
    case_words={
        "vertaling": "er is een Engelse vertaling",
        "beroep": "iemand kan ook meteen in beroep",
    },
)


def _reminders(facts: Facts) -> set[str]:
    item = facts.get("item") or facts.get("first") or {}
    found = {"meer"} if len(facts.get("items", ())) > 1 else {"een"}
    if item.get("is_escalation"):
        found |= {"een_te_laat"} if "een" in found else set()
        return found if item.get("is_own") else {*found, "te_laat"}
    return {*found, "in_plaats_van"} if item.get("instead_of") else found


REMINDER = Mail(
    name="herinnering",
    title="Herinnering aan een laatste dag",
    blocks=(
        subject("onderwerp_meer", "Onderwerp bij meer dan één", "meer"),
        subject("onderwerp_te_laat", "Onderwerp als het te laat is", "een_te_laat"),
        subject("onderwerp", "Onderwerp"),
        Block("taak", "Wat er moet gebeuren", required=("wat", "dag", "bron", "link"), each=True),
        Block(
            "te_laat",
            "Omdat een ander te laat is",
            required=("eigenaar",),
            when=("te_laat",),
            each=True,
        ),
        Block(
            "in_plaats_van",
            "Omdat een ander geen e-mail heeft",
            required=("in_plaats_van_wie",),
            when=("in_plaats_van",),
            each=True,
        ),
        LINK_WORDS,
        Block("klaar", "Als het al klaar is"),
        Block("keuze", "Hoe iemand herinneringen krijgt", required=("keuzelink",)),
        Block("keuzetekst", "Woorden van de tweede link", Shape.LINE),
        CLOSING,
    ),
    fields=(
        Field("aantal", "hoeveel herinneringen", "2", find=lambda facts, _: len(facts["items"])),
        Field("soort", "het soort verplichting", "rapportage", path="kind", english="report"),
        Field("eerste_dag", "de laatste dag van de eerste", date(2026, 3, 31), path="first.due_on"),
        Field(
            "wat",
            "wat er moet gebeuren",
            "Rapportage indienen",
            path="title",
            english="Hand in the report",
        ),
        Field("dag", "de laatste dag", date(2026, 3, 31), path="due_on"),
        Field("stand", "hoe lang nog", "nog 7 dagen", path="left", english="7 days left"),
        Field(
            "bron",
            "waar het staat",
            "artikel 8 van het convenant",
            path="source",
            english="article 8 of the covenant",
        ),
        Field("eigenaar", "wie het moet doen", "Gemeente Voorbeeld", path="owner"),
        Field(
            "in_plaats_van_wie", "wie geen e-mail heeft", "Gemeente Voorbeeld", path="instead_of"
        ),
        LINK,
        Field(
            "keuzelink",
            "de link naar de keuze: één mail per dag of elk apart",
            "https://example.org/keuze",
            path="choice_url",
            look=Look.LINK,
            words="keuzetekst",
        ),
    ),
    examples=(
        ("Eén herinnering", frozenset({"een"})),
        ("Te laat", frozenset({"een", "een_te_laat", "te_laat"})),
        ("Meer in één mail", frozenset({"meer", "in_plaats_van"})),
    ),
    cases=_reminders,
    case_words={
        "meer": "de mail gaat over meer dan één laatste dag",
        "een_te_laat": "de laatste dag is voorbij",
        "te_laat": "een ander had het moeten doen",
        "in_plaats_van": "een ander heeft geen e-mailadres",
    },
)

INVITATION = Mail(
    name="uitnodiging",
    title="Uitnodiging om aan een deal te werken",
    blocks=(
        subject(),
        Block("vraag", "Vraag", required=("deal", "uitnodiger")),
        Block("rol", "Rol", required=("rol", "organisatie", "tot")),
        Block("tot", "Als de rol eindigt", Shape.SENTENCE, required=("rol_tot",), when=("tot",)),
        Block("doen", "Wat te doen", required=("link", "laatste_dag")),
        LINK_WORDS,
        Block("onverwacht", "Als iemand dit niet verwacht"),
        CLOSING,
    ),
    fields=(
        DEAL,
        Field("uitnodiger", "wie uitnodigt", "Eva Voorbeeld", path="inviter"),
        Field("rol", "de rol", "schrijver", path="role", english="writer"),
        Field("organisatie", "voor welke organisatie", "Gemeente Voorbeeld", path="organisation"),
        day("rol_tot", "de laatste dag van de rol", "valid_until"),
        day("laatste_dag", "de laatste dag van de link", "last_day"),
        LINK,
    ),
    examples=(
        ("Zonder einde", frozenset()),
        ("Met een laatste dag", frozenset({"tot"})),
    ),
    cases=lambda facts: {"tot"} if facts.get("valid_until") else set(),
    case_words={"tot": "de rol heeft een laatste dag"},
)

OTHERS = (ANNOUNCEMENT, REMINDER, INVITATION)

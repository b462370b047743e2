"""The mails about a decision, a last day and a role in a deal."""

from datetime import date

from regiodeals.common.words import dutch
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
    title=dutch("Bekendmaking van een beschikking"),
    blocks=(
        subject(),
        Block("aanhef", dutch("Aanhef")),
        Block("bericht", dutch("Bericht"), required=("dag", "kenmerk", "deal")),
        Block("brief", dutch("Waar de brief is"), required=("vertaling", "link")),
        Block("vertaling", dutch("Bij een vertaling"), Shape.SENTENCE, when=("vertaling",)),
        LINK_WORDS,
        Block("rechtsmiddel", dutch("Bezwaar"), required=("beroep",)),
        Block("beroep", dutch("Bij beroep"), Shape.SENTENCE, when=("beroep",)),
        Block("groet", dutch("Groet"), required=("organisatie", "onderdeel")),
        Block("vragen", dutch("Vragen"), required=("telefoon", "adres")),
        CLOSING,
    ),
    fields=(
        Field("kenmerk", dutch("het kenmerk van de beschikking"), "RD-2026-0001"),
        DEAL,
        Field("aanhef", dutch("de aanhef van de brief"), "Geacht college,", is_dutch=True),
        Field("dag", dutch("de dag van de bekendmaking"), date(2026, 3, 31), path="announced_on"),
        Field(
            "organisatie",
            dutch("het ministerie"),
            "Ministerie (voorbeeld)",
            path="afzender.organisatie",
        ),
        Field("onderdeel", dutch("de afdeling"), "Afdeling (voorbeeld)", path="afzender.onderdeel"),
        Field("telefoon", dutch("het telefoonnummer"), "070 000 00 00", path="afzender.telefoon"),
        Field("adres", dutch("het e-mailadres"), "post@example.org", path="afzender.email"),
        LINK,
    ),
    examples=(
        (dutch("Een brief"), frozenset()),
        (dutch("Met vertaling en beroep"), frozenset({"vertaling", "beroep"})),
    ),
    cases=_announcement,
    case_words={
        "vertaling": dutch("er is een Engelse vertaling"),
        "beroep": dutch("iemand kan ook meteen in beroep"),
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
    title=dutch("Herinnering aan een laatste dag"),
    blocks=(
        subject("onderwerp_meer", dutch("Onderwerp bij meer dan één"), "meer"),
        subject("onderwerp_te_laat", dutch("Onderwerp als het te laat is"), "een_te_laat"),
        subject("onderwerp", dutch("Onderwerp")),
        Block(
            "taak",
            dutch("Wat er moet gebeuren"),
            required=("wat", "dag", "bron", "link"),
            each=True,
        ),
        Block(
            "te_laat",
            dutch("Omdat een ander te laat is"),
            required=("eigenaar",),
            when=("te_laat",),
            each=True,
        ),
        Block(
            "in_plaats_van",
            dutch("Omdat een ander geen e-mail heeft"),
            required=("in_plaats_van_wie",),
            when=("in_plaats_van",),
            each=True,
        ),
        LINK_WORDS,
        Block("klaar", dutch("Als het al klaar is")),
        Block("keuze", dutch("Hoe iemand herinneringen krijgt"), required=("keuzelink",)),
        Block("keuzetekst", dutch("Woorden van de tweede link"), Shape.LINE),
        CLOSING,
    ),
    fields=(
        Field(
            "aantal", dutch("hoeveel herinneringen"), "2", find=lambda facts, _: len(facts["items"])
        ),
        Field(
            "soort", dutch("het soort verplichting"), "rapportage", path="kind", english="report"
        ),
        Field(
            "eerste_dag",
            dutch("de laatste dag van de eerste"),
            date(2026, 3, 31),
            path="first.due_on",
        ),
        Field(
            "wat",
            dutch("wat er moet gebeuren"),
            "Rapportage indienen",
            path="title",
            english="Hand in the report",
        ),
        Field("dag", dutch("de laatste dag"), date(2026, 3, 31), path="due_on"),
        Field("stand", dutch("hoe lang nog"), "nog 7 dagen", path="left", english="7 days left"),
        Field(
            "bron",
            dutch("waar het staat"),
            "artikel 8 van het convenant",
            path="source",
            english="article 8 of the covenant",
        ),
        Field("eigenaar", dutch("wie het moet doen"), "Gemeente Voorbeeld", path="owner"),
        Field(
            "in_plaats_van_wie",
            dutch("wie geen e-mail heeft"),
            "Gemeente Voorbeeld",
            path="instead_of",
        ),
        LINK,
        Field(
            "keuzelink",
            dutch("de link naar de keuze: één mail per dag of elk apart"),
            "https://example.org/keuze",
            path="choice_url",
            look=Look.LINK,
            words="keuzetekst",
        ),
    ),
    examples=(
        (dutch("Eén herinnering"), frozenset({"een"})),
        (dutch("Te laat"), frozenset({"een", "een_te_laat", "te_laat"})),
        (dutch("Meer in één mail"), frozenset({"meer", "in_plaats_van"})),
    ),
    cases=_reminders,
    case_words={
        "meer": dutch("de mail gaat over meer dan één laatste dag"),
        "een_te_laat": dutch("de laatste dag is voorbij"),
        "te_laat": dutch("een ander had het moeten doen"),
        "in_plaats_van": dutch("een ander heeft geen e-mailadres"),
    },
)

INVITATION = Mail(
    name="uitnodiging",
    title=dutch("Uitnodiging om aan een deal te werken"),
    blocks=(
        subject(),
        Block("vraag", dutch("Vraag"), required=("deal", "uitnodiger")),
        Block("rol", dutch("Rol"), required=("rol", "organisatie", "tot")),
        Block(
            "tot", dutch("Als de rol eindigt"), Shape.SENTENCE, required=("rol_tot",), when=("tot",)
        ),
        Block("doen", dutch("Wat te doen"), required=("link", "laatste_dag")),
        LINK_WORDS,
        Block("onverwacht", dutch("Als iemand dit niet verwacht")),
        CLOSING,
    ),
    fields=(
        DEAL,
        Field("uitnodiger", dutch("wie uitnodigt"), "Eva Voorbeeld", path="inviter"),
        Field("rol", dutch("de rol"), "schrijver", path="role", english="writer"),
        Field(
            "organisatie",
            dutch("voor welke organisatie"),
            "Gemeente Voorbeeld",
            path="organisation",
        ),
        day("rol_tot", dutch("de laatste dag van de rol"), "valid_until"),
        day("laatste_dag", dutch("de laatste dag van de link"), "last_day"),
        LINK,
    ),
    examples=(
        (dutch("Zonder einde"), frozenset()),
        (dutch("Met een laatste dag"), frozenset({"tot"})),
    ),
    cases=lambda facts: {"tot"} if facts.get("valid_until") else set(),
    case_words={"tot": dutch("de rol heeft een laatste dag")},
)

OTHERS = (ANNOUNCEMENT, REMINDER, INVITATION)

"""What more than one mail has: the deal, the page it leads to, how a rapportage is called."""

from datetime import date
from typing import Any

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.english_dates import english_plain_date
from regiodeals.common.words import dutch
from regiodeals.mail.wording.parts import Block, Facts, Field, Look, Shape

DEAL = Field("deal", dutch("de naam van de deal"), "Regio Deal Voorbeeld")
LINK = Field(
    "link",
    dutch("de link naar de pagina in het portaal; daar logt men eerst in"),
    "https://example.org/voorbeeld",
    path="url",
    look=Look.LINK,
    words="linktekst",
)
LINK_WORDS = Block("linktekst", dutch("Woorden van de link"), Shape.LINE)
CLOSING = Block("afsluiting", dutch("Afsluiting"))
SUBJECT = dutch("Onderwerp")
EVERYTHING = ((dutch("Alles"), frozenset[str]()),)


def subject(name: str = "onderwerp", title: str = SUBJECT, *cases: str) -> Block:
    """A subject line, for some cases or for all."""
    return Block(name, title, Shape.SUBJECT, when=cases)


def day(name: str, meaning: str, path: str) -> Field:
    """A day without its name: '17 december 2024',  in both languages."""

    def find(facts: Facts, language: str) -> Any:
        found = facts.get(path)
        if not isinstance(found, date):
            return found
        return plain_date(found)[:] if language == "nl" else english_plain_date(found)

    return Field(name, meaning, date(2026, 3, 31), find=find)


def _report(facts: Facts, language: str) -> str:
    name = facts.get("name") or getattr(facts.get("report"), "name", None)
    if name is None:
        return ""
    if language == "nl":
        return str(name.in_words)
    return f"progress report on {name.year}" if name.year else f"report on “{name.subject}”"


def _short(facts: Facts, language: str) -> str:
    name = facts.get("name")
    if name is None:
        return ""
    word = "rapportage" if language == "nl" else "progress report" if name.year else "report"
    return f"{word} {name.year}" if name.year else word


def _own(facts: Facts, language: str) -> str:
    name = facts.get("name")
    if name is None or language == "nl":
        return _report(facts, language)
    return f"progress report on {name.year}" if name.year else "report"


REPORT = Field(
    "rapportage", dutch("hoe de rapportage heet"), "voortgangsrapportage over 2026", find=_report
)
SHORT = Field(
    "rapportage_kort", dutch("de rapportage met haar jaar"), "rapportage 2026", find=_short
)
OWN = Field(
    "rapportage_onderwerp",
    dutch("hoe de rapportage heet in een onderwerpregel"),
    "voortgangsrapportage over 2026",
    find=_own,
)

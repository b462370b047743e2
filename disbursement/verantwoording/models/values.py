"""What a cell of a delivery may hold: one rule gives both the help text and the judgement.

A cell is what a reader found: its kind and its text. What cannot be read in one way is refused
with a sentence that says what to write instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import EuroField
from regiodeals.common.words import dutch
from regiodeals.documents.incoming import Cell, CellKind

LONGEST_TEXT = 500
MOST_CENTS = 10**15
YES, NO = ("ja", "j", "yes"), ("nee", "n", "no")


class ValueKind(models.TextChoices):
    """The kinds of value an indicator can have."""

    BEDRAG = "bedrag", dutch("bedrag")
    JA_NEE = "ja_nee", dutch("ja of nee")
    NUMMER = "nummer", dutch("beschikkingsnummer")
    TEKST = "tekst", dutch("tekst")


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How a kind of value is written, and how it is read."""

    help_text: str
    example: str
    read: Callable[[Cell], Any]


def _amount(cell: Cell) -> int:
    if cell.kind is CellKind.NUMBER:
        return _cents(cell.text)
    try:
        cents = EuroField().to_python(cell.text.strip())
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages)) from error
    if cents is None:
        raise InvalidInput("Vul een bedrag in, bijvoorbeeld 1.250.000,50.")
    return cents


def _cents(number: str) -> int:
    try:
        exact = Decimal(number) * 100
    except InvalidOperation as error:
        raise InvalidInput("Dit is geen bedrag.") from error
    if not exact.is_finite() or abs(exact) > MOST_CENTS:
        raise InvalidInput("Dit bedrag is te groot. Controleer het aantal cijfers.")
    # A spreadsheet keeps 0,1 + 0,2 as 0,30000000000000004: that is no third decimal.
    cents = exact.quantize(Decimal(1))
    if abs(exact - cents) > Decimal("0.000001"):
        raise InvalidInput("Een bedrag heeft hoogstens twee cijfers achter de komma.")
    if cents < 0:
        raise InvalidInput("Vul het bedrag in zonder min.")
    return int(cents)


def _yes_or_no(cell: Cell) -> bool:
    word = cell.text.strip().lower()
    if cell.kind is CellKind.BOOLEAN:
        return word == "1"
    if word in YES:
        return True
    if word in NO:
        return False
    raise InvalidInput(f"“{cell.text.strip()[:40]}” is geen antwoord. Vul Ja of Nee in.")


def _number(cell: Cell) -> str:
    text = cell.text.strip()
    if not text or len(text) > 30:
        raise InvalidInput("Vul het kenmerk in dat boven de beschikking staat.")
    return text


def _text(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(f"Deze tekst is langer dan {LONGEST_TEXT} tekens. Maak hem korter.")
    return text


RULES: dict[str, ValueRule] = {
    ValueKind.BEDRAG: ValueRule(
        "Een bedrag in euro's, nul of meer, met hoogstens twee cijfers achter de komma.",
        "1.250.000,50",
        _amount,
    ),
    ValueKind.JA_NEE: ValueRule("Ja of Nee.", "Nee", _yes_or_no),
    ValueKind.NUMMER: ValueRule(
        "Het kenmerk dat boven de beschikking staat, hoogstens 30 tekens.",
        "SPUK-2024-0001",
        _number,
    ),
    ValueKind.TEKST: ValueRule(
        f"Een tekst van hoogstens {LONGEST_TEXT} tekens.", "Toelichting", _text
    ),
}


def help_for(kind: str, *, is_required: bool) -> str:
    """The help text of a column, from the rule that judges it."""
    rule = RULES[kind]
    return rule.help_text + ("" if is_required else " Mag leeg blijven.")


def read_value(kind: str, cell: Cell, *, is_required: bool) -> Any:
    """The value of a cell, None when it is empty and may be; raises InvalidInput."""
    if cell.kind is CellKind.FORMULA:
        raise InvalidInput(
            "Hier staat een formule. Plak de uitkomst als waarde en lever het bestand opnieuw aan."
        )
    if cell.kind is CellKind.ERROR:
        raise InvalidInput("Hier staat een foutmelding van het rekenblad. Vul de waarde in.")
    if cell.is_empty:
        if is_required:
            raise InvalidInput(f"Deze cel is leeg. {RULES[kind].help_text}")
        return None
    return RULES[kind].read(cell)

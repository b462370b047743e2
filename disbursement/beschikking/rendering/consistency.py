"""A letter that contradicts itself is not made: its sums and its regime are checked first."""

from collections.abc import Iterator, Sequence

from disbursement.beschikking.rendering.later.consistency import later_gaps
from disbursement.beschikking.rendering.letter_facts import (
    LetterFacts,
    VerleningFacts,
    entitlement,
)
from disbursement.beschikking.rendering.letter_parts import Begrotingsregel
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.money import format_cents
from regiodeals.common.words import dutch

MAX_ADDRESS_LINES = 5


def check_consistency(facts: LetterFacts) -> None:
    """Raise RequirementsUnmet with a sentence for every contradiction."""
    of_kind = _verlening_gaps(facts) if facts["soort"] == "verlening" else later_gaps(facts)
    reasons = [*of_kind, *_common_gaps(facts)]
    if reasons:
        raise RequirementsUnmet(reasons)


def _verlening_gaps(facts: VerleningFacts) -> Iterator[str]:
    yield from _budget_gaps(facts)
    yield from _payment_gaps(facts)
    yield from _regime_gaps(facts)
    yield from _missing_parts(facts)


def _common_gaps(facts: LetterFacts) -> Iterator[str]:
    """What no letter can do without, of whatever kind."""
    if not 1 <= len(facts["geadresseerde"]["regels"]) <= MAX_ADDRESS_LINES:
        yield dutch("Het adres heeft geen één tot {aantal} regels.", aantal=MAX_ADDRESS_LINES)
    remedy = facts["rechtsmiddel"]
    if not (remedy["laatste_dag"] and remedy["adres"].strip()):
        yield dutch("De brief zegt niet waar en tot wanneer de geadresseerde bezwaar kan maken.")
    court = (remedy["gerecht"], remedy["gerecht_adres"], remedy["griffierecht"])
    is_bijzonder = facts["regime"] == "BU"
    if is_bijzonder and not all(court):
        yield dutch(
            "Bij een bijzondere uitkering horen het gerecht, het adres en het griffierecht."
        )
    if not is_bijzonder and any(court):
        yield dutch(
            "Bij een specifieke uitkering hoort geen gerecht: eerst is er bezwaar (Awb 7:1)."
        )


def _budget_gaps(facts: VerleningFacts) -> Iterator[str]:
    lines = facts["programmalijnen"]
    for line in lines:
        yield from _sum_gaps(
            dutch("Programmalijn ‘{naam}’", naam=line["naam"]), line, line["activiteiten"]
        )
    yield from _sum_gaps(dutch("De begroting"), facts["totalen"], lines)
    granted, budgeted = entitlement(facts)["cent"], facts["totalen"]["rijk"]
    if budgeted != granted:
        yield dutch(
            "De begroting vraagt {gevraagd} van het Rijk, de uitkering is {verleend}.",
            gevraagd=format_cents(budgeted),
            verleend=format_cents(granted),
        )


def _sum_gaps(name: str, total: Begrotingsregel, parts: Sequence[Begrotingsregel]) -> Iterator[str]:
    """A gap per column, and one when the columns do not add up to the total."""
    columns = [sum(column) for column in zip(*map(_columns, parts), strict=True)]
    if tuple(columns) != _columns(total):
        yield dutch("{naam} is niet de som van de onderdelen.", naam=name)
    if total["rijk"] + total["publiek"] + total["privaat"] != total["totaal"]:
        yield dutch("{naam}: Rijk, publiek en privaat zijn samen niet het totaal.", naam=name)


def _columns(row: Begrotingsregel) -> tuple[int, int, int, int]:
    return row["rijk"], row["publiek"], row["privaat"], row["totaal"]


def _payment_gaps(facts: VerleningFacts) -> Iterator[str]:
    payment = facts["betaling"]
    paid = sum(part["bedrag"] for part in payment["termijnen"]) + (payment["bcf"] or 0)
    granted = entitlement(facts)["cent"]
    if not paid == payment["totaal"] == granted:
        yield dutch(
            "De termijnen en het btw-deel zijn samen {betaald}, de uitkering is {verleend}.",
            betaald=format_cents(paid),
            verleend=format_cents(granted),
        )


def _regime_gaps(facts: VerleningFacts) -> Iterator[str]:
    """The law of the Caribbean Netherlands and that of the European part do not mix."""
    is_bijzonder = facts["regime"] == "BU"
    if is_bijzonder != (facts["dollar"] is not None):
        yield dutch("Een bijzondere uitkering is in dollars, een specifieke uitkering niet.")
    if is_bijzonder and facts["betaling"]["bcf"]:
        yield dutch("Bij een bijzondere uitkering gaat niets naar het BTW-compensatiefonds.")
    if is_bijzonder and facts["verantwoording"]["sisa_code"]:
        yield dutch("Een bijzondere uitkering wordt niet met SiSa verantwoord.")
    if is_bijzonder and not (facts["deal"]["einde"] and facts["financieel_eindverslag_uiterlijk"]):
        yield dutch("Bij een bijzondere uitkering hoort het einde van de Regio Deal.")


def _missing_parts(facts: VerleningFacts) -> Iterator[str]:
    if not facts["motivering"]:
        yield dutch("De motivering ontbreekt (Awb 3:46).")
    if not facts["betaling"]["termijnen"]:
        yield dutch("De termijnen van het voorschot ontbreken.")

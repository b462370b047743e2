"""The termijnen of an advance: what a decision may lay down (Besluit art. 13 lid 2 and 3).

The advance is the whole grant, in principle in two termijnen. Another number, other days, budget
years and conditions are for the decision to say; what was released stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.legal.terms import BETAALTERMIJN, nominal_last_day

MOST_TERMIJNEN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTermijn:
    """A part of the advance, in cents of the entitlement.

    Without `pay_by` it is due six weeks after the bekendmaking (Awb 4:87), and without
    `budget_year` it is for the year of its day. Of what `is_released` nothing changes any more; of
    what `is_met` the condition does not.
    """

    amount_cents: int
    pay_by: date | None = None
    budget_year: int | None = None
    condition: str = ""
    condition_source: str = ""
    is_released: bool = False
    is_met: bool = False

    @property
    def content(self) -> "PlannedTermijn":
        """The same without what happened to it, to compare what was decided."""
        return replace(self, is_released=False, is_met=False)

    @property
    def record(self) -> dict[str, Any]:
        """As a decision keeps it, and its letter says it; what is not there is left out."""
        found: dict[str, Any] = {
            "datum": self.pay_by.isoformat() if self.pay_by else None,
            "bedrag": self.amount_cents,
        }
        if self.budget_year is not None:
            found["begrotingsjaar"] = self.budget_year
        if self.condition:
            found |= {"voorwaarde": self.condition, "voorwaarde_bron": self.condition_source}
        return found

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> "PlannedTermijn":
        """The same from what was kept."""
        day = record["datum"]
        return cls(
            amount_cents=record["bedrag"],
            pay_by=date.fromisoformat(day) if day else None,
            budget_year=record.get("begrotingsjaar"),
            condition=record.get("voorwaarde", ""),
            condition_source=record.get("voorwaarde_bron", ""),
        )

    def year(self, decided_on: date) -> int:
        """The budget year, as said or as it follows from its day."""
        day = self.pay_by or nominal_last_day(decided_on, BETAALTERMIJN)
        return self.budget_year or day.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """What the termijnen are a part of: how it stands, on the day of the decision."""

    cents: int
    currency: str
    decided_on: date
    spend_until: date
    standing: Sequence[PlannedTermijn] = ()

    def stands(self, index: int) -> PlannedTermijn | None:
        """The termijn of this place as it is now; None for a new one."""
        return self.standing[index] if index < len(self.standing) else None


def schedule_faults(rows: Sequence[PlannedTermijn], advance: Advance) -> list[str]:
    """Why these termijnen cannot be laid down, a sentence each; empty when they can."""
    if not 1 <= len(rows) <= MOST_TERMIJNEN:
        return [
            dutch(
                "Vul één tot {hoogstens} termijnen in, elk met een bedrag.",
                hoogstens=MOST_TERMIJNEN,
            )
        ]
    found = [*_amounts(rows, advance), *_unchanged(rows, advance)]
    for index, row in enumerate(rows):
        if advance.stands(index) is None or row != _as_it_was(advance, index):
            found += _own_day(index + 1, row, advance)
            found += _condition(index + 1, row)
    return found + list(_order(rows, advance.decided_on))


def _amounts(rows: Sequence[PlannedTermijn], advance: Advance) -> Iterator[str]:
    """Each is more than nothing, and all of them together are the advance."""
    if any(row.amount_cents <= 0 for row in rows):
        yield dutch("Elke termijn is meer dan nul.")
    total = sum(row.amount_cents for row in rows)
    if total != advance.cents:
        sums = [_money(cents, advance) for cents in (total, advance.cents)]
        yield (
            dutch(
                "De termijnen zijn samen {samen}, maar het hele voorschot is {voorschot}."
                " Laat de bedragen samen {voorschot} zijn.",
                samen=sums[0],
                voorschot=sums[1],
            )
        )


def _unchanged(rows: Sequence[PlannedTermijn], advance: Advance) -> Iterator[str]:
    """What was released or paid stays; a condition that was met stays with its termijn."""
    for index, stands in enumerate(advance.standing):
        row = rows[index] if index < len(rows) else None
        if stands.is_released and row != stands.content:
            yield (
                dutch(
                    "Termijn {nummer} is al vrijgegeven of betaald. Laat die staan zoals hij"
                    " is: {bedrag}.",
                    nummer=index + 1,
                    bedrag=_money(stands.amount_cents, advance),
                )
            )
        elif stands.is_met and (row is None or row.condition != stands.condition):
            yield (
                dutch(
                    "De voorwaarde van termijn {nummer} is al vervuld. Laat die voorwaarde staan.",
                    nummer=index + 1,
                )
            )


def _own_day(number: int, row: PlannedTermijn, advance: Advance) -> Iterator[str]:
    """A budget year is the calendar year in which the money goes (Comptabiliteitswet 2016)."""
    decided_on, year = advance.decided_on, row.year(advance.decided_on)
    last_year = advance.spend_until.year
    if row.pay_by is not None and row.pay_by < decided_on:
        yield dutch(
            "Termijn {nummer}: {dag} is voorbij. Kies een latere dag.",
            nummer=number,
            dag=long_date(row.pay_by),
        )
    if not decided_on.year <= year <= last_year:
        yield (
            dutch(
                "Termijn {nummer}: begrotingsjaar {jaar} kan niet. Kies een jaar van"
                " {eerste} tot en met {laatste}, het laatste jaar om te besteden.",
                nummer=number,
                jaar=year,
                eerste=decided_on.year,
                laatste=last_year,
            )
        )
    elif row.pay_by is not None and row.pay_by.year != year:
        yield (
            dutch(
                "Termijn {nummer}: {dag} valt niet in begrotingsjaar {jaar}. Kies een dag"
                " in dat jaar.",
                nummer=number,
                dag=long_date(row.pay_by),
                jaar=year,
            )
        )
    elif row.pay_by is None and year not in _years_of_six_weeks(decided_on):
        yield (
            dutch(
                "Termijn {nummer}: vul een dag in {jaar} in. Zonder dag wordt binnen zes"
                " weken betaald.",
                nummer=number,
                jaar=year,
            )
        )


def _condition(number: int, row: PlannedTermijn) -> Iterator[str]:
    if row.condition and not row.condition_source:
        yield (
            dutch(
                "Termijn {nummer}: schrijf op waar de voorwaarde staat, bijvoorbeeld in"
                " welk artikel.",
                nummer=number,
            )
        )


def _order(rows: Sequence[PlannedTermijn], decided_on: date) -> Iterator[str]:
    """The budget years go forward, and so do the days."""
    years = [row.year(decided_on) for row in rows]
    days = [row.pay_by or nominal_last_day(decided_on, BETAALTERMIJN) for row in rows]
    if years != sorted(years):
        yield dutch(
            "De begrotingsjaren lopen niet op. Zet de termijnen in de volgorde van hun jaar."
        )
    elif days != sorted(days):
        yield dutch("De dagen lopen niet op. Zet de termijnen in de volgorde waarin u betaalt.")


def _as_it_was(advance: Advance, index: int) -> PlannedTermijn | None:
    stands = advance.stands(index)
    return stands.content if stands is not None else None


def _years_of_six_weeks(decided_on: date) -> tuple[int, int]:
    return decided_on.year, nominal_last_day(decided_on, BETAALTERMIJN).year


def _money(cents: int, advance: Advance) -> str:
    return format_amount(cents, advance.currency, decimals="always")


def still_fits(rows: Sequence[PlannedTermijn], advance: Advance) -> bool:
    """Whether what was decided can be carried out: its sum holds, and nothing of it was released.

    The days are not asked again: they were judged when it was decided.
    """
    return not [*_amounts(rows, advance), *_unchanged(rows, advance)]

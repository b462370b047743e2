"""How the programme and the termijnen stand: from the convenant and the decisions, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.selectors import granted_cents_on, standing_of
from disbursement.grootboek.selectors import standing_schedule
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import Verzoek, VerzoekKind
from regiodeals.common.words import dutch
from regiodeals.legal.payment_schedule import PlannedTermijn


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the money: a programmalijn, or a termijn with its day."""

    key: int
    name: str
    cents: int
    day: date | None = None
    year: int | None = None
    condition: str = ""
    condition_source: str = ""
    is_released: bool = False

    @property
    def planned(self) -> PlannedTermijn:
        """As a decision lays it down."""
        return PlannedTermijn(
            amount_cents=self.cents,
            pay_by=self.day,
            budget_year=self.year,
            condition=self.condition,
            condition_source=self.condition_source,
        )


def programme_on(uitkering: Uitkering, day: date) -> list[Part]:
    """What each programmalijn has of the uitkering on a day, in euro cents.

    The activities of the convenant say it first, and each granted herverdeling anew.
    """
    lines = uitkering.deal.programmalijnen.annotate(cents=Sum("activiteiten__rijk_cents"))
    found = [Part(line.pk, line.name, line.cents or 0) for line in lines.order_by("order")]
    for verzoek in _granted(uitkering, VerzoekKind.HERVERDELING, day):
        found = programme_after(found, verzoek)
    return found


def programme_after(parts: list[Part], verzoek: Verzoek) -> list[Part]:
    """The same once a herverdeling is granted; what it does not name stays."""
    asked = {line.programmalijn_id: line.amount_cents for line in verzoek.regels.all()}
    return [Part(part.key, part.name, asked.get(part.key, part.cents)) for part in parts]


def programme_total(uitkering: Uitkering, day: date) -> int:
    """What the lines add up to: the grant, in euro cents; dollars are the entitlement only."""
    if uitkering.is_bijzonder:
        return uitkering.amount_cents
    return granted_cents_on(uitkering, day)


def schedule_now(uitkering: Uitkering) -> list[Part]:
    """The termijnen of the advance, in cents of the entitlement; a granted request is among them.

    The bekendmaking of the decision carries it out, so that nothing else need be counted here.
    """
    return [
        Part(
            number,
            dutch("Termijn {nummer}", nummer=number),
            row.amount_cents,
            row.pay_by,
            row.budget_year,
            row.condition,
            row.condition_source,
            is_released=row.is_released,
        )
        for number, row in enumerate(standing_schedule(uitkering), start=1)
    ]


def schedule_of(verzoek: Verzoek) -> list[Part]:
    """The termijnen that a request asks for."""
    return [
        Part(
            line.number,
            dutch("Termijn {nummer}", nummer=line.number),
            line.amount_cents,
            line.pay_by,
            line.budget_year,
            line.condition,
            line.condition_source,
        )
        for line in verzoek.regels.all()
    ]


def schedule_total(uitkering: Uitkering, _day: date) -> int:
    """What the termijnen add up to: the whole advance."""
    return sum(part.cents for part in schedule_now(uitkering))


def _granted(uitkering: Uitkering, kind: VerzoekKind, day: date) -> Iterator[Verzoek]:
    """The requests of a kind that were granted by a decision that holds, in that order."""
    holding = {row.number for row in standing_of(uitkering, day).in_force}
    asked = {
        row.decision_id: row
        for row in uitkering.verzoeken.all()
        if row.kind == kind and row.decision_id is not None
    }
    if not asked:
        return
    for row in sorted(uitkering.beschikkingen.all(), key=lambda row: row.number):
        is_granting = row.kind == BeschikkingKind.WIJZIGING and row.number in holding
        if is_granting and row.pk in asked:
            yield asked[row.pk]

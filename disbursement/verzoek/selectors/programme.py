"""How the programme and the termijnen stand: from the convenant and the decisions, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.selectors import granted_cents_on, standing_of
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.models import Verzoek, VerzoekKind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the money: a programmalijn, or a termijn with its day."""

    key: int
    name: str
    cents: int
    day: date | None = None


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


def schedule_on(uitkering: Uitkering, day: date) -> list[Part]:
    """The termijnen of the advance on a day, in cents of the entitlement."""
    found = [
        Part(row.number, f"Termijn {row.number}", row.amount_cents, row.pay_by)
        for row in uitkering.termijnen.all()
    ]
    for verzoek in _granted(uitkering, VerzoekKind.TERMIJNEN, day):
        found = schedule_of(verzoek)
    return found


def schedule_of(verzoek: Verzoek) -> list[Part]:
    """The termijnen that a request asks for."""
    return [
        Part(line.number, f"Termijn {line.number}", line.amount_cents, line.pay_by)
        for line in verzoek.regels.all()
    ]


def schedule_total(uitkering: Uitkering, day: date) -> int:
    """What the termijnen add up to: the whole advance."""
    return sum(part.cents for part in schedule_on(uitkering, day))


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

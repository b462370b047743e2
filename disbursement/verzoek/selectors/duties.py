"""What granting a request does to each open obligation of the deal, also where that is nothing."""

from dataclasses import dataclass
from datetime import date

from disbursement.beschikking.selectors import moves_of
from disbursement.grootboek.selectors import standing_schedule
from disbursement.uitkering.models import Termijn
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.selectors.programme import schedule_of
from regiodeals.common.words import dutch
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligations_of_dossier
from regiodeals.obligations.state import State

STAYS = dutch("blijft")
LAPSES = dutch("vervalt")
SIX_WEEKS = dutch("zes weken na de bekendmaking van dit besluit")
DECIDED = dutch("vervuld door het besluit")
PASSED = dutch("is al voorbij")


@dataclass(frozen=True, slots=True)
class DutyRow:
    """An open obligation with its day, and what becomes of it: another day, or in words."""

    what: str
    now: date
    after: date | None = None
    word: str = STAYS


Outcome = tuple[date | None, str]


def duties_of(verzoek: Verzoek) -> tuple[DutyRow, ...]:
    """Every open obligation of the deal, by day; what is not owed yet is not among them.

    Of a right that nobody used, it says that its day is past.
    """
    moved = _moved(verzoek)
    owed = obligations_of_dossier(verzoek.dossier_id).outstanding().order_by("due_on", "pk")
    return tuple(_row(one, *moved.get(one.pk, _else(one, verzoek))) for one in owed)


def _row(owed: Obligation, after: date | None, word: str) -> DutyRow:
    if after == owed.due_on:
        return DutyRow(owed.title, owed.due_on)
    return DutyRow(owed.title, owed.due_on, after, word)


def _else(owed: Obligation, verzoek: Verzoek) -> Outcome:
    if owed.kind == ObligationKind.VERZOEK and owed.subject_id == verzoek.pk:
        return None, DECIDED
    return None, PASSED if owed.state is State.PASSED else STAYS


def _moved(verzoek: Verzoek) -> dict[int, Outcome]:
    """What gets another day or falls away, by the number of the obligation."""
    if verzoek.kind == VerzoekKind.VERLENGING and verzoek.spend_until is not None:
        moves = moves_of(verzoek.uitkering, spend_until=verzoek.spend_until)
        return {
            move.obligation.pk: (move.after, "")
            for move in moves
            if move.obligation is not None and not move.obligation.is_closed
        }
    return _payments(verzoek) if verzoek.kind == VerzoekKind.TERMIJNEN else {}


def _payments(verzoek: Verzoek) -> dict[int, Outcome]:
    """As the bekendmaking lays other termijnen down: what stays as it was keeps its day."""
    standing = standing_schedule(verzoek.uitkering)
    asked = [part.planned for part in schedule_of(verzoek)]
    numbers = {termijn.pk: termijn.number for termijn in verzoek.uitkering.termijnen.all()}
    owed = Obligation.objects.filter(
        kind=ObligationKind.BETALING,
        subject_type=Termijn._meta.label_lower,
        subject_id__in=list(numbers),
    )
    found: dict[int, Outcome] = {}
    for one in owed.outstanding():
        index = numbers[one.subject_id] - 1
        if index >= len(asked):
            found[one.pk] = (None, LAPSES)
        elif index >= len(standing) or standing[index].content != asked[index]:
            day = asked[index].pay_by
            found[one.pk] = (day, "" if day else SIX_WEEKS)
    return found

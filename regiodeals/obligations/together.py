"""Impose or meet many obligations at once: as one by one, in a number of questions that is fixed.

All or none: the first that may not, refuses the whole. The caller holds the locks of the subjects,
so that nobody imposes the same meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.obligations import pages
from regiodeals.obligations.duty import Duty
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.refusals import require_outstanding, require_same
from regiodeals.obligations.services import (
    MET_FIELDS,
    imposed,
    mark_met,
)


@dataclass(frozen=True, slots=True)
class Met:
    """On which day an obligation was met, and how."""

    on: date
    how: str


@transaction.atomic
def impose_all(duties: Sequence[Duty], *, actor: User | None) -> None:
    """Impose each; what was imposed just so before stays. Raises WrongState as `impose` does."""
    for subject_type in {duty.subject._meta.label_lower for duty in duties}:
        pages.require_page(subject_type)
    known = _known(duties)
    new: list[Obligation] = []
    for duty in duties:
        if (before := known.get(tuple(duty.key.values()))) is not None:
            require_same(before, duty)
        else:
            new.append(Obligation(**duty.key, **duty.begin(actor)))
    Obligation.objects.bulk_create(new)
    audit.record_all([imposed(obligation, actor) for obligation in new])


@transaction.atomic
def meet_all(met: Mapping[int, Met], *, actor: User | None) -> None:
    """Meet each, by its number; raises WrongState or InvalidInput as `meet` does."""
    rows = list(Obligation.objects.select_for_update().filter(pk__in=met).order_by("pk"))
    lines = []
    for row in rows:
        require_outstanding(row)
        lines.append(mark_met(row, on=met[row.pk].on, how=met[row.pk].how, actor=actor))
    Obligation.objects.bulk_update(rows, MET_FIELDS)
    audit.record_all(lines)


def _known(duties: Sequence[Duty]) -> dict[tuple[object, ...], Obligation]:
    rows = Obligation.objects.filter(
        subject_type__in={duty.key["subject_type"] for duty in duties},
        subject_id__in={duty.subject.pk for duty in duties},
        kind__in={duty.kind for duty in duties},
        period__in={duty.period for duty in duties},
    )
    return {(row.subject_type, row.subject_id, row.kind, row.period): row for row in rows}

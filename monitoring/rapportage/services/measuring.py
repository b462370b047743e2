"""Lay down the metingen that came back in a copy, as the page of the indicator would."""

from decimal import Decimal

from django.db import transaction

from monitoring.indicator.services import Measured, correct_measurement, record_measurement
from monitoring.rapportage.models import WRITING, Rapportage
from monitoring.rapportage.rendering.measure_sheet import (
    DENOMINATOR,
    NOT_COMPARABLE,
    NOTE,
    NUMERATOR,
    VALUE,
)
from monitoring.rapportage.running.cells import CellError
from monitoring.rapportage.running.measure_rows import FilledMeting
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError, WrongState
from regiodeals.common.words import dutch


def save_metingen(
    report: Rapportage, rows: list[FilledMeting], actor: User
) -> tuple[int, list[FilledMeting], list[CellError]]:
    """How many were laid down, which were overtaken by another, and what is wrong in which.

    In the transaction of the copy, which is refused whole when one is wrong.
    """
    status = Rapportage.objects.values_list("status", flat=True).get(pk=report.pk)
    if rows and status not in WRITING:
        raise WrongState(dutch("Aan deze rapportage schrijft u nu niet. Er is niets overgenomen."))
    measured, overtaken, errors = 0, [], []
    for row in rows:
        if row.stands_already:
            continue
        if row.is_overtaken:
            overtaken.append(row)
            continue
        try:
            with transaction.atomic():
                _save(row, report.until, actor)
            measured += 1
        except DomainError as error:
            errors.append(CellError(row.cell, row.label, str(error)))
    return measured, overtaken, errors


def _save(row: FilledMeting, year: int, actor: User) -> None:
    measured = _measured(row)
    if row.present is None:
        record_measurement(
            doelindicator_id=row.series.pk, year=year, measured=measured, actor=actor
        )
        return
    correct_measurement(meting_id=row.present.pk, measured=measured, reason=row.reason, actor=actor)


def _measured(row: FilledMeting) -> Measured:
    return Measured(
        value=row.given[VALUE],
        numerator=_whole(row.given[NUMERATOR]),
        denominator=_whole(row.given[DENOMINATOR]),
        note=row.given[NOTE],
        not_comparable_because=row.given[NOT_COMPARABLE],
    )


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)

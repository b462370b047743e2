"""What a worker does: it makes the file once, row by row, so that its memory does not grow."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction

from regiodeals.accounts.language import language_of_person
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.exports import store
from regiodeals.exports.models import ExportOrder
from regiodeals.exports.reach import require_same_reach
from regiodeals.exports.selectors import made_before

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
KEPT_DAYS = 7
GIVEN_UP = dutch(
    "Dit lukte {aantal} keer niet. Kies een filter met minder regels, of meld het de beheerder.",
    aantal=MOST_ATTEMPTS,
)


class _Counted:
    """Rows that are counted while they go by."""

    def __init__(self, rows: Any) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for row in self.rows:
            self.number += 1
            yield row


def make_file(order_id: int) -> bool:
    """Make an ordered file; True when this call made it.

    May be called twice or by two workers at once: the row lock lets one make it, the other leaves.
    A worker that dies drops the lock, and the order is still open. An attempt is counted before it
    begins, so that a file which kills its worker is given up in the end.
    """
    if not _begin_attempt(order_id):
        return False
    with transaction.atomic():
        order = _claimed(order_id)
        return order is not None and _attempt(order)


def remove_old_files() -> int:
    """Take away what was made more than a week ago; the order stays, as a trace of who asked.

    The file goes first: a job that dies in between finds the row again tomorrow.
    """
    limit = clock.now() - timedelta(days=KEPT_DAYS)
    removed = 0
    for order in made_before(limit):
        store.remove(order)
        order.removed_at = clock.now()
        order.save(update_fields=["removed_at"])
        removed += 1
    store.remove_drafts(limit.timestamp())
    return removed


def _claimed(order_id: int) -> ExportOrder | None:
    """The open order under lock; None when it is done or when another worker has it."""
    found = ExportOrder.objects.pending().filter(pk=order_id).select_related("ordered_by")
    return found.select_for_update(skip_locked=True, of=("self",)).first()


@transaction.atomic
def _begin_attempt(order_id: int) -> bool:
    order = _claimed(order_id)
    if order is None:
        return False
    if order.attempts >= MOST_ATTEMPTS:
        _give_up(order, GIVEN_UP)
        return False
    order.attempts += 1
    order.save(update_fields=["attempts"])
    return True


def _attempt(order: ExportOrder) -> bool:
    try:
        with transaction.atomic():
            number = _write(order)
    except DomainError as error:
        _give_up(order, str(error))
        return False
    # Whatever goes wrong in making a file must end as a note on its row, never as a lost order.
    except Exception:
        logger.exception("file %s could not be made", order.pk)
        if order.attempts >= MOST_ATTEMPTS:
            _give_up(order, GIVEN_UP)
        return False
    order.made_at, order.rows = clock.now(), number
    order.save(update_fields=["made_at", "rows"])
    return True


def _write(order: ExportOrder) -> int:
    """Write what the person sees now, and nothing when that is something else than before."""
    require_same_reach(order)
    export = order.definition
    rows = export.rows(order.ordered_by, order.filters)
    sheet = export.sheet(rows, language_of_person(order.ordered_by))
    counted = _Counted(sheet.rows)
    store.write(order, replace(sheet, rows=counted))
    return counted.number


def _give_up(order: ExportOrder, why: str) -> None:
    logger.warning("file %s given up: %s", order.pk, why)
    order.given_up_at, order.failure = clock.now(), why[:300]
    order.save(update_fields=["given_up_at", "failure"])

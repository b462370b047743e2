"""Order a long file, and fetch it."""

from pathlib import Path

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.exports import store, tasks
from regiodeals.exports.definition import Export, Filters
from regiodeals.exports.models import PENDING, ExportOrder, Form
from regiodeals.exports.reach import reach_of, require_same_reach

MOST_OPEN = 5
NOT_YOURS = dutch("Deze lijst is niet voor u.")
UNKNOWN_FORM = dutch("Kies Excel of CSV.")
NOT_THERE = dutch("Dit bestand is er niet meer. Vraag het opnieuw op de pagina van de lijst.")
TOO_MANY = dutch(
    "Er worden al {aantal} bestanden voor u gemaakt. Wacht tot er een klaar is.", aantal=MOST_OPEN
)


@in_turn()
@transaction.atomic
def order_export(*, export: Export, form: str, filters: Filters, actor: User) -> ExportOrder:
    """Promise a file of a list, or give the order that stands already.

    Raises NotAllowed, InvalidInput, and WrongState when too many wait.
    """
    if not export.is_open_to(actor):
        raise NotAllowed(NOT_YOURS)
    chosen = export.chosen(filters)
    if chosen is None or form not in Form.values:
        raise InvalidInput(UNKNOWN_FORM)
    # Two clicks at once take turns on the person, so that one order comes of them.
    User.objects.select_for_update().get(pk=actor.pk)
    mine = ExportOrder.objects.filter(PENDING, ordered_by=actor)
    known = mine.filter(export=export.name, form=form, filters=chosen).first()
    if known is not None:
        return known
    if mine.count() >= MOST_OPEN:
        raise WrongState(TOO_MANY)
    order = ExportOrder.objects.create(
        export=export.name,
        form=form,
        filters=chosen,
        reach=reach_of(actor),
        ordered_by=actor,
        ordered_at=clock.now(),
    )
    hurry(tasks.make_file, order.pk)
    return order


def file_of(order: ExportOrder) -> Path:
    """Where the file lies, for who asked for it and still sees the same.

    Raises NotAllowed, and WrongState when the file is not there.
    """
    require_same_reach(order)
    path = store.path_of(order)
    if not order.is_kept or not path.is_file():
        raise WrongState(NOT_THERE)
    return path

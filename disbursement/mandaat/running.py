"""An end that is coming is owed to be dealt with: the beheerder renews, or lets it end knowingly.

The obligations follow from the register. Watching twice changes nothing, so the daily round also
finds rows that came in another way.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from disbursement.mandaat.models import Ambt, Ambtsdrager, Mandaat, Vervanging
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.dutch_dates import plain_date
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet
from regiodeals.obligations.owner import Owner

Row = Ambt | Ambtsdrager | Mandaat | Vervanging

REGISTER: tuple[type[Row], ...] = (Ambt, Ambtsdrager, Mandaat, Vervanging)
SOURCE = "Register van mandaten (Awb, afdeling 10.1.1)"


def watch_end(row: Row, *, actor: User | None) -> None:
    """Let the beheerder owe that the end of `row` is dealt with, on the day it has now."""
    owed = _owed(row).first()
    end = row.valid_until
    if end is None:
        if owed is not None:
            _cancel(owed, "Het einde is weggehaald.", actor)
    elif owed is None:
        if end >= clock.today():
            _impose(row, end, actor)
    elif owed.due_on != end:
        _move(owed, end, actor)


def note_renewal(rows: Iterable[Row], *, how: str, actor: User) -> None:
    """Lay down that what ends has been followed up, by a new mandate or a new holder."""
    for row in rows:
        for owed in _owed(row):
            obligations.meet(obligation_id=owed.pk, on=clock.today(), how=how, actor=actor)


@transaction.atomic
def watch_register() -> int:
    """The daily round: owe each end that is to come, and close what has ended by itself.

    Returns how many rows still run to an end.
    """
    today = clock.today()
    ending = [
        row
        for model in REGISTER
        for row in model._default_manager.filter(valid_until__gte=today).order_by("pk")
    ]
    for row in ending:
        watch_end(row, actor=None)
    for owed in _outstanding().overdue():
        _cancel(owed, f"Geëindigd op {plain_date(owed.due_on)} en niet verlengd.", None)
    return len(ending)


def _outstanding() -> ObligationQuerySet:
    return Obligation.objects.outstanding().filter(kind=ObligationKind.MANDAAT)


def _owed(row: Row) -> ObligationQuerySet:
    about = {"subject_type": row._meta.label_lower, "subject_id": row.pk}
    return _outstanding().filter(**about)


def _impose(row: Row, end: date, actor: User | None) -> None:
    before = Obligation.objects.filter(
        subject_type=row._meta.label_lower, subject_id=row.pk, kind=ObligationKind.MANDAAT
    )
    obligations.impose(
        kind=ObligationKind.MANDAAT,
        subject=row,
        title=f"Verleng of vervang: {row._meta.verbose_name} {row}"[:200],
        due_on=end,
        zone=AMSTERDAM,
        source=getattr(row, "source", "") or SOURCE,
        owner=Owner(role=Role.BEHEERDER),
        dossier=None,
        period=str(before.count() + 1),
        actor=actor,
    )


def _move(owed: Obligation, end: date, actor: User | None) -> None:
    """Another end; one that has passed already is written down as it is."""
    act = obligations.reschedule if end >= clock.today() <= owed.due_on else obligations.correct
    reason = "Het einde in het register is gewijzigd."
    act(obligation_id=owed.pk, due_on=end, reason=reason, actor=actor)


def _cancel(owed: Obligation, reason: str, actor: User | None) -> None:
    obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)

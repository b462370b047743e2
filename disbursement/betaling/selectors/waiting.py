"""What waits for a controller: for a second person, for the bank, or to be settled."""

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Subquery, Value

from disbursement.betaling.models import (
    Bankregel,
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
    Rekening,
)
from disbursement.betaling.selectors.euros import without_euros
from disbursement.betaling.selectors.rows import (
    SENT,
    batches_visible_to,
    betalingen_visible_to,
    free_to_batch,
    stopped_by_a_block,
)
from regiodeals.accounts.models import User
from regiodeals.common import clock


class Waiting(NamedTuple):
    """How much waits for a controller, by what it is."""

    lines: int = 0
    accounts: int = 0
    releases: int = 0
    free: int = 0
    stopped: int = 0
    batches: int = 0
    failed: int = 0
    files: int = 0
    silent: int = 0
    lapses: int = 0
    rejections: int = 0
    euros: int = 0


def waiting_for_controller(user: User) -> Waiting:
    """What waits for a controller, in one question.

    What somebody did himself waits for another, and is not counted.
    """
    if not user.is_ministry:
        return Waiting()
    rows = _rows(user)
    counts = User.objects.filter(pk=user.pk).values_list(*map(_counted, rows.values()))
    return Waiting(**dict(zip(rows, (number or 0 for number in counts[0]), strict=True)))


def _rows(user: User) -> dict[str, QuerySet[Any]]:
    batches = Betaalbatch.objects.all()
    refused = batches.filter(status__in=SENT, reject_asked_by__isnull=False)
    sent = batches.filter(reject_asked_by__isnull=True)
    return {
        "lines": Bankregel.objects.open().exclude(linked_by=user),
        "accounts": Rekening.objects.proposed().exclude(proposed_by=user),
        "releases": Betaling.objects.filter(status=BetalingStatus.GEVRAAGD).exclude(
            released_by=user
        ),
        "free": free_to_batch(),
        "stopped": stopped_by_a_block(),
        "batches": batches.filter(status=BatchStatus.SAMENGESTELD).exclude(composed_by=user),
        "failed": batches.filter(status=BatchStatus.BEVESTIGD, document__given_up_at__isnull=False),
        "files": sent.filter(status=BatchStatus.BESTAND_GEMAAKT),
        # The bank pays on that day, and says so on the next.
        "silent": sent.filter(status=BatchStatus.AANGEBODEN, execute_on__lt=clock.today()),
        "lapses": Betaling.objects.filter(
            status=BetalingStatus.VRIJGEGEVEN, drop_asked_by__isnull=False
        ).exclude(drop_asked_by=user),
        "rejections": refused.exclude(reject_asked_by=user),
        "euros": without_euros(Betaling.objects.all()),
    }


def asked_to_lapse(user: User, waiting: Waiting) -> list[Betaling | Betaalbatch]:
    """Payments and batches of which somebody else asked that they lapse; asked where there are."""
    found: list[Betaling | Betaalbatch] = []
    if waiting.lapses:
        rows = betalingen_visible_to(user).filter(status=BetalingStatus.VRIJGEGEVEN)
        found += rows.filter(drop_asked_by__isnull=False).exclude(drop_asked_by=user).order_by("pk")
    if waiting.rejections:
        sent = batches_visible_to(user).filter(status__in=SENT, reject_asked_by__isnull=False)
        found += sent.exclude(reject_asked_by=user)
    return found


def _counted(rows: QuerySet[Any]) -> Subquery:
    """The number of rows, as a part of another question."""
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(one.annotate(number=Count("pk")).values("number"))

"""How it is with orders that a worker carries out: one rule for documents, mail and lists."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from regiodeals.common import clock
from regiodeals.common.words import dutch, joined
from regiodeals.health.check import Finding, State
from regiodeals.health.words import how_long

# The sweep comes every half minute; a worker that is busy may need some minutes more.
LATE, STUCK = timedelta(minutes=5), timedelta(hours=1)


@dataclass(frozen=True)
class Outbox:
    """How many orders wait and how many failed, with the moment of the oldest of each."""

    pending: int
    pending_since: datetime | None
    failed: int
    failed_since: datetime | None


@dataclass(frozen=True)
class Words:
    """What is said about it: 'wachten', 'zijn opgegeven', and what to do when some failed."""

    waits: str
    failed: str
    remedy: str


def count(rows: QuerySet[Any], *, pending: Q, since: str, failed: Q, failed_at: Any) -> Outbox:
    """Count them in one question; `since` and `failed_at` are the moments of order and failure."""
    found = rows.order_by().aggregate(
        pending=Count("pk", filter=pending),
        pending_since=Min(since, filter=pending),
        failed=Count("pk", filter=failed),
        failed_since=Min(failed_at, filter=failed),
    )
    return Outbox(**found)


def finding(outbox: Outbox, words: Words, *, url: str) -> Finding:
    """Good while nothing waits long and nothing failed; `url` leads to what failed."""
    now = clock.now()
    age = now - outbox.pending_since if outbox.pending_since else timedelta()
    says = [_told(outbox.pending, words.waits, now, outbox.pending_since)]
    do: list[str] = [dutch("Kijk of de werkers lopen.")] if age > LATE else []
    if outbox.failed:
        says.append(_told(outbox.failed, words.failed, now, outbox.failed_since))
        do.append(words.remedy)
    state = State.LOOK if do else State.GOOD
    return Finding(
        State.WRONG if age > STUCK else state,
        joined(" ", says),
        joined(" ", do),
        url if outbox.failed else "",
    )


def _told(number: int, what: str, now: datetime, oldest: datetime | None) -> str:
    if oldest is None:
        return dutch("{aantal} {wat}.", aantal=number, wat=what)
    return dutch(
        "{aantal} {wat}, de oudste al {hoe_lang}.",
        aantal=number,
        wat=what,
        hoe_lang=how_long(now - oldest),
    )

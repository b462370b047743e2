"""Questions about the sending of decisions."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import (
    ANNOUNCED,
    OVERTAKEN,
    Beschikking,
    BeschikkingKind,
    BeschikkingStatus,
)
from disbursement.beschikking.selectors import findings_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.documents.models import Document
from regiodeals.legal.decision_rules import recovery_last_day
from regiodeals.legal.electronic import Route
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.grant_rules.findings import Finding
from regiodeals.legal.remedies import remedy_for
from regiodeals.legal.terms import last_day, legal_day
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligations_of_dossier

AN_HOUR, TWO_DAYS = timedelta(hours=1), timedelta(days=2)
ABOUT = Beschikking._meta.label_lower


def bekendmaking_of(beschikking: Beschikking) -> Bekendmaking | None:
    """The record of its sending; None before, and for what was made known before there was one."""
    return (
        Bekendmaking.objects.filter(beschikking=beschikking)
        .select_related("beschikking", "posting_recorded_by", "opened_by")
        .first()
    )


def is_posted(beschikking: Beschikking) -> bool:
    """Whether a day of posting was written down."""
    return Bekendmaking.objects.filter(beschikking=beschikking, posted_on__isnull=False).exists()


def goes_by_post(beschikkingen: Collection[int]) -> QuerySet[Bekendmaking, int]:
    """Which of these, by number, were made known by post."""
    found = Bekendmaking.objects.filter(beschikking__in=beschikkingen, route=Route.POST.value)
    return found.values_list("beschikking_id", flat=True)


def last_day_if_posted_today(beschikking: Beschikking) -> date:
    """The last day of the term for bezwaar, counted from the day that the law counts from.

    A letter that still lies here is counted as if posted today: the term has not begun (Awb 6:10).
    Raises UnknownCalendarYear in a year without known decree.
    """
    if beschikking.remedy_last_day is None:
        raise ValueError("what has been made known has its last day")
    if (last := beschikking.last_day_to_object) is not None:
        return last
    today = legal_day(clock.now(), ZoneInfo(beschikking.announced_zone))
    term = remedy_for(Instrument(beschikking.uitkering.instrument)).term
    return max(beschikking.remedy_last_day, last_day(today, term))


# Per kind the conditions of the law on the day on which it is made known.
ON_THE_DAY = {
    BeschikkingKind.VERLENING: frozenset({"tijdig-verleend", "besluit-van-kracht"}),
    BeschikkingKind.TERUGVORDERING: frozenset({"termijn"}),
}


def passed_by(beschikking: Beschikking, *, posted_on: date) -> list[Finding]:
    """What the law asks of the day, that held on the day of the step and not on that of posting.

    Whether a kassier heard of a recovery in time by an earlier letter, is told by what was owed.
    """
    keys = ON_THE_DAY.get(BeschikkingKind(beschikking.kind))
    step = beschikking.announced_on
    if keys is None or step is None or posted_on <= step or _was_told_in_time(beschikking):
        return []
    held = {row.key for row in findings_of(beschikking, on=step) if row.is_met}
    return [
        row
        for row in findings_of(beschikking, on=posted_on)
        if row.key in keys & held and not row.is_met
    ]


def _was_told_in_time(beschikking: Beschikking) -> bool:
    received = beschikking.account_received_on
    if beschikking.kind != BeschikkingKind.TERUGVORDERING or received is None:
        return False
    told = obligations_of_dossier(beschikking.dossier_id).filter(kind=ObligationKind.MEDEDELING)
    last = recovery_last_day(received)
    return told.filter(due_on=last, met_on__lte=last).exists()


def latest_mail_of(beschikking: Beschikking) -> Message | None:
    """The last message that made it known; None when there was none."""
    return Message.objects.about(beschikking, MessageKind.BEKENDMAKING).first()


def failed_mail() -> QuerySet[Message, int]:
    """The beschikkingen whose mail did not arrive, with nobody having dealt with it."""
    failed = Message.objects.failed().filter(kind=MessageKind.BEKENDMAKING, about_type=ABOUT)
    return failed.values_list("about_id", flat=True)


def in_need_of(user: User) -> QuerySet[Bekendmaking]:
    """What this behandelaar has to see to: letters to post, and mail that did not arrive.

    A letter that another was sent before, is not posted any more: its decision never held.
    """
    is_theirs = Q(beschikking__drafter=user) | Q(beschikking__uitkering__deal__accounthouder=user)
    overtaken = Q(beschikking__in=Beschikking.objects.filter(OVERTAKEN))
    to_post = Q(route=Route.POST.value, posted_on__isnull=True) & ~overtaken
    return (
        Bekendmaking.objects.filter(is_theirs)
        .filter(to_post | Q(beschikking_id__in=failed_mail()))
        .annotate(deal_name=F("beschikking__uitkering__deal__name"))
        .select_related("beschikking__uitkering__deal")
        .order_by("beschikking__announced_on", "pk")
    )


def stuck_records() -> dict[str, QuerySet[Any]]:
    """What should have gone on by itself, or by one press, and did not; by what it is.

    A file or a mail is there within a minute; the sweep tries it again every half minute.
    """
    now = clock.now()
    letters = Beschikking.objects.filter(
        uitkering__deal=OuterRef("pk"), status__in=ANNOUNCED, document__stored_at__isnull=False
    )
    return {
        "documents": Document.objects.pending().filter(ordered_at__lt=now - AN_HOUR),
        "failures": Document.objects.filter(given_up_at__isnull=False),
        "beschikkingen": Beschikking.objects.filter(
            status=BeschikkingStatus.ONDERTEKEND, signed_at__lt=now - TWO_DAYS
        ),
        "deals": Deal.objects.filter(~Exists(letters), status=DealStatus.BESCHIKT),
        "messages": Message.objects.pending().filter(queued_at__lt=now - AN_HOUR),
    }


def count_stuck() -> dict[str, int]:
    """How many there are of each, in one question; a kind of which there are none is left out."""
    counts = [
        rows.order_by().annotate(what=Value(name)).values("what").annotate(number=Count("pk"))
        for name, rows in stuck_records().items()
    ]
    first, *others = [rows.values_list("what", "number") for rows in counts]
    # A count of nothing is a row too.
    return {name: number for name, number in first.union(*others, all=True) if number}

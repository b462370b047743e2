"""Questions about the sending of decisions."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import Beschikking
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.legal.electronic import Route
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import remedy_for
from regiodeals.legal.terms import last_day, legal_day
from regiodeals.mail.models import Message, MessageKind

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


def last_day_to_object(beschikking: Beschikking) -> date:
    """The last day of the term for bezwaar, counted from the day that the law counts from.

    By post that is the day of posting, which may come after the day of the portal (Awb 3:41, 6:8).
    A letter that still lies here is counted as if posted today: the term has not begun (Awb 6:10).
    Raises UnknownCalendarYear in a year without known decree.
    """
    if beschikking.remedy_last_day is None:
        raise ValueError("what has been made known has its last day")
    row = Bekendmaking.objects.filter(beschikking=beschikking).first()
    if row is None or row.sent_on == beschikking.announced_on:
        return beschikking.remedy_last_day
    since = row.sent_on or legal_day(clock.now(), ZoneInfo(beschikking.announced_zone))
    term = remedy_for(Instrument(beschikking.uitkering.instrument)).term
    return max(beschikking.remedy_last_day, last_day(since, term))


def latest_mail_of(beschikking: Beschikking) -> Message | None:
    """The last message that made it known; None when there was none."""
    return Message.objects.about(beschikking, MessageKind.BEKENDMAKING).first()


def failed_mail() -> QuerySet[Message, int]:
    """The beschikkingen whose mail did not arrive, with nobody having dealt with it."""
    failed = Message.objects.failed().filter(kind=MessageKind.BEKENDMAKING, about_type=ABOUT)
    return failed.values_list("about_id", flat=True)


def in_need_of(user: User) -> QuerySet[Bekendmaking]:
    """What this behandelaar has to see to: letters to post, and mail that did not arrive."""
    is_theirs = Q(beschikking__drafter=user) | Q(beschikking__uitkering__deal__accounthouder=user)
    to_post = Q(route=Route.POST.value, posted_on__isnull=True)
    return (
        Bekendmaking.objects.filter(is_theirs)
        .filter(to_post | Q(beschikking_id__in=failed_mail()))
        .annotate(deal_name=F("beschikking__uitkering__deal__name"))
        .select_related("beschikking__uitkering__deal")
        .order_by("beschikking__announced_on", "pk")
    )

"""When and where an overleg is: planned at first, and moved once people were invited."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from monitoring.overleg import sending
from monitoring.overleg.conditions import deal_goes_on
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.models.overleg import LONGEST_LINK
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering.when import when_in_each, when_words, where_words
from monitoring.overleg.services.locks import locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.local_time import moment_in
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import is_kassier_an_island
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.obligations.state import Zone

LONGEST_LOCATION = 150
LONGEST_REASON = 300
NOT_A_LINK = dutch(
    "Dit is geen link. Plak de hele link van de videoverbinding, met https:// ervoor."
)
is_a_link = URLValidator(schemes=["https"], message=NOT_A_LINK)
PLAN = ("planned_on", "begins_at", "ends_at", "zone", "location", "video_url")


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when, on the clock where the overleg is held."""

    begins: time = time(10)
    ends: time = time(12)
    zone: ZoneInfo = clock.AMSTERDAM


# What the form suggests, and what holds when nobody says otherwise.
USUAL = Hours()


def plan_first_overleg(deal: Deal, actor: User | None) -> None:
    """Plan the first overleg, in the calendar year after the bekendmaking; day still open.

    Follows `Deal.mark_beschikt` in the same transaction. Doing it twice plans one.
    """
    if deal.granted_on is None:
        raise ValueError("a deal is beschikt only with the day of its bekendmaking")
    plan_overleg(deal, deal.granted_on.year + 1, actor)


def plan_overleg(deal: Deal, year: int, actor: User | None) -> None:
    """Plan the overleg of a year, its day still open; a second time does nothing."""
    overleg, created = Overleg.objects.get_or_create(deal=deal, year=year)
    if created:
        audit.record(
            overleg,
            action="monitoring.overleg.plan",
            sentence=f"Rijk-regio overleg {overleg.year} gepland",
            actor=actor,
        )


@in_turn()
@transaction.atomic
def schedule_overleg(
    *,
    overleg_id: int,
    planned_on: date,
    location: str,
    actor: User,
    hours: Hours = USUAL,
    video_url: str = "",
    is_example: bool = False,
) -> Overleg:
    """Choose day, time and place. Raises InvalidInput for a time that cannot be."""
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status != OverlegStatus.GEPLAND:
        raise WrongState(dutch("De uitnodiging is al verstuurd. De dag ligt vast."))
    require_deal_goes_on(overleg)
    fill_in(overleg, planned_on, hours, location, video_url)
    overleg.is_example = is_example
    overleg.save(update_fields=[*PLAN, "is_example"])
    audit.record(
        overleg,
        action="monitoring.overleg.schedule",
        sentence=f"Dag van het overleg: {when_words(overleg)}, {where_words(overleg)}"[:300],
        actor=actor,
    )
    workflow.tell("monitoring.overleg.schedule", overleg, actor)
    return overleg


@in_turn()
@transaction.atomic
def move_overleg(
    *,
    overleg_id: int,
    planned_on: date,
    location: str,
    actor: User,
    reason: str,
    hours: Hours = USUAL,
    video_url: str = "",
) -> Overleg:
    """Another time or place after the invitation; everybody gets an update that says why.

    Raises InvalidInput when nothing changes, or without a reason.
    """
    overleg = locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status != OverlegStatus.UITGENODIGD:
        raise WrongState(dutch("Alleen een overleg waarvoor is uitgenodigd, kunt u verzetten."))
    reason = require_reason(reason)
    before, stood = when_words(overleg), _plan_of(overleg)
    was = when_in_each(overleg, on_island=is_kassier_an_island(overleg.deal))
    fill_in(overleg, planned_on, hours, location, video_url)
    if _plan_of(overleg) == stood:
        raise InvalidInput(dutch("Er verandert niets. Kies een andere dag, tijd of plaats."))
    overleg.sequence += 1
    overleg.save(update_fields=[*PLAN, "sequence"])
    sending.move(overleg, reason=reason, was=was, by=actor)
    audit.record(
        overleg,
        action="monitoring.overleg.move",
        sentence=f"Verzet van {before} naar {when_words(overleg)}",
        actor=actor,
        remark=reason,
        details={"versie": overleg.sequence},
    )
    workflow.tell("monitoring.overleg.move", overleg, actor)
    return overleg


def require_deal_goes_on(overleg: Overleg) -> None:
    """Raise WrongState for an overleg of a deal that was opgezegd."""
    if not deal_goes_on(overleg):
        raise WrongState(deal_goes_on.sentence)  # type: ignore[attr-defined]


def require_reason(words: str) -> str:
    """What everybody reads as the reason; raises InvalidInput when there is none."""
    said = " ".join(words.split())
    if not 0 < len(said) <= LONGEST_REASON:
        raise InvalidInput(
            dutch(
                "Schrijf op waarom, in ten hoogste {aantal} tekens. De deelnemers lezen dit.",
                aantal=LONGEST_REASON,
            )
        )
    return said


def fill_in(
    overleg: Overleg, planned_on: date, hours: Hours, location: str, video_url: str
) -> tuple[datetime, datetime]:
    """The plan on the row, not saved, and its moments; raises InvalidInput for what cannot be."""
    if planned_on.year != overleg.year:
        raise InvalidInput(
            dutch("Dit is het overleg van {jaar}. Kies een dag in {jaar}.", jaar=overleg.year)
        )
    overleg.location, overleg.video_url = where_of(location, video_url, dutch("het overleg"))
    return fill_in_time(overleg, planned_on, hours)


def fill_in_time(meeting: Any, planned_on: date, hours: Hours) -> tuple[datetime, datetime]:
    """Day, begin, end and zone on a row that has these columns; raises InvalidInput as above."""
    if planned_on < clock.today(hours.zone):
        raise InvalidInput(
            dutch("{dag} is al geweest. Kies een latere dag.", dag=long_date(planned_on))
        )
    if hours.ends <= hours.begins:
        raise InvalidInput(dutch("Het einde ligt niet na het begin. Kies een latere eindtijd."))
    meeting.planned_on = planned_on
    meeting.zone = Zone(hours.zone.key)
    begins_at = moment_in(planned_on, hours.begins, hours.zone)
    ends_at = moment_in(planned_on, hours.ends, hours.zone)
    meeting.begins_at, meeting.ends_at = begins_at, ends_at
    return begins_at, ends_at


def where_of(location: str, video_url: str, meeting: str) -> tuple[str, str]:
    """Place and link as they are kept; raises InvalidInput when `meeting` is nowhere."""
    place, link = as_kept(" ".join(location.split())), video_url.strip()
    require_printable(place)
    if (not place and not link) or len(place) > LONGEST_LOCATION:
        raise InvalidInput(
            dutch(
                "Vul in waar {wat} is, een plaats of een videoverbinding, in ten hoogste {aantal}"
                " tekens.",
                wat=meeting,
                aantal=LONGEST_LOCATION,
            )
        )
    if link:
        try:
            is_a_link(link)
        except ValidationError as error:
            raise InvalidInput(NOT_A_LINK) from error
    if len(link) > LONGEST_LINK:
        raise InvalidInput(dutch("De link is langer dan {aantal} tekens.", aantal=LONGEST_LINK))
    return place, link


def _plan_of(overleg: Overleg) -> dict[str, Any]:
    return {name: getattr(overleg, name) for name in PLAN}

"""What must be true of an overleg before a step."""

from typing import Any
from zoneinfo import ZoneInfo

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.workflow import requirement


@requirement(dutch("De Regio Deal is opgezegd. Er komt geen overleg meer."))
def deal_goes_on(overleg: Any) -> bool:
    """Nobody meets about a deal that ended."""
    return bool(overleg.deal.status != DealStatus.OPGEZEGD)


@requirement(dutch("Er is nog geen dag gekozen. Plan eerst de dag en de plaats."))
def has_day_and_place(overleg: Any) -> bool:
    """An invitation says when and where."""
    is_planned = overleg.planned_on is not None and overleg.begins_at is not None
    return is_planned and bool(overleg.location or overleg.video_url)


@requirement(dutch("De gekozen dag is al geweest. Kies eerst een latere dag."))
def has_not_passed(overleg: Any) -> bool:
    """Nobody is invited for yesterday; where no day was chosen, another rule says so."""
    today = clock.today(ZoneInfo(overleg.zone))
    return overleg.planned_on is None or today <= overleg.planned_on


@requirement(dutch("Er staat al iets in het verslag. Leg vast dat het overleg is gehouden."))
def nothing_is_recorded(overleg: Any) -> bool:
    """What was written at the table is not called off afterwards."""
    return not overleg.minutes.strip() and not overleg.besluiten.exists()


@requirement(dutch("Er is nog geen deelnemer. Voeg eerst toe wie u uitnodigt."))
def has_participants(overleg: Any) -> bool:
    """Nobody is invited by a mail to nobody."""
    return bool(overleg.deelnemers.present().exists())


@requirement(dutch("De dag van het overleg is nog niet geweest."))
def has_taken_place(overleg: Any) -> bool:
    """Nobody reports on a meeting that is still to come: its day has begun where it is held."""
    today = clock.today(ZoneInfo(overleg.zone))
    return overleg.planned_on is not None and today >= overleg.planned_on


@requirement(dutch("Er is nog geen verslag. Schrijf eerst het verslag."))
def has_minutes(overleg: Any) -> bool:
    """What is agreed is written."""
    return bool(overleg.minutes.strip())


@requirement(dutch("Het verslag is nog niet verstuurd zoals het nu is. Verstuur het eerst."))
def minutes_are_out(overleg: Any) -> bool:
    """What is adopted, everybody could read."""
    return bool(overleg.minutes_are_out)


@requirement(
    dutch(
        "Een deelnemer stemt niet in met het verslag. Pas het verslag aan en verstuur het opnieuw."
    )
)
def nobody_objects(overleg: Any) -> bool:
    """Whoever wants it otherwise, is answered with another version."""
    return False not in _answers(overleg).values()


@requirement(
    dutch(
        "Nog niet iedere deelnemer reageerde. Vaststellen kan als iedereen instemt, of als de tijd"
        " om te reageren voorbij is."
    )
)
def everybody_answered(overleg: Any) -> bool:
    """Who has an account is asked; silence is agreement once the time to answer is over."""
    version = overleg.versies.order_by("-number").first()
    if version is None or clock.today(ZoneInfo(overleg.zone)) > version.answer_by:
        return True
    asked = overleg.deelnemers.present().filter(user__isnull=False)
    return set(asked.values_list("pk", flat=True)) <= _answers(overleg).keys()


def _answers(overleg: Any) -> dict[int, bool]:
    """The last word of each participant about the last version."""
    version = overleg.versies.order_by("-number").first()
    if version is None:
        return {}
    return dict(version.reacties.order_by("pk").values_list("deelnemer_id", "agrees"))

"""What must be true of an overleg before a step."""

from typing import Any

from regiodeals.common import clock
from regiodeals.workflow import requirement


@requirement("Er is nog geen dag gekozen. Plan eerst de dag en de plaats.")
def has_day_and_place(overleg: Any) -> bool:
    """An invitation says when and where."""
    is_planned = overleg.planned_on is not None and overleg.begins_at is not None
    return is_planned and bool(overleg.location or overleg.video_url)


@requirement("Er is nog geen deelnemer. Voeg eerst toe wie u uitnodigt.")
def has_participants(overleg: Any) -> bool:
    """Nobody is invited by a mail to nobody."""
    return bool(overleg.deelnemers.present().exists())


@requirement("De dag van het overleg is nog niet geweest.")
def has_taken_place(overleg: Any) -> bool:
    """Nobody reports on a meeting that is still to come."""
    return overleg.planned_on is not None and clock.today() >= overleg.planned_on


@requirement("Er is nog geen verslag. Schrijf eerst het verslag.")
def has_minutes(overleg: Any) -> bool:
    """What is agreed is written."""
    return bool(overleg.minutes.strip())

"""What must be true of an exchange meeting before a step."""

from typing import Any
from zoneinfo import ZoneInfo

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("De laatste dag om aan te melden is al voorbij. Kies eerst een latere dag."))
def sign_up_has_not_ended(meeting: Any) -> bool:
    """Nobody is asked to sign up for what he cannot sign up for."""
    return bool(clock.today(ZoneInfo(meeting.zone)) <= meeting.sign_up_until)


@requirement(dutch("Deze bijeenkomst is geweest. Aan- of afmelden kan niet meer."))
def has_not_ended(meeting: Any) -> bool:
    """Nobody gets a place at a table that was cleared."""
    return bool(clock.now() < meeting.ends_at)


@requirement(dutch("De dag van de bijeenkomst is nog niet geweest."))
def has_taken_place(meeting: Any) -> bool:
    """Its day has begun where it is held."""
    return bool(clock.today(ZoneInfo(meeting.zone)) >= meeting.planned_on)

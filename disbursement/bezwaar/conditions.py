"""What must be true of a bezwaar before a step."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.legal.objections import Timeliness
from regiodeals.workflow import requirement


@requirement(dutch("Op een beroep beslist het gerecht. Leg de uitspraak vast."))
def is_bezwaar(bezwaar: Any) -> bool:
    """Addressed to the minister."""
    return not bezwaar.is_beroep


@requirement(dutch("Dit is een bezwaar. Daarop beslist de minister."))
def is_beroep(bezwaar: Any) -> bool:
    """Addressed to the court."""
    return bool(bezwaar.is_beroep)


@requirement(dutch("De ontvangst is nog niet schriftelijk bevestigd (Awb 6:14)."))
def is_receipt_confirmed(bezwaar: Any) -> bool:
    """Who objects is told that it arrived."""
    return bezwaar.confirmed_on is not None


@requirement(
    dutch("Het kwam te laat. Beoordeel eerst of de indiener daar iets aan kon doen (Awb 6:11).")
)
def is_lateness_judged(bezwaar: Any) -> bool:
    """Too late is not the end of it: a person judges whether that can be excused."""
    return bezwaar.timeliness is not Timeliness.LATE or bezwaar.late_excused is not None


@requirement(dutch("De dag van de hoorzitting is nog niet geweest."))
def has_hearing_taken_place(bezwaar: Any) -> bool:
    """Nobody reports on a hearing that is still to come."""
    return bezwaar.hearing_on is not None and bezwaar.today >= bezwaar.hearing_on

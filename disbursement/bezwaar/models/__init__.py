"""A bezwaar or beroep against a beschikking, and what moved the clock of the decision on it."""

from disbursement.bezwaar.models.bezwaar import Bezwaar
from disbursement.bezwaar.models.event import ClockEvent
from disbursement.bezwaar.models.kinds import (
    ENDED,
    BezwaarStatus,
    Channel,
    DelayGround,
    EventKind,
    Outcome,
    RemedyKind,
    WaiverGround,
)

__all__ = [
    "ENDED",
    "Bezwaar",
    "BezwaarStatus",
    "Channel",
    "ClockEvent",
    "DelayGround",
    "EventKind",
    "Outcome",
    "RemedyKind",
    "WaiverGround",
]

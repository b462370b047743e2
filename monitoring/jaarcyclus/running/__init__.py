"""What follows by itself: the days that are laid down, and the steps of a year."""

from monitoring.jaarcyclus.running.ending import end_years
from monitoring.jaarcyclus.running.following import (
    follow_overleg,
    follow_report,
    meet_meeting,
    meet_report,
)
from monitoring.jaarcyclus.running.planning import Outcome, plan_all, plan_deal

__all__ = [
    "Outcome",
    "end_years",
    "follow_overleg",
    "follow_report",
    "meet_meeting",
    "meet_report",
    "plan_all",
    "plan_deal",
]

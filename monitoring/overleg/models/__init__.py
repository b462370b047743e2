"""The overleg, and who takes part in it."""

from monitoring.overleg.models.deelnemer import Deelnemer
from monitoring.overleg.models.overleg import Overleg, OverlegStatus, done_last

__all__ = ["Deelnemer", "Overleg", "OverlegStatus", "done_last"]

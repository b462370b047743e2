"""The year of a deal, and the schedule of its days."""

from monitoring.jaarcyclus.models.jaarcyclus import CLOSED, Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.models.rooster import Roosterregel

__all__ = ["CLOSED", "JaarStatus", "Jaarcyclus", "Roosterregel"]

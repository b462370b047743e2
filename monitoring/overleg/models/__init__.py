"""The overleg, who takes part in it, and what was said and decided."""

from monitoring.overleg.models.deelnemer import Deelnemer
from monitoring.overleg.models.minutes import Besluitpunt, Verslagreactie, Verslagversie
from monitoring.overleg.models.overleg import STEPS, Overleg, OverlegStatus, done_last
from monitoring.overleg.models.pack import Vergaderstuk
from monitoring.overleg.models.poll import CanCome, Prikantwoord, Prikmoment

__all__ = [
    "STEPS",
    "Besluitpunt",
    "CanCome",
    "Deelnemer",
    "Overleg",
    "OverlegStatus",
    "Prikantwoord",
    "Prikmoment",
    "Vergaderstuk",
    "Verslagreactie",
    "Verslagversie",
    "done_last",
]

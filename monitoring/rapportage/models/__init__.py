"""The rapportage with its answers, and what was handed in of it."""

from monitoring.rapportage.models.comment import Opmerking
from monitoring.rapportage.models.indiening import Indiening
from monitoring.rapportage.models.questions import (
    AMOUNTS,
    FORM_VERSION,
    LONGEST_TEXT,
    OF_A_LINE,
    OF_EXECUTION,
    OF_THE_DEAL,
    Stand,
    Vraag,
)
from monitoring.rapportage.models.rapportage import (
    WRITING,
    Antwoord,
    Lijnverslag,
    Rapportage,
    RapportageStatus,
)
from monitoring.rapportage.models.review import Akkoord, Oordeel
from monitoring.rapportage.models.schrijver import Schrijver

__all__ = [
    "AMOUNTS",
    "FORM_VERSION",
    "LONGEST_TEXT",
    "OF_A_LINE",
    "OF_EXECUTION",
    "OF_THE_DEAL",
    "WRITING",
    "Akkoord",
    "Antwoord",
    "Indiening",
    "Lijnverslag",
    "Oordeel",
    "Opmerking",
    "Rapportage",
    "RapportageStatus",
    "Schrijver",
    "Stand",
    "Vraag",
]

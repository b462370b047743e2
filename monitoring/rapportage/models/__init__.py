"""The rapportage with its answers, and what was handed in of it."""

from monitoring.rapportage.models.indiening import Indiening
from monitoring.rapportage.models.questions import (
    AMOUNTS,
    FORM_VERSION,
    LONGEST_TEXT,
    OF_A_LINE,
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

__all__ = [
    "AMOUNTS",
    "FORM_VERSION",
    "LONGEST_TEXT",
    "OF_A_LINE",
    "OF_THE_DEAL",
    "WRITING",
    "Antwoord",
    "Indiening",
    "Lijnverslag",
    "Rapportage",
    "RapportageStatus",
    "Stand",
    "Vraag",
]

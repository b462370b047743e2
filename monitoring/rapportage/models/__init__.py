"""The rapportage with its answers, and what was handed in of it."""

from monitoring.rapportage.models.antwoord import Antwoord
from monitoring.rapportage.models.comment import Opmerking
from monitoring.rapportage.models.indiening import Indiening
from monitoring.rapportage.models.naming import Name
from monitoring.rapportage.models.questions import (
    AMOUNTS,
    FORM_VERSION,
    LONGEST_TEXT,
    OF_A_LINE,
    OF_EXECUTION,
    OF_THE_DEAL,
    OF_THE_REQUEST,
    Stand,
    Vraag,
)
from monitoring.rapportage.models.rapportage import (
    WRITING,
    Lijnverslag,
    Rapportage,
    RapportageStatus,
)
from monitoring.rapportage.models.review import Akkoord, Oordeel
from monitoring.rapportage.models.schrijver import Schrijver
from monitoring.rapportage.models.subject import LONGEST_SUBJECT

__all__ = [
    "AMOUNTS",
    "FORM_VERSION",
    "LONGEST_SUBJECT",
    "LONGEST_TEXT",
    "OF_A_LINE",
    "OF_EXECUTION",
    "OF_THE_DEAL",
    "OF_THE_REQUEST",
    "WRITING",
    "Akkoord",
    "Antwoord",
    "Indiening",
    "Lijnverslag",
    "Name",
    "Oordeel",
    "Opmerking",
    "Rapportage",
    "RapportageStatus",
    "Schrijver",
    "Stand",
    "Vraag",
]

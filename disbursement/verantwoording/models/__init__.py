"""The papers that are owed, what was handed in, and what the SiSa annex asks in a year."""

from disbursement.verantwoording.models.inlezing import Inlezing, Phase
from disbursement.verantwoording.models.kinds import (
    HANDED_IN,
    YEARLY_KINDS,
    Control,
    Meaning,
    Outcome,
    PaperKind,
    PostponementOutcome,
    Status,
)
from disbursement.verantwoording.models.levering import Beoordeling, Levering
from disbursement.verantwoording.models.sisa import NEEDED, Indicator, SisaVersie
from disbursement.verantwoording.models.uitstel import Uitstelverzoek
from disbursement.verantwoording.models.values import ValueKind, read_value
from disbursement.verantwoording.models.verantwoording import Verantwoording

__all__ = [
    "HANDED_IN",
    "NEEDED",
    "YEARLY_KINDS",
    "Beoordeling",
    "Control",
    "Indicator",
    "Inlezing",
    "Levering",
    "Meaning",
    "Outcome",
    "PaperKind",
    "Phase",
    "PostponementOutcome",
    "SisaVersie",
    "Status",
    "Uitstelverzoek",
    "ValueKind",
    "Verantwoording",
    "read_value",
]

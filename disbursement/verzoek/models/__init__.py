"""A request of the region, what it asks in lines, and what moved the clock of the decision."""

from disbursement.verzoek.models.event import VerzoekEvent
from disbursement.verzoek.models.kinds import (
    ENDED,
    OPEN,
    WITH_LINES,
    EventKind,
    VerzoekKind,
    VerzoekStatus,
)
from disbursement.verzoek.models.line import VerzoekRegel
from disbursement.verzoek.models.verzoek import Verzoek

__all__ = [
    "ENDED",
    "OPEN",
    "WITH_LINES",
    "EventKind",
    "Verzoek",
    "VerzoekEvent",
    "VerzoekKind",
    "VerzoekRegel",
    "VerzoekStatus",
]

"""An obligation, and the history of its changes."""

from regiodeals.obligations.models.change import ChangeKind, ObligationChange
from regiodeals.obligations.models.obligation import (
    Obligation,
    ObligationKind,
    ObligationQuerySet,
    key_of,
)

__all__ = [
    "ChangeKind",
    "Obligation",
    "ObligationChange",
    "ObligationKind",
    "ObligationQuerySet",
    "key_of",
]

"""The decisions on an uitkering, and the numbers that they get."""

from disbursement.beschikking.models.beschikking import Beschikking
from disbursement.beschikking.models.kenmerkreeks import Kenmerkreeks
from disbursement.beschikking.models.kinds import (
    ANNOUNCED,
    DONE_WITH,
    LIES_READY,
    BeschikkingKind,
    BeschikkingStatus,
)

__all__ = [
    "ANNOUNCED",
    "DONE_WITH",
    "LIES_READY",
    "Beschikking",
    "BeschikkingKind",
    "BeschikkingStatus",
    "Kenmerkreeks",
]

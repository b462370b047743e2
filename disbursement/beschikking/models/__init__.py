"""The decisions on an uitkering, and the numbers that they get."""

from disbursement.beschikking.models.beschikking import Beschikking
from disbursement.beschikking.models.kenmerkreeks import Kenmerkreeks
from disbursement.beschikking.models.kinds import (
    ANNOUNCED,
    DONE_WITH,
    LIES_READY,
    OVERTAKEN,
    BeschikkingKind,
    BeschikkingStatus,
)

__all__ = [
    "ANNOUNCED",
    "DONE_WITH",
    "LIES_READY",
    "OVERTAKEN",
    "Beschikking",
    "BeschikkingKind",
    "BeschikkingStatus",
    "Kenmerkreeks",
]

"""Accounts, payments, batches and bank statements."""

from disbursement.betaling.models.afschrift import Aanlevering, Afschrift, Bankregel
from disbursement.betaling.models.batch import Betaalbatch
from disbursement.betaling.models.betaling import Betaling
from disbursement.betaling.models.kinds import (
    BatchStatus,
    BetalingStatus,
    Direction,
    Finding,
    MessageKind,
)
from disbursement.betaling.models.rekening import Betaalrekening, Rekening

__all__ = [
    "Aanlevering",
    "Afschrift",
    "Bankregel",
    "BatchStatus",
    "Betaalbatch",
    "Betaalrekening",
    "Betaling",
    "BetalingStatus",
    "Direction",
    "Finding",
    "MessageKind",
    "Rekening",
]

"""What is booked on an uitkering."""

from disbursement.grootboek.models.boeking import Boeking
from disbursement.grootboek.models.kinds import OF_A_TERMIJN, BoekingKind

__all__ = ["OF_A_TERMIJN", "Boeking", "BoekingKind"]

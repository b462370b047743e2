"""What a person may do with a rapportage."""

from monitoring.rapportage.services.submitting import (
    offer_report,
    retry_receipt,
    submit_report,
    take_back_report,
    take_step,
)
from monitoring.rapportage.services.writing import ChangedMeanwhile, open_report, save_field

__all__ = [
    "ChangedMeanwhile",
    "offer_report",
    "open_report",
    "retry_receipt",
    "save_field",
    "submit_report",
    "take_back_report",
    "take_step",
]

"""What a controller is told of an account before it is confirmed or paid to; nothing is stopped."""

from disbursement.betaling.models import Betaling, Rekening
from regiodeals.common.bank_numbers import is_same, last_four
from regiodeals.party.models import Organisation


def differs_from_letter(betaling: Betaling) -> str:
    """That the letter names another account than is paid to; empty when it is the same."""
    if not betaling.rekening_id:
        return ""
    uitkering = betaling.termijn.uitkering
    if is_same(uitkering.account_number, betaling.rekening.number):
        return ""
    return (
        f"In de beschikking staat een andere rekening ({last_four(uitkering.account_number)}, ten"
        f" name van {uitkering.account_name}). Controleer of de kassier deze wijziging zelf opgaf."
    )


def other_name(rekening: Rekening | None, kassier: Organisation) -> str:
    """That an account is in another name than that of the kassier; empty when it is the same."""
    if rekening is None or rekening.is_in_name_of(kassier):
        return ""
    return (
        f"De rekening staat op naam van {rekening.holder}, en de kassier heet"
        f" {kassier}. Dat mag; controleer in de opgave of het klopt."
    )

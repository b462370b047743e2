"""What a controller is told of an account before it is confirmed or paid to; nothing is stopped."""

from disbursement.betaling.models import Betaling, Rekening
from regiodeals.common.bank_numbers import is_same, last_four
from regiodeals.common.words import dutch
from regiodeals.party.models import Organisation


def differs_from_letter(betaling: Betaling) -> str:
    """That the letter names another account than is paid to; empty when it is the same."""
    if not betaling.rekening_id:
        return ""
    uitkering = betaling.termijn.uitkering
    if is_same(uitkering.account_number, betaling.rekening.number):
        return ""
    return dutch(
        "In de beschikking staat een andere rekening ({nummer}, ten name van {naam}). Controleer"
        " of de kassier deze wijziging zelf opgaf.",
        nummer=last_four(uitkering.account_number),
        naam=uitkering.account_name,
    )


def other_name(rekening: Rekening | None, kassier: Organisation) -> str:
    """That an account is in another name than that of the kassier; empty when it is the same."""
    if rekening is None or rekening.is_in_name_of(kassier):
        return ""
    return dutch(
        "De rekening staat op naam van {naam}, en de kassier heet {kassier}. Dat mag; controleer"
        " in de opgave of het klopt.",
        naam=rekening.holder,
        kassier=kassier,
    )

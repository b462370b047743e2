"""The number of a signed decision: unique, and without gaps per prefix and year."""

from disbursement.beschikking.models import Beschikking, Kenmerkreeks


def next_kenmerk(beschikking: Beschikking, *, year: int) -> str:
    """Draw the next number; the next signature waits until this transaction ends."""
    prefix = "BU" if beschikking.uitkering.is_bijzonder else "SPUK"
    Kenmerkreeks.objects.get_or_create(prefix=prefix, year=year)
    reeks = Kenmerkreeks.objects.select_for_update().get(prefix=prefix, year=year)
    reeks.last_number += 1
    reeks.save(update_fields=["last_number"])
    return f"{prefix}-{year}-{reeks.last_number:04d}"

"""The entries themselves."""

from django.db.models import QuerySet

from disbursement.grootboek.models import Boeking
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal


def entries(uitkering: Uitkering) -> QuerySet[Boeking]:
    """What is booked on an uitkering the caller sees, in the order in which it was booked."""
    return (
        Boeking.objects.filter(uitkering=uitkering)
        .select_related("termijn", "booked_by", "corrected_by")
        .order_by("pk")
    )


def entries_visible_to(user: User) -> QuerySet[Boeking]:
    """What is booked on the deals that the person sees."""
    return Boeking.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal", "termijn", "booked_by"
    )


def termijnen_visible_to(user: User) -> QuerySet[Termijn]:
    """The termijnen of the deals that the person sees."""
    return Termijn.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal"
    )

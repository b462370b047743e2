"""Questions about beschikkingen, always asked by somebody."""

from django.db.models import QuerySet

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.documents.models import Document, Kind


def beschikkingen_visible_to(user: User) -> QuerySet[Beschikking]:
    """The granting ministry sees every phase; others only what has been made known to them."""
    rows = Beschikking.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal__tranche", "uitkering__kassier", "document"
    )
    if user.is_ministry:
        return rows
    return rows.filter(status=BeschikkingStatus.BEKENDGEMAAKT)


def status_of_letter(sha256: str) -> str | None:
    """The state of the beschikking of which the letter has this hash; None when there is none."""
    rows = Beschikking.objects.filter(document__kind=Kind.BESCHIKKING, document__sha256=sha256)
    return rows.values_list("status", flat=True).first()


def ids_with_pending_letter() -> list[int]:
    """Signed beschikkingen whose letter was ordered and is not there; oldest first."""
    return list(
        Beschikking.objects.filter(document__in=Document.objects.pending())
        .order_by("signed_at")
        .values_list("pk", flat=True)
    )

"""Questions about beschikkingen, always asked by somebody."""

from django.db.models import QuerySet

from disbursement.beschikking.models import ANNOUNCED, Beschikking, BeschikkingStatus
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.documents.models import Document, Kind


def beschikkingen_visible_to(user: User) -> QuerySet[Beschikking]:
    """The granting ministry sees every phase; others only what has been made known to them."""
    rows = Beschikking.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal__tranche", "uitkering__kassier", "document"
    )
    if user.is_ministry:
        return rows
    return rows.filter(status__in=ANNOUNCED)


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


def ids_past_their_remedy_term() -> list[int]:
    """Made known, with a last day that has passed: which of them are final is not for SQL to say.

    In the Netherlands the day begins first, so no island is left out.
    """
    return list(
        Beschikking.objects.filter(
            status=BeschikkingStatus.BEKENDGEMAAKT, remedy_last_day__lt=clock.today()
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )

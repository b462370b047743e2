"""Questions about files, always asked by somebody: who sees the rapportage sees its files."""

from monitoring.bijlage.models import Bijlage, BijlageQuerySet
from monitoring.rapportage.selectors import rapportages_visible_to
from regiodeals.accounts.models import User


def bijlagen_visible_to(user: User) -> BijlageQuerySet:
    """Those that were taken away too, in the order in which they came."""
    return (
        Bijlage.objects.filter(rapportage__in=rapportages_visible_to(user).values("pk"))
        .select_related("rapportage__deal", "document", "added_by")
        .order_by("pk")
    )


def ids_in_quarantine() -> list[int]:
    """What a worker must have scanned; oldest first."""
    waiting = Bijlage.objects.present().in_quarantine()
    return list(waiting.order_by("pk").values_list("pk", flat=True))

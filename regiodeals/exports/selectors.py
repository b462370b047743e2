"""Questions about ordered files; each person sees his own only."""

from datetime import datetime

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.exports.models import ExportOrder


def orders_of(user: User) -> QuerySet[ExportOrder]:
    """What this person asked for, the latest first."""
    return ExportOrder.objects.filter(ordered_by=user).select_related("ordered_by").order_by("-pk")


def ids_for_a_worker() -> list[int]:
    """Files that must still be made, the oldest first."""
    return list(ExportOrder.objects.pending().order_by("pk").values_list("pk", flat=True))


def made_before(moment: datetime) -> QuerySet[ExportOrder]:
    """Files that were made before then and are still there."""
    return ExportOrder.objects.kept().filter(made_at__lt=moment).order_by("pk")

"""Questions about tranches."""

from django.db.models import QuerySet

from regiodeals.tranche.models import Tranche


def tranches() -> QuerySet[Tranche]:
    """Every tranche; that a tranche exists is public knowledge, its deals are not."""
    return Tranche.objects.all()

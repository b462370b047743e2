"""Questions about files, always asked by somebody: who sees the rapportage sees its files."""

from monitoring.bijlage.models import Bijlage, GivenFileQuerySet
from monitoring.rapportage.models import Indiening
from monitoring.rapportage.selectors import rapportages_visible_to, read_along_by
from regiodeals.accounts.models import User


def bijlagen_visible_to(user: User) -> GivenFileQuerySet:
    """Those that were taken away too, in the order in which they came."""
    return (
        Bijlage.objects.filter(rapportage__in=rapportages_visible_to(user).values("pk"))
        .select_related("rapportage__deal", "document", "added_by")
        .order_by("pk")
    )


def file_for(user: User, pk: int) -> Bijlage | None:
    """A file that stands in a rapportage that the person sees, or that was handed in with one.

    The last is there for ever, also when it was taken away since, and also for who reads along.
    """
    found = bijlagen_visible_to(user)
    present: Bijlage | None = found.present().filter(pk=pk).first()
    if present is not None:
        return present
    along = Bijlage.objects.select_related("document").filter(
        rapportage__in=read_along_by(user).values("pk")
    )
    row = found.filter(pk=pk).first() or along.filter(pk=pk).first()
    return row if row is not None and _was_handed_in(row) else None


def _was_handed_in(row: Bijlage) -> bool:
    """By what was frozen, which says of each file which it is."""
    frozen = Indiening.objects.filter(
        rapportage=row.rapportage_id,
        data__onderdelen__contains=[{"bijlagen": [{"nummer": row.pk}]}],
    )
    return bool(frozen.exists())


def ids_in_quarantine() -> list[int]:
    """What a worker must have scanned; oldest first."""
    waiting = Bijlage.objects.present().in_quarantine()
    return list(waiting.order_by("pk").values_list("pk", flat=True))

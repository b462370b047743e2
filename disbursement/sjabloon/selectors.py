"""Questions about templates; the register is open to the whole ministry and to nobody else."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from disbursement.sjabloon.models.sjabloon import Language
from regiodeals.accounts.models import User


def sjablonen_visible_to(user: User) -> QuerySet[Sjabloon]:
    """All templates with their versions, the latest first."""
    if not user.is_ministry:
        return Sjabloon.objects.none()
    versions = SjabloonVersie.objects.defer("texts").select_related("author", "publisher")
    return Sjabloon.objects.prefetch_related(
        Prefetch("versies", queryset=versions.order_by("-number"))
    )


def versies_visible_to(user: User) -> QuerySet[SjabloonVersie]:
    """All versions."""
    if not user.is_ministry:
        return SjabloonVersie.objects.none()
    return SjabloonVersie.objects.select_related("sjabloon", "author", "publisher")


def versions_of(sjabloon_id: int) -> QuerySet[SjabloonVersie]:
    """The versions of one template, the latest first."""
    return SjabloonVersie.objects.filter(sjabloon=sjabloon_id).order_by("-number")


def version_for(kind: str, instrument: str, day: date) -> SjabloonVersie | None:
    """The Dutch version that holds on `day`; None when nothing was published for it."""
    return (
        SjabloonVersie.objects.published()
        .valid_on(day)
        .filter(
            sjabloon__kind=kind, sjabloon__instrument=instrument, sjabloon__language=Language.NL
        )
        .select_related("sjabloon")
        .first()
    )


def texts_of(kind: str, instrument: str, number: int) -> dict[str, str] | None:
    """The Dutch texts of a version that was published once, for a letter that pins it."""
    texts: dict[str, str] | None = (
        SjabloonVersie.objects.filter(
            sjabloon__kind=kind,
            sjabloon__instrument=instrument,
            sjabloon__language=Language.NL,
            number=number,
            published_at__isnull=False,
        )
        .values_list("texts", flat=True)
        .first()
    )
    return texts


def version_before(versie: SjabloonVersie) -> SjabloonVersie | None:
    """The version that this one comes after: the last one that was published."""
    return (
        versions_of(versie.sjabloon_id)
        .filter(number__lt=versie.number, published_at__isnull=False)
        .first()
    )


def awaiting_publication() -> QuerySet[SjabloonVersie]:
    """Versions that wait for somebody who publishes, and concepts; the oldest first."""
    return (
        SjabloonVersie.objects.filter(published_at__isnull=True)
        .exclude(status="ingetrokken")
        .select_related("sjabloon", "author")
        .defer("texts")
        .order_by("drafted_at")
    )

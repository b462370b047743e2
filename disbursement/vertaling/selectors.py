"""Questions about courtesy translations."""

from django.db.models import F, Q, QuerySet

from disbursement.beschikking.models import Beschikking
from disbursement.vertaling.models import Vertaling
from regiodeals.accounts.models import User
from regiodeals.documents.models import Document


def translation_of(beschikking: Beschikking) -> Vertaling | None:
    """The translation of this letter; None for a letter that has none.

    Only a bijzondere uitkering has one, so of any other nothing is asked.
    """
    if not beschikking.uitkering.is_bijzonder or beschikking.document_id is None:
        return None
    return Vertaling.objects.filter(beschikking=beschikking).select_related("document").first()


def stored_translation_of(beschikking: Beschikking) -> Document | None:
    """The document of the translation, once it is there."""
    found = translation_of(beschikking)
    return found.document if found is not None and found.document.is_stored else None


def ids_with_pending_translation() -> list[int]:
    """Ordered and not there, of a letter that is there; oldest first."""
    return list(
        Vertaling.objects.filter(
            document__in=Document.objects.pending(),
            beschikking__document__stored_at__isnull=False,
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def given_up_for(user: User) -> QuerySet[Vertaling]:
    """Translations that could not be made, for who drafted the letter or answers for the deal."""
    deal = "beschikking__uitkering__deal"
    is_theirs = Q(beschikking__drafter=user) | Q(**{f"{deal}__accounthouder": user})
    return (
        Vertaling.objects.filter(
            is_theirs, document__given_up_at__isnull=False, beschikking__lapsed_at__isnull=True
        )
        .annotate(deal_name=F(f"{deal}__name"))
        .select_related(deal)
        .order_by("pk")
    )

"""Which notices of a recovery are still to be given."""

from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import Verantwoording
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import obligations_seen_by
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet


def open_notices(uitkering: Uitkering) -> list[Obligation]:
    """What the kassier of an uitkering must still hear, the first day first."""
    papers = Verantwoording.objects.filter(uitkering=uitkering).values("pk")
    rows = Obligation.objects.outstanding().filter(
        kind=ObligationKind.MEDEDELING,
        subject_type=Verantwoording._meta.label_lower,
        subject_id__in=papers,
    )
    return list(rows.order_by("due_on", "pk"))


def notices_visible_to(user: User) -> ObligationQuerySet:
    """The notices in the deals that the person sees."""
    return obligations_seen_by(user).filter(kind=ObligationKind.MEDEDELING)

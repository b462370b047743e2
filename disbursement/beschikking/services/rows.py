"""The rows that a step on a decision locks, always in this order."""

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.uitkering.models import Uitkering
from regiodeals.tranche.models import Tranche


def locked(beschikking_id: int) -> Beschikking:
    """The beschikking with its deal, both locked: no convenant ends while somebody signs.

    With the deal all decisions on its uitkering take turns. For a wijziging the tranche comes
    first, as when an uitkering is opened: two cannot pass the ceiling together.
    """
    changed = Tranche.objects.filter(
        deals__uitkering__beschikkingen__in=Beschikking.objects.filter(
            pk=beschikking_id, kind=BeschikkingKind.WIJZIGING
        )
    )
    list(Tranche.objects.select_for_update().filter(pk__in=changed))
    return (
        Beschikking.objects.select_for_update(of=("self", "uitkering__deal"))
        .select_related("uitkering__deal__tranche", "uitkering__kassier", "document")
        .get(pk=beschikking_id)
    )


def hold_termijnen(beschikking: Beschikking) -> None:
    """Nobody releases a termijn while it is signed that they become others.

    Who releases takes this lock too, and waits from then on for the bekendmaking or the lapse.
    """
    if beschikking.schedule is not None:
        locked = Uitkering.objects.select_for_update(of=("self",), no_key=True)
        locked.get(pk=beschikking.uitkering_id)

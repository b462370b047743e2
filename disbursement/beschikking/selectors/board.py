"""How far the grant of a deal is, step by step, for the board of a tranche."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import OuterRef, Subquery

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.uitkering.models import Uitkering

# Rechtmatig, concept, toetsing, tekenen, bekend. An uitkering without a letter is being tested.
BEING_TESTED = ("busy", "todo", "todo", "todo", "todo")
STEPS: dict[str, Sequence[str]] = {
    BeschikkingStatus.CONCEPT: ("done", "busy", "todo", "todo", "todo"),
    BeschikkingStatus.TER_TOETSING: ("done", "done", "busy", "todo", "todo"),
    BeschikkingStatus.GETOETST: ("done", "done", "done", "busy", "todo"),
    BeschikkingStatus.ONDERTEKEND: ("done", "done", "done", "done", "busy"),
    BeschikkingStatus.BEKENDGEMAAKT: ("done",) * 5,
    BeschikkingStatus.ONHERROEPELIJK: ("done",) * 5,
}


def grant_steps(deal_ids: Collection[int]) -> Mapping[int, Sequence[str]]:
    """Of deals that the caller sees; one question. A lapsed letter is no letter."""
    standing = Beschikking.objects.filter(
        uitkering=OuterRef("pk"), kind=BeschikkingKind.VERLENING, lapsed_at__isnull=True
    )
    rows = Uitkering.objects.filter(deal__in=deal_ids).values_list(
        "deal_id", Subquery(standing.order_by("-pk").values("status")[:1])
    )
    return {deal_id: STEPS.get(status, BEING_TESTED) for deal_id, status in rows}

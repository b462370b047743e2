"""How far the grant of a deal is, step by step, for the board of a tranche."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When

from disbursement.beschikking.models import (
    LIES_READY,
    Beschikking,
    BeschikkingKind,
    BeschikkingStatus,
)
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
    """Of deals that the caller sees; one question. A lapsed letter is no letter.

    What lies ready and was not posted is not known yet.
    """
    standing = Beschikking.objects.filter(
        uitkering=OuterRef("pk"), kind=BeschikkingKind.VERLENING, lapsed_at__isnull=True
    )
    reached = Case(
        When(LIES_READY, then=Value(BeschikkingStatus.ONDERTEKEND.value)),
        default=F("status"),
        output_field=CharField(),
    )
    latest = standing.order_by("-pk").annotate(reached=reached)
    rows = Uitkering.objects.filter(deal__in=deal_ids).values_list(
        "deal_id", Subquery(latest.values("reached")[:1])
    )
    return {deal_id: STEPS.get(status, BEING_TESTED) for deal_id, status in rows}

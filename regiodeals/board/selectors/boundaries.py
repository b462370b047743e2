"""The boundaries with which the map of a board is drawn."""

from django.db.models import QuerySet, Subquery
from django.db.models.functions import JSONObject

from regiodeals.board.models import CURRENT, Boundaries
from regiodeals.tranche.models import Tranche


def current_boundaries() -> Boundaries | None:
    """Those that an administrator loaded last; None when the map is that of the tiles.

    That a province has a boundary is no secret: everybody sees the same.
    """
    return Boundaries.objects.filter(CURRENT).first()


def with_boundaries(tranches: QuerySet[Tranche]) -> QuerySet[Tranche]:
    """With `boundaries` read along: the source and the outlines of those, None when there are none.

    A board asks enough by itself.
    """
    drawn = Boundaries.objects.filter(CURRENT).values(
        json=JSONObject(source="source", outlines="outlines")
    )
    return tranches.annotate(boundaries=Subquery(drawn[:1]))

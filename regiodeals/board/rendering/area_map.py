"""The map of a board: real outlines when the operator loaded boundaries, tiles when not."""

from collections.abc import Mapping
from typing import Any

from regiodeals.board.rendering.areas import around_map, looks_of
from regiodeals.board.rendering.links import Filter
from regiodeals.board.rendering.outline_map import legend_of, shapes_of
from regiodeals.board.rendering.tile_map import tiles_of
from regiodeals.board.selectors import AreaSums
from regiodeals.common.words import dutch

IN_A_TILE = dutch("Per gebied: aantal deals en miljoenen euro rijksbijdrage.")
IN_A_SHAPE = dutch("Per gebied: aantal deals; de tint zegt hoeveel rijksbijdrage.")


def map_of(sums: AreaSums, chosen: Filter, boundaries: Mapping[str, Any] | None) -> dict[str, Any]:
    """The picture, the table beside it with the same figures, and what to know.

    `boundaries` has the source and the outlines of what was loaded.
    """
    looks = looks_of(sums, chosen)
    if boundaries is None:
        return around_map(sums, chosen, IN_A_TILE) | {"tiles": tiles_of(looks)}
    return around_map(sums, chosen, IN_A_SHAPE) | {
        "shapes": shapes_of(looks, boundaries["outlines"]),
        "legend": legend_of(sums),
        "source": boundaries["source"],
    }

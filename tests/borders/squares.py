"""Invented squares in the place of real boundaries: no file of anybody else stands here."""

import json
from typing import Any

from regiodeals.board.places import places

AREAS = places()


def square(code: str, corner: int = 0) -> list[list[float]]:
    """A ring inside the place of an area; the provinces stand in a grid of four by three."""
    place = AREAS[code]
    if not code.startswith("pv"):
        west, south, side = place.west + 0.1, place.south + 0.1, 0.1
    else:
        number = int(code[2:]) - 20
        west, south, side = 3.5 + number % 4 * 0.9, 51 + number // 4 * 0.8, 0.8
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side]]
    ring = ring[corner:] + ring[:corner]
    return [*ring, ring[0]]


def feature(code: str, **changes: Any) -> dict[str, Any]:
    """One area as a feature."""
    geometry = {"type": "Polygon", "coordinates": [square(code)]}
    found = {"type": "Feature", "properties": {"statcode": code.upper()}, "geometry": geometry}
    return found | changes


def collection(*features: Any, **changes: Any) -> bytes:
    """A file with these features; without any, every area that there is."""
    every = list(features) or [feature(code) for code in AREAS]
    return json.dumps({"type": "FeatureCollection", "features": every} | changes).encode()


def with_geometry(kind: str, coordinates: Any, code: str = "pv31") -> bytes:
    """A file of one area with a shape of its own."""
    return collection(feature(code, geometry={"type": kind, "coordinates": coordinates}))

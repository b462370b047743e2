"""Reads a GeoJSON FeatureCollection of areas (RFC 7946), and refuses in a sentence what it is not.

Only what is needed is read: of each feature one property, and the rings of its polygons. A polygon
is its outer ring and its holes; each ring begins and ends with the same position.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from regiodeals.common.words import dutch, joined

Position = tuple[float, float]
Ring = list[Position]

MOST_BYTES = 10_000_000
MOST_POSITIONS = 400_000
LEAST_OF_RING = 4
LONGEST_SHOWN = 100
TO_WGS84 = dutch(
    "Zet het bestand om naar lengte en breedte (WGS 84, EPSG:4326), bijvoorbeeld met QGIS of met"
    " ogr2ogr -t_srs EPSG:4326."
)
# The Rijksdriehoek grid, in metres, with room around the country.
RD_X, RD_Y = (-10_000, 310_000), (280_000, 650_000)


class Refused(ValueError):
    """A sentence in Dutch that says what is wrong with the file, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an area may lie, in degrees of WGS 84: its edges."""

    name: str
    west: float
    south: float
    east: float
    north: float

    def holds(self, position: Position) -> bool:
        """Whether the position lies in it."""
        longitude, latitude = position
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(slots=True)
class Found:
    """The rings of each area that was asked for, and how many features were something else."""

    rings: dict[str, list[Ring]]
    others: int = 0
    positions: int = 0


def read(content: bytes, code_property: str, places: Mapping[str, Place]) -> Found:
    """The rings of the areas in `places`, by their code.

    `code_property` names the property of a feature that holds its code; capitals do not matter. A
    feature with another code is counted and left. Raises Refused.
    """
    if len(content) > MOST_BYTES:
        _refuse(
            dutch(
                "Het bestand is groter dan {aantal} MB. Neem een gegeneraliseerd bestand:"
                " de kaart is klein.",
                aantal=MOST_BYTES // 1_000_000,
            )
        )
    features = _features(_parsed(content))
    found = Found({})
    for number, feature in enumerate(features, start=1):
        code = _code(feature, code_property, number)
        if code not in places:
            found.others += 1
            continue
        if code in found.rings:
            _refuse(
                dutch(
                    "De code {code} komt twee keer voor. Voeg die gebieden eerst samen tot één.",
                    code=code,
                )
            )
        found.rings[code] = list(_rings(feature, places[code], found))
    return found


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        _refuse(dutch("Het bestand is geen tekst in UTF-8. Bewaar het opnieuw als GeoJSON."))
    except (json.JSONDecodeError, RecursionError):
        _refuse(dutch("Het bestand is geen JSON. Kies een bestand met de naam .geojson of .json."))
    except ValueError as error:
        # An integer of more digits than Python reads, or a constant that JSON does not have.
        raise Refused(
            dutch("In het bestand staat een getal dat geen coördinaat kan zijn.")
        ) from error


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _features(document: Any) -> list[Any]:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        _refuse(dutch("Het bestand is geen GeoJSON met een FeatureCollection."))
    if "28992" in json.dumps(document.get("crs", ""))[:1_000]:
        _refuse(dutch("Dit bestand staat in het Rijksdriehoekstelsel (RD). {raad}", raad=TO_WGS84))
    features = document.get("features")
    if not isinstance(features, list) or not features:
        _refuse(dutch("In het bestand staan geen gebieden."))
    return features


def _code(feature: Any, code_property: str, number: int) -> str:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        _refuse(dutch("Onderdeel {nummer} van het bestand is geen Feature.", nummer=number))
    properties = feature.get("properties")
    if not isinstance(properties, dict) or code_property not in properties:
        known = ", ".join(list(properties)[:10]) if isinstance(properties, dict) else ""
        missing = dutch(
            "Onderdeel {nummer} heeft geen eigenschap “{eigenschap}”.",
            nummer=number,
            eigenschap=code_property,
        )
        others = [dutch("Wel: {bekend}.", bekend=_shown(known))] if known else []
        _refuse(joined(" ", (missing, *others)))
    # In TOOI a code may stand at the end of an address.
    return str(properties[code_property]).strip().lower().rpartition("/")[2]


def _rings(feature: Mapping[str, Any], place: Place, found: Found) -> Iterator[Ring]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        _refuse(
            dutch(
                "{gebied} is geen vlak maar “{soort}”. Alleen Polygon en MultiPolygon"
                " kunnen een gebied zijn.",
                gebied=place.name,
                soort=_shown(str(kind)),
            )
        )
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    for polygon in _listed(polygons, place):
        for ring in _listed(polygon, place):
            yield _ring(ring, place, found)


def _ring(ring: Any, place: Place, found: Found) -> Ring:
    positions = [_position(one, place) for one in _listed(ring, place)]
    if len(positions) < LEAST_OF_RING or positions[0] != positions[-1]:
        _refuse(
            dutch(
                "Een grens van {gebied} is niet gesloten: het eerste punt moet het laatste zijn.",
                gebied=place.name,
            )
        )
    found.positions += len(positions)
    if found.positions > MOST_POSITIONS:
        _refuse(
            dutch(
                "In het bestand staan meer dan {aantal} punten. Neem een gegeneraliseerd"
                " bestand: de kaart is klein.",
                aantal=MOST_POSITIONS,
            )
        )
    return positions


def _listed(value: Any, place: Place) -> list[Any]:
    if not isinstance(value, list) or not value:
        _refuse(
            dutch(
                "De coördinaten van {gebied} hebben niet de vorm van een vlak.", gebied=place.name
            )
        )
    return value


def _position(value: Any, place: Place) -> Position:
    """Longitude and latitude; a height is left."""
    if not isinstance(value, list) or len(value) not in (2, 3):
        _refuse(
            dutch(
                "Een punt van {gebied} bestaat niet uit een lengte en een breedte.",
                gebied=place.name,
            )
        )
    x, y = (_number(part, place) for part in value[:2])
    if place.holds((x, y)):
        return x, y
    if RD_X[0] <= x <= RD_X[1] and RD_Y[0] <= y <= RD_Y[1]:
        _refuse(
            dutch(
                "Dit bestand staat in het Rijksdriehoekstelsel (RD), in meters. {raad}",
                raad=TO_WGS84,
            )
        )
    if place.holds((y, x)):
        _refuse(
            dutch(
                "De punten van {gebied} staan als breedte en lengte. In GeoJSON staat de"
                " lengte voorop: draai ze om.",
                gebied=place.name,
            )
        )
    _refuse(
        dutch(
            "Het punt {breed:g}, {hoog:g} ligt niet in of bij {gebied}. {raad}",
            breed=x,
            hoog=y,
            gebied=place.name,
            raad=TO_WGS84,
        )
    )


def _number(value: Any, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e7:
        _refuse(dutch("Een punt van {gebied} bestaat niet uit gewone getallen.", gebied=place.name))
    if not math.isfinite(value):
        _refuse(dutch("Een punt van {gebied} bestaat niet uit gewone getallen.", gebied=place.name))
    return float(value)


def _shown(text: str) -> str:
    """What a stranger wrote, on somebody's terminal: short, and nothing that steers it."""
    return "".join(sign for sign in text[:LONGEST_SHOWN] if sign.isprintable())


def _refuse(sentence: str) -> NoReturn:
    raise Refused(sentence)

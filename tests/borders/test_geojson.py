"""A file of boundaries is read with distrust: what is wrong with it is said in a sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.borders import Refused, geojson, read
from tests.borders.squares import AREAS, collection, feature, square, with_geometry

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


def read_here(content):
    return read(content, "statcode", AREAS)


def test_every_area_comes_back_with_its_rings():
    found = read_here(collection())
    assert set(found.rings) == set(AREAS)
    assert found.rings["pv31"] == [[tuple(position) for position in square("pv31")]]
    assert (found.others, found.positions) == (0, 5 * len(AREAS))


def test_a_polygon_in_more_parts_with_holes_and_heights_is_read_ring_by_ring():
    parts = [[square("pv31"), square("pv31", 1)], [[[*one, 12.5] for one in square("pv31", 2)]]]
    found = read_here(with_geometry("MultiPolygon", parts))
    assert len(found.rings["pv31"]) == 3
    assert {len(position) for ring in found.rings["pv31"] for position in ring} == {2}


def test_capitals_and_the_address_of_a_code_do_not_matter_and_other_codes_are_counted():
    address = "https://identifier.overheid.nl/tooi/id/provincie/pv31"
    found = read_here(
        collection(
            feature("pv30"),
            feature("pv31", properties={"statcode": address}),
            feature("pv29", properties={"statcode": "GM0363"}, geometry=None),
            feature("pv28", properties={"statcode": None}),
        )
    )
    assert (set(found.rings), found.others) == ({"pv30", "pv31"}, 2)


def test_a_mark_at_the_begin_of_the_file_is_no_fault():
    assert read_here(b"\xef\xbb\xbf" + collection()).others == 0


RD = [[[187_000, 315_000], [200_000, 315_000], [200_000, 330_000], [187_000, 315_000]]]
SWAPPED = [[[y, x] for x, y in square("pv31")]]
BAD = {
    "not text": (b"\xff\xfe\x00", "geen tekst in UTF-8"),
    "no json": (b"PK\x03\x04", "geen JSON"),
    "empty": (b"", "geen JSON"),
    "too deep": (b'{"a":' + b"[" * 100_000, "geen JSON"),
    "a list": (b"[]", "geen GeoJSON met een FeatureCollection"),
    "one feature": (json.dumps(feature("pv31")).encode(), "geen GeoJSON met een FeatureCollection"),
    "nothing in it": (b'{"type":"FeatureCollection","features":[]}', "staan geen gebieden"),
    "no list": (collection(features={"a": 1}), "staan geen gebieden"),
    "no feature": (collection(features=[7]), "Onderdeel 1 van het bestand is geen Feature"),
    "infinite": (collection().replace(b"3.5", b"Infinity"), "geen coördinaat kan zijn"),
    "endless": (collection().replace(b"3.5", b"9" * 5_000), "geen coördinaat kan zijn"),
    "other property": (
        collection(feature("pv31", properties={"naam": "L", "code": 1})),
        "geen eigenschap “statcode”. Wel: naam, code.",
    ),
    "steering the terminal": (
        collection(feature("pv31", properties={"a\x1b[2Jb": 1})),
        r"Wel: a\[2Jb\.",
    ),
    "no properties": (collection(feature("pv31", properties=None)), "geen eigenschap"),
    "twice": (collection(feature("pv31"), feature("pv31")), "komt twee keer voor"),
    "a point": (with_geometry("Point", [5.9, 51.0]), "Limburg is geen vlak maar “Point”"),
    "no shape": (collection(feature("pv31", geometry=None)), "Limburg is geen vlak maar “None”"),
    "flat": (with_geometry("Polygon", square("pv31")), "bestaat niet uit|hebben niet de vorm"),
    "no rings": (with_geometry("Polygon", []), "hebben niet de vorm van een vlak"),
    "text": (with_geometry("Polygon", "abc"), "hebben niet de vorm van een vlak"),
    "words": (with_geometry("Polygon", [[["a", "b"]] * 4]), "niet uit gewone getallen"),
    "truth": (with_geometry("Polygon", [[[True, False]] * 4]), "niet uit gewone getallen"),
    "one number": (with_geometry("Polygon", [[[5.9]] * 4]), "een lengte en een breedte"),
    "open": (with_geometry("Polygon", [square("pv31")[:-1]]), "is niet gesloten"),
    "too short": (with_geometry("Polygon", [square("pv31")[:1] * 3]), "is niet gesloten"),
    "metres": (with_geometry("Polygon", RD), r"Rijksdriehoekstelsel \(RD\), in meters.*EPSG:4326"),
    "named RD": (
        collection(crs={"properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}),
        r"Rijksdriehoekstelsel \(RD\)",
    ),
    "swapped": (with_geometry("Polygon", SWAPPED), "breedte en lengte.*draai ze om"),
    "elsewhere": (with_geometry("Polygon", [[[0, 0]] * 4]), "0, 0 ligt niet in of bij Limburg"),
    "wrong island": (
        with_geometry("Polygon", [square("col01")], "col03"),
        "ligt niet in of bij Saba",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(Refused, match=sentence):
        read_here(content)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="groter dan 10 MB"):
        read_here(b"x" * (geojson.MOST_BYTES + 1))


def test_too_many_points_are_refused(monkeypatch):
    monkeypatch.setattr(geojson, "MOST_POSITIONS", 9)
    with pytest.raises(Refused, match="meer dan 9 punten"):
        read_here(collection())


@given(document=JSON, geometry=JSON)
def test_whatever_is_in_it_nothing_but_a_sentence_comes_back(document, geometry):
    features = [document, feature("pv31", geometry={"type": "Polygon", "coordinates": geometry})]
    for one in features:
        content = json.dumps({"type": "FeatureCollection", "features": [one]}).encode()
        with pytest.raises(Refused):
            read_here(content)

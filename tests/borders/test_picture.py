"""Degrees become outlines that fit in their frame, keep their shape, and have room for a word."""

import re
from math import cos, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.borders import Frame, outlines_of, picture

FRAME = Frame(10, 20, 200, 300)
NUMBERS = st.floats(3.2, 7.2)
RINGS = st.lists(st.tuples(NUMBERS, st.floats(50.7, 53.7)), min_size=3, max_size=12).map(
    lambda ring: [*ring, ring[0]]
)


def box(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def numbers(outline):
    found = [float(one) for one in re.findall(r"-?\d+\.\d", outline.path)]
    return found[::2], found[1::2]


def circle(points, radius=0.5):
    steps = [2 * pi * step / points for step in range(points)]
    ring = [(5 + radius * cos(step), 52 + radius * sin(step)) for step in steps]
    return [*ring, ring[0]]


@given(areas=st.dictionaries(st.sampled_from("abc"), st.lists(RINGS, min_size=1, max_size=3)))
def test_nothing_leaves_the_frame_and_every_area_is_there(areas):
    drawn = outlines_of(areas, FRAME)
    assert set(drawn) == set(areas)
    for outline in drawn.values():
        across, down = numbers(outline)
        assert 9.9 <= min(across) <= max(across) <= 210.1
        assert 19.9 <= min(down) <= max(down) <= 320.1
        assert re.fullmatch(r"(M[-\d. ]+(L[-\d. ]+)*Z)+", outline.path)


def test_north_is_above_and_a_degree_across_is_shorter_than_one_down():
    (outline,) = outlines_of({"a": [box(5, 51, 6, 52)]}, FRAME).values()
    across, down = numbers(outline)
    wide, high = max(across) - min(across), max(down) - min(down)
    assert wide / high == pytest.approx(cos(radians(51.5)), abs=0.01)
    two = outlines_of({"south": [box(5, 51, 6, 52)], "north": [box(5, 52, 6, 53)]}, FRAME)
    assert max(numbers(two["north"])[1]) == min(numbers(two["south"])[1])


def test_points_nobody_sees_are_left_out():
    (outline,) = outlines_of({"a": [circle(5_000)]}, FRAME).values()
    assert 20 < outline.points < 100


def test_more_is_left_out_when_there_is_much(monkeypatch):
    monkeypatch.setattr(picture, "MOST_POINTS", 20)
    (outline,) = outlines_of({"a": [circle(5_000)]}, FRAME).values()
    assert 3 <= outline.points <= 20


def test_the_largest_ring_comes_first_and_an_island_of_a_pixel_is_left_out():
    large, small, tiny = box(5, 51, 6, 52), box(6.2, 51, 6.4, 51.2), box(6.5, 51, 6.501, 51.001)
    (outline,) = outlines_of({"a": [tiny, small, large]}, FRAME).values()
    assert outline.path.count("M") == 2
    assert outline.points == 8


def test_an_area_of_which_little_is_left_is_still_drawn():
    drawn = outlines_of({"a": [box(3, 50.7, 7, 53.7)], "b": [box(5, 52, 5.001, 52.001)]}, FRAME)
    assert drawn["b"].points == 4


def test_the_word_stands_inside_also_in_a_shape_with_a_bay():
    bay = [(5, 51), (6, 51), (6, 52), (5.9, 52), (5.9, 51.1), (5, 51.1), (5, 51)]
    (outline,) = outlines_of({"a": [bay]}, FRAME).values()
    across, down = numbers(outline)
    ring = [*zip(across, down, strict=True)]
    assert picture._holds([*ring, ring[0]], (outline.x, outline.y))


def test_no_areas_are_no_outlines():
    assert outlines_of({}, FRAME) == {}

"""Points that nobody would see are left out of a line, and no others."""

from itertools import pairwise
from math import cos, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.borders import simplified
from regiodeals.borders.simplify import distance_to

POINTS = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
LINES = st.lists(POINTS, min_size=1, max_size=40)
TOLERANCES = st.floats(0.01, 20)


@given(line=LINES, tolerance=TOLERANCES)
def test_it_is_a_part_of_the_line_in_its_order_with_both_ends(line, tolerance):
    left = simplified(line, tolerance)
    points = iter(line)
    assert all(point in points for point in left)
    assert (left[0], left[-1]) == (line[0], line[-1])


@given(line=LINES, tolerance=TOLERANCES)
def test_what_is_left_out_lies_within_the_tolerance_of_what_is_left(line, tolerance):
    left = simplified(line, tolerance)
    for point in line:
        near = min(
            (distance_to(point, *pair) for pair in pairwise(left)),
            default=0.0,
        )
        assert near <= tolerance + 1e-9


def test_a_straight_line_keeps_its_ends_and_a_corner_stays():
    straight = [(x, 0) for x in range(100)]
    assert simplified(straight, 0.1) == [(0, 0), (99, 0)]
    assert simplified([*straight, (99, 50)], 0.1) == [(0, 0), (99, 0), (99, 50)]


def test_a_ring_begins_and_ends_with_one_point_and_keeps_its_shape():
    ring = [(cos(step / 500 * pi), sin(step / 500 * pi)) for step in range(1000)]
    left = simplified([*ring, ring[0]], 0.01)
    assert 10 < len(left) < 60
    assert left[0] == left[-1] == ring[0]


def test_a_coast_of_many_points_needs_no_room_for_calls():
    zigzag = [(x, x % 2) for x in range(1_500)]
    assert len(simplified(zigzag, 0.4)) > 700

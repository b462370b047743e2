"""Whatever the figures: nothing leaves its box, nothing unknown is drawn, and words tell it all."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.charts import (
    Column,
    Part,
    Point,
    Series,
    bar,
    bullet,
    columns,
    line,
    spark,
    stacked,
)
from regiodeals.charts.drawing import Dot, Link, Rect, Stroke, unlinked
from regiodeals.charts.figures import WHOLE, Scale
from regiodeals.charts.looks import COLOURS, DASHES, PATTERNS, SERIES, TRACK
from regiodeals.common.money import format_amount
from regiodeals.common.number_field import format_number
from tests.charts.boxes import CELL, FIGURES, NUMBERS, PHONE, outside
from tests.screens.pages import read
from tests.screens.test_tokens_contrast import theme

ROWS = st.lists(FIGURES, min_size=1, max_size=8)
MANY = st.integers(1, 8).flatmap(
    lambda size: st.lists(st.lists(FIGURES, min_size=size, max_size=size), min_size=1, max_size=4)
)


def words(value):
    return format_number(Decimal(value))


def points(values):
    return [Point(str(2020 + number), value) for number, value in enumerate(values)]


def lines(many):
    names = [str(2020 + number) for number in range(len(many[0]))]
    series = [Series(f"reeks {n}", tuple(values)) for n, values in enumerate(many)]
    return line("Lijn", "Het stijgt.", names, series, words)


def against(measured, target, baseline):
    return bullet(
        "Woningen", "Nog 5.", measured=measured, target=target, baseline=baseline, words=words
    )


def weeks(values, **fields):
    heads = ("Week", "Aantal", "Waarvan")
    names = [Column(f"week {n}", value, str(n), **fields) for n, value in enumerate(values)]
    return columns("Weken", "Druk.", names, words, heads=heads)


def marks(chart, kind, series=None):
    return [m for m in unlinked(chart.marks) if isinstance(m, kind) and series in (None, m.series)]


class TestBox:
    """Nothing leaves the box, however narrow it is."""

    @given(values=ROWS)
    def test_bars(self, values):
        assert outside(bar("Staven", "", points(values), words), PHONE) == []

    @given(values=st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
    def test_columns(self, values):
        assert outside(weeks(values, under="nov", url="?week=1"), PHONE) == []

    @given(values=st.lists(st.one_of(st.none(), st.integers(0, 10**18)), min_size=1, max_size=4))
    def test_a_stacked_bar(self, values):
        parts = [Part(f"deel {number}", value) for number, value in enumerate(values)]
        assert outside(stacked("Som", parts, words), CELL) == []

    @given(many=MANY)
    def test_lines(self, many):
        assert outside(lines(many), PHONE) == []

    @given(values=st.lists(FIGURES, max_size=12), target=FIGURES)
    def test_a_sparkline(self, values, target):
        assert outside(spark("Verloop", "", points(values), words, target=target), CELL) == []

    @given(measured=FIGURES, target=FIGURES, baseline=FIGURES)
    def test_a_figure_against_its_target(self, measured, target, baseline):
        assert outside(against(measured, target, baseline), CELL) == []

    def test_a_name_that_is_too_long_is_cut_and_stands_whole_in_the_table(self):
        name = "Een programmalijn met een naam waar geen einde aan komt"
        chart = bar("Staven", "", [Point(name, 10**15)], words)
        assert outside(chart, PHONE) == []
        assert f"{name} 1.000.000.000.000.000" in chart.description
        assert chart.rows[0][0] == name


class TestFigures:
    """What is drawn is what was given."""

    @given(first=NUMBERS, second=NUMBERS)
    def test_the_larger_figure_stands_further(self, first, second):
        scale = Scale.of([first, second])
        assert (scale.at(first) <= scale.at(second)) or first > second

    @given(values=st.lists(NUMBERS, min_size=1, max_size=6))
    def test_a_bar_begins_at_zero_and_is_as_long_as_its_figure(self, values):
        chart = bar("Staven", "", points(values), words)
        zero = Scale.of(values).at(0)
        for value, drawn in zip(values, marks(chart, Rect, "c1"), strict=True):
            assert (drawn.x == zero) if value >= 0 else (drawn.x + drawn.width == zero)

    def test_a_column_stands_on_the_line_and_is_as_high_as_its_figure(self):
        (line,), (low, high) = marks(chart := weeks([2, 0, 4]), Stroke), marks(chart, Rect)
        assert {one.y + one.height for one in (low, high)} == {line.y1 // 10}
        assert low.height * 2 == high.height

    @pytest.mark.parametrize("values", [[1, -1], [1] * 10])
    def test_a_column_below_zero_or_too_many_are_refused(self, values):
        with pytest.raises(ValueError, match="none below zero"):
            weeks(values)

    def test_only_zeros_are_bars_of_nothing(self):
        chart = bar("Staven", "", points([0, 0]), words)
        assert [(one.x, one.width) for one in marks(chart, Rect, "c1")] == [(0, 0), (0, 0)]

    def test_what_is_unknown_has_no_bar_and_is_named(self):
        chart = bar("Staven", "", points([5, None]), words)
        assert len(marks(chart, Rect, "c1")) == 1
        assert "2021 onbekend" in chart.description

    def test_what_is_unknown_is_a_gap_in_a_line(self):
        chart = lines([[1, 2, None, 4, 5]])
        assert len(marks(chart, Stroke, "c1")) == 2
        assert len(marks(chart, Dot, "c1")) == 4

    def test_one_figure_alone_is_a_dot(self):
        chart = spark("Verloop", "", points([None, 3, None]), words)
        assert (len(marks(chart, Dot)), len(marks(chart, Stroke))) == (1, 0)

    def test_equal_figures_are_a_level_line_in_the_middle(self):
        chart = spark("Verloop", "", points([7, 7, 7]), words)
        assert {m.y1 for m in marks(chart, Stroke)} == {chart.height * 5}

    def test_no_figures_at_all_are_an_empty_chart(self):
        assert spark("Verloop", "", [], words).marks == ()
        assert bar("Staven", "", [], words).marks == ()

    def test_a_target_stands_beyond_what_was_measured_when_it_is_more(self):
        chart = against(Decimal(5), Decimal(10), Decimal(0))
        (done,), (target,) = marks(chart, Rect, "c1"), marks(chart, Stroke, "target")
        assert done.x + done.width < target.x1

    @pytest.mark.parametrize("unknown", ["measured", "target", "baseline"])
    def test_what_is_unknown_of_a_target_is_not_drawn_and_is_told(self, unknown):
        figures = {"measured": 1, "target": 2, "baseline": 3} | {unknown: None}
        chart = against(**figures)
        drawn = len(chart.marks) - len(marks(chart, Rect, TRACK))
        assert drawn == 2
        assert chart.description.count("onbekend") == 1

    @given(values=st.lists(st.integers(0, 10**15), min_size=1, max_size=4))
    def test_the_parts_of_a_sum_fill_the_bar_exactly(self, values):
        chart = stacked("Som", [Part(str(n), value) for n, value in enumerate(values)], words)
        drawn = [one for one in marks(chart, Rect) if one.series != TRACK]
        assert sum(one.width for one in drawn) == (WHOLE if any(values) else 0)
        for before, after in pairwise(drawn):
            assert before.x + before.width == after.x

    def test_a_figure_below_zero_is_no_part_of_a_sum(self):
        with pytest.raises(ValueError, match="zero or more"):
            stacked("Som", [Part("meer", 500), Part("minder", -100)], words)

    def test_a_fifth_series_is_refused(self):
        with pytest.raises(ValueError, match="4 is the most"):
            lines([[1]] * 5)
        with pytest.raises(ValueError, match="4 is the most"):
            stacked("Som", [Part(str(n), 1) for n in range(5)], words)

    def test_a_series_has_a_figure_for_each_name(self):
        with pytest.raises(ValueError, match="for each name"):
            line("Lijn", "", ["2024", "2025"], [Series("een", (1,))], words)


class TestWords:
    """For who does not see it, or sees no colour."""

    def test_the_drawing_has_a_title_and_a_description_with_every_figure(self):
        page = read(lines([[Decimal("1200.5"), None], [-3, 0]]).svg("proef"))
        (drawing,) = page.all("svg")
        named = [page.all(tag)[0]["id"] for tag in ("title", "desc")]
        assert (drawing["role"], drawing["aria-labelledby"].split()) == ("img", named)
        assert "Het stijgt. 2020 1.200,5, −3; 2021 onbekend, 0." in page.text

    def test_what_is_typed_is_shown_as_text(self):
        drawn = bar("<b>&", '"', [Point("<script>", 1)], words).svg("proef")
        assert "<script" not in drawn
        assert "<b>" not in drawn

    def test_a_column_that_leads_somewhere_says_where_and_is_wide_enough_for_a_finger(self):
        chart = weeks([3] * 9, url="?a=1&b=2", is_current=True)
        page = read(chart.svg("proef"))
        links = page.all("a")
        assert [one["href"] for one in links] == ["?a=1&b=2"] * 9
        assert links[0]["aria-label"] == "week 0: 3"
        assert links[0]["aria-current"] == "true"
        assert page.all("svg")[0]["role"] == "group"
        areas = [one.area for one in chart.marks if isinstance(one, Link)]
        assert all(area.width * PHONE / WHOLE >= 24 for area in areas)

    def test_the_table_has_the_figures_of_the_description(self):
        chart = against(Decimal(5), None, Decimal("0.25"))
        assert chart.rows == (
            ("Gemeten", "5"),
            ("Streefwaarde", "onbekend"),
            ("Nulmeting", "0,25"),
        )
        assert all(" ".join(row) in chart.description for row in chart.rows)

    def test_money_is_written_as_everywhere(self):
        chart = stacked("Geld", [Part("Rijk", 10_000_00)], lambda cents: format_amount(int(cents)))
        assert chart.legend[0].value == "€\u00a010.000"

    def test_each_series_has_something_besides_its_colour(self):
        assert len({PATTERNS.get(series) for series in SERIES}) == len(SERIES)
        assert len({DASHES.get(series) for series in SERIES}) == len(SERIES)

    def test_no_place_is_written_with_a_comma(self):
        drawn = lines([[1, Decimal("2.5"), 3]]).svg("proef")
        assert re.findall(r' (?:[xyr]|[xy][12]|c[xy]|width|height)="[^"]*,[^"]*"', drawn) == []

    def test_the_colours_on_paper_are_those_of_the_light_theme(self):
        light = theme("light")
        assert {series: COLOURS[series] for series in SERIES} == {
            series: light[series] for series in SERIES
        }
        assert (COLOURS[TRACK], COLOURS["ink"]) == (light["sunken"], light["ink"])

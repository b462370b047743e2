"""A chart stands on a page with its words and its table, and a calendar holds every day of the
term, for eyes and for ears.
"""

import re
from datetime import date, timedelta

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.charts import Point, bar
from regiodeals.templatetags.charts import stacked_bar, term_calendar
from tests.screens.pages import read

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def parts(*amounts: int | None) -> list[dict[str, object]]:
    return [{"label": f"deel {i}", "cents": cents} for i, cents in enumerate(amounts)]


def test_an_unknown_part_is_named_and_said_to_be_left_out():
    bar = stacked_bar("geld", "Geld", parts(100, None))
    assert [key["value"] for key in bar["legend"]] == ["€\u00a01", ""]
    assert bar["has_unknown"]


def test_what_is_still_coming_takes_no_colour_of_what_is_there():
    rows = [
        {"label": "Besteed", "cents": 1},
        {"label": "Nog vrij", "cents": 1, "coming": True},
        {"label": "Toegezegd", "cents": 1},
    ]
    svg = stacked_bar("geld", "Geld", rows)["svg"]
    assert re.findall(r'class="rd-(c\d)"', svg) == ["c1", "c0", "c2"]


def test_a_bar_is_told_in_words_with_every_amount():
    template = Template("{% load charts %}{% stacked_bar 'geld' 'Geld' rows 'samen' %}")
    page = read(template.render(Context({"rows": parts(1_000_00, None)})))
    described = page.all("svg")[0]["aria-labelledby"].split()
    assert described == [page.all("title")[0]["id"], page.all("desc")[0]["id"]]
    assert "deel 0 €\u00a01.000; deel 1 onbekend; samen €\u00a01.000." in page.text


def test_the_figures_of_a_chart_are_one_click_away():
    drawn = bar("Woningen", "Meer.", [Point("2024", 5), Point("2025", None)], str)
    template = Template("{% load charts %}{% chart 'woningen' drawn %}")
    page = read(template.render(Context({"drawn": drawn})))
    assert page.unclosed == []
    assert len(page.all("summary")) == 1
    assert page.text.count("onbekend") == 3
    assert page.all("table")


@given(start=DAYS, length=st.integers(1, 400), today=DAYS)
def test_the_calendar_holds_every_day_of_the_term_once(start, length, today):
    last = start + timedelta(days=length)
    days = term_calendar("klok", "Klok", start, last, today)["days"]
    assert len(days) == length + 1
    assert len({(day.column, day.row) for day in days}) == length + 1


@given(start=DAYS, length=st.integers(1, 400), today=DAYS)
def test_only_the_last_day_is_marked_as_last(start, length, today):
    days = term_calendar("klok", "Klok", start, start + timedelta(days=length), today)["days"]
    assert ["is-last" in day.classes for day in days] == [False] * length + [True]
    assert days[-1].number == length
    assert days[0].number == 0


@given(start=DAYS, length=st.integers(1, 400), today=DAYS)
def test_no_day_falls_outside_the_picture(start, length, today):
    calendar = term_calendar("klok", "Klok", start, start + timedelta(days=length), today)
    width = float(calendar["cell_width"].rstrip("%"))
    assert all(float(day.column.rstrip("%")) + width <= 100 for day in calendar["days"])
    bottom = int(calendar["height"]) - int(calendar["cell_height"])
    assert all(int(day.row) <= bottom for day in calendar["days"])


def test_weekends_are_free_days_that_count():
    calendar = term_calendar(
        "klok", "Klok", date(2024, 9, 24), date(2024, 12, 17), date(2024, 11, 18)
    )
    free = [day for day in calendar["days"] if "is-free" in day.classes]
    assert len(free) == 24
    assert [name for name, _left in calendar["months"]] == ["sep", "okt", "nov", "dec"]


@pytest.mark.parametrize(
    ("today", "ending"),
    [
        (date(2024, 11, 18), "Vandaag is dag 55."),
        (date(2024, 12, 18), "Die dag is voorbij."),
        (date(2024, 9, 1), "dag 84."),
    ],
)
def test_a_calendar_is_told_in_words(today, ending):
    words = term_calendar("klok", "Klok", date(2024, 9, 24), date(2024, 12, 17), today)[
        "description"
    ]
    assert words.startswith("Dag 0 is dinsdag 24 september 2024.")
    assert words.endswith(ending)


def test_no_figure_of_a_picture_is_written_with_a_comma():
    template = Template("{% load charts %}{% term_calendar 'klok' 'Klok' start last today %}")
    days = {"start": date(2024, 9, 24), "last": date(2024, 12, 17), "today": date(2024, 11, 18)}
    html = template.render(Context(days))
    assert re.findall(r'(?:x|y|width|height)="[^"]*,[^"]*"', html) == []

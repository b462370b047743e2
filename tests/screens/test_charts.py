"""A stacked bar adds up and a calendar holds every day of the term, for eyes and for ears."""

import re
from datetime import date, timedelta

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.money import format_amount
from regiodeals.templatetags.charts import stacked_bar, term_calendar
from tests.screens.pages import read

AMOUNTS = st.lists(st.one_of(st.none(), st.integers(0, 10**12)), min_size=1, max_size=4)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def percent(text: str) -> int:
    """Thousandths of a percent, so that nothing is rounded in the test."""
    whole, _, fraction = text.rstrip("%").partition(".")
    return int(whole) * 1000 + int(fraction.ljust(3, "0"))


def parts(*amounts: int | None) -> list[dict[str, object]]:
    return [{"label": f"deel {i}", "cents": cents} for i, cents in enumerate(amounts)]


@given(amounts=AMOUNTS)
def test_the_parts_of_a_bar_fill_it_exactly(amounts):
    bar = stacked_bar("geld", "Geld", parts(*amounts))
    widths = [percent(segment.width) for segment in bar["segments"]]
    assert sum(widths) == (100_000 if any(amounts) else 0)


@given(amounts=AMOUNTS)
def test_each_part_starts_where_the_one_before_ends(amounts):
    end = 0
    for segment in stacked_bar("geld", "Geld", parts(*amounts))["segments"]:
        assert percent(segment.start) == end
        end += percent(segment.width)


@given(amounts=AMOUNTS)
def test_the_total_of_a_bar_is_the_sum_of_its_parts(amounts):
    bar = stacked_bar("geld", "Geld", parts(*amounts))
    assert bar["total"] == format_amount(sum(cents or 0 for cents in amounts))


def test_a_negative_amount_is_no_part_of_a_sum():
    with pytest.raises(ValueError, match="zero or more"):
        stacked_bar("geld", "Geld", parts(500, -100))


def test_an_unknown_part_is_named_and_has_no_width():
    bar = stacked_bar("geld", "Geld", parts(100, None))
    assert [segment.is_drawn for segment in bar["segments"]] == [True, False]
    assert bar["segments"][1].amount is None
    assert bar["has_unknown"]


def test_what_is_still_coming_takes_no_colour_of_what_is_there():
    rows = [
        {"label": "Besteed", "cents": 1},
        {"label": "Nog vrij", "cents": 1, "coming": True},
        {"label": "Toegezegd", "cents": 1},
    ]
    segments = stacked_bar("geld", "Geld", rows)["segments"]
    assert [segment.series for segment in segments] == ["c1", "c0", "c2"]


def test_a_bar_is_told_in_words_with_every_amount():
    template = Template("{% load charts %}{% stacked_bar 'geld' 'Geld' rows 'samen' %}")
    page = read(template.render(Context({"rows": parts(1_000_00, None)})))
    described = page.all("svg")[0]["aria-labelledby"].split()
    assert described == [page.all("title")[0]["id"], page.all("desc")[0]["id"]]
    assert "deel 0 €\u00a01.000, deel 1 onbekend; samen €\u00a01.000." in page.text


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

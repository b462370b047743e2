"""The day on an island and in the Netherlands, both printed where they differ."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.legal.both_days import both_days, end_in_the_netherlands
from regiodeals.legal.terms import legal_day


def test_in_the_night_it_is_the_day_before_on_the_island():
    moment = datetime(2024, 12, 17, 23, 30, tzinfo=UTC)
    assert both_days(moment, KRALENDIJK) == (
        "Op het eiland was het dinsdag 17 december 2024, in Nederland al woensdag 18 december 2024."
    )


def test_by_day_and_in_the_netherlands_there_is_one_day():
    assert both_days(datetime(2024, 12, 17, 12, tzinfo=UTC), KRALENDIJK) == ""
    assert both_days(datetime(2024, 12, 17, 23, 30, tzinfo=UTC), AMSTERDAM) == ""


def test_a_last_day_on_the_island_ends_in_the_night_that_follows_here():
    assert end_in_the_netherlands(date(2024, 12, 31), KRALENDIJK) == (
        "in Nederland tot woensdag 1 januari 2025, 05:00 uur"
    )
    assert end_in_the_netherlands(date(2025, 7, 1), KRALENDIJK).endswith("2 juli 2025, 06:00 uur")
    assert end_in_the_netherlands(date(2024, 12, 31), AMSTERDAM) == ""


NAIVE = datetime(2020, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone itself


@given(st.datetimes(timezones=st.just(UTC), min_value=NAIVE))
def test_both_are_printed_exactly_where_they_differ(moment):
    differs = legal_day(moment, AMSTERDAM) != legal_day(moment, KRALENDIJK)
    assert bool(both_days(moment, KRALENDIJK)) is differs

"""Which months there are, and the weeks of one."""

from datetime import date

import pytest

from monitoring.kalender.schedule import Month, month_of


def test_a_month_is_whole_weeks_from_monday():
    weeks = Month(2024, 12).weeks
    assert weeks[0][0] == date(2024, 11, 25)
    assert weeks[-1][-1] == date(2025, 1, 5)
    assert {len(week) for week in weeks} == {7}


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (Month(2024, 2), date(2024, 2, 29)),
        (Month(2025, 2), date(2025, 2, 28)),
        (Month(2024, 12), date(2024, 12, 31)),
    ],
)
def test_a_month_knows_its_last_day(month, last):
    assert (month.first.day, month.last) == (1, last)


def test_the_months_beside_it_go_over_the_end_of_a_year():
    assert Month(2024, 12).after == Month(2025, 1)
    assert Month(2025, 1).before == Month(2024, 12)
    assert str(Month(2025, 1)) == "januari 2025"


def test_the_first_and_the_last_month_have_one_neighbour():
    assert Month(1900, 1).before is None
    assert Month(2199, 12).after is None
    assert Month(1900, 1).after == Month(1900, 2)


@pytest.mark.parametrize(
    ("year", "number"), [(0, 1), (1899, 12), (2200, 1), (99_999, 1), (2024, 0), (2024, 13)]
)
def test_there_is_no_other_month(year, number):
    with pytest.raises(ValueError, match="no month"):
        Month(year, number)


def test_a_day_lies_in_its_month():
    assert month_of(date(2024, 11, 18)) == Month(2024, 11)

"""What the bench says of a month of the calendar, and of the daily round of years."""

import pytest

from demo.bench import pages, report
from demo.bench.pages import Page
from demo.bench.years import Round
from tests.demo.test_bench import line_of


@pytest.mark.parametrize(("last", "verdict"), [(0.099, "gehaald"), (0.101, "niet gehaald")])
def test_the_calendar_has_a_bar_of_its_own(last: float, verdict: str) -> None:
    page = Page(pages.CALENDAR, {22: [0.020], 500: [0.020], 5_000: [last * 2]})

    text = report.calendar([Page("Deals"), page], slowness=2)

    assert line_of(text, "  op de maatmachine").split("hoogstens 100 ms")[1].strip() == verdict


@pytest.mark.parametrize(("seconds", "verdict"), [(9.9, "gehaald"), (10.1, "niet gehaald")])
def test_the_round_of_years_has_the_bar_of_a_day_of_reminders(seconds: float, verdict: str) -> None:
    text = report.years(Round(10_000, seconds, 80), slowness=1)

    assert line_of(text, "  op de maatmachine").split("hoogstens 10 s")[1].strip() == verdict

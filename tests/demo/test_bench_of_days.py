"""What the bench says of the pages of all day, and of the daily round of years."""

import pytest

from demo.bench import pages, pages_report, report
from demo.bench.pages import Page
from demo.bench.years import Round
from tests.demo.test_bench import line_of


@pytest.mark.parametrize("name", sorted(pages.QUICK))
@pytest.mark.parametrize(("last", "verdict"), [(0.099, "gehaald"), (0.101, "niet gehaald")])
def test_a_page_of_all_day_has_a_bar_of_its_own(name: str, last: float, verdict: str) -> None:
    page = Page(name, {22: [0.020], 500: [0.020], 5_000: [last * 2]})

    text = pages_report.quick([Page("Deals"), page], slowness=2)

    assert line_of(text, name).split("hoogstens 100 ms")[1].strip() == verdict
    assert "Deals" not in text.splitlines()[-1]


@pytest.mark.parametrize(("seconds", "verdict"), [(9.9, "gehaald"), (10.1, "niet gehaald")])
def test_the_round_of_years_has_the_bar_of_a_day_of_reminders(seconds: float, verdict: str) -> None:
    text = report.years(Round(10_000, seconds, 80), slowness=1)

    assert line_of(text, "  op de maatmachine").split("hoogstens 10 s")[1].strip() == verdict


@pytest.mark.parametrize(("last", "verdict"), [(12.9, "gehaald"), (13.1, "niet gehaald")])
def test_a_list_may_grow_to_the_limit_and_not_over_it(last: float, verdict: str) -> None:
    text = pages_report.pages([Page("Deals", {22: [0.010], 500: [0.011], 5_000: [last / 1_000]})])

    assert "10.0 ms" in text
    assert line_of(text, "Deals").endswith(f"1,30 x  {verdict}")
    assert "bij 5.000" in text

"""The calendar as a list."""

from datetime import date

import pytest

from monitoring.overleg.models import Overleg
from regiodeals.obligations import services
from tests.exports.world import rows_of
from tests.monitoring.kalender.browsing import opened, page, titles

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 10)
LONG_AGO = date(2024, 11, 4)
TODAY = date(2024, 11, 18)


def listed(person, **query):
    return opened(person, "kalender-list", **query)


def test_it_holds_what_is_to_be_done_by_day_and_what_is_late_comes_first(
    impose, overleg, officer, still_clock
):
    impose(DAY)
    impose(LONG_AGO, title="Te lang gewacht")
    found = titles(listed(officer))
    assert [day for day, _title in found] == sorted(day for day, _title in found)
    assert found[0] == (LONG_AGO, "Te lang gewacht")
    assert (date(2024, 12, 12), "Rijk-regio overleg 2024") in found


def test_what_is_done_is_there_for_who_asks(impose, officer):
    done = impose(DAY, title="Klaar")
    services.meet(obligation_id=done.pk, on=TODAY, how="gedaan", actor=officer)
    assert (DAY, "Klaar") not in titles(listed(officer))
    assert (DAY, "Klaar") in titles(listed(officer, welke="alles"))


def test_a_right_that_has_passed_is_nothing_to_do(impose, officer):
    impose(LONG_AGO, title="Bezwaar maken", is_right=True)
    assert (LONG_AGO, "Bezwaar maken") not in titles(listed(officer))
    assert (LONG_AGO, "Bezwaar maken") in titles(listed(officer, welke="alles"))


def test_an_overleg_that_was_held_is_done(overleg, officer):
    row = (date(2024, 12, 12), "Rijk-regio overleg 2024")
    assert row in titles(listed(officer))
    Overleg.objects.filter(pk=overleg.pk).update(status="gehouden")
    assert row not in titles(listed(officer))
    assert row in titles(listed(officer, welke="alles"))


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"van": "11-12-2024"}, [date(2024, 12, 17), date(2024, 12, 31)]),
        ({"tot": "10 december 2024"}, [DAY]),
        ({"van": "10-12-2024", "tot": "10-12-2024"}, [DAY]),
        ({"van": "11-12-2024", "tot": "10-12-2024"}, []),
    ],
)
def test_days_are_a_filter(query, kept, impose, officer):
    impose(DAY)
    assert [day for day, _title in titles(listed(officer, **query))] == kept


@pytest.mark.parametrize("query", [{"van": "gisteren"}, {"tot": "31-2-2024"}, {"pagina": "x"}])
def test_a_filter_that_cannot_be_filters_nothing(query, impose, officer):
    impose(DAY)
    assert len(titles(listed(officer, **query))) == 3


def test_without_anything_it_says_what_comes(officer):
    assert "Er staat nu niets open" in page(listed(officer)).text
    assert "Niets bij deze filters" in page(listed(officer, zoek="x")).text


def test_the_file_holds_the_same_lines_with_their_filters(impose, overleg, officer):
    moved = impose(date(2024, 12, 3))
    services.reschedule(obligation_id=moved.pk, due_on=DAY, reason="r", actor=officer)
    rows = rows_of(officer, "kalender", tot="12-12-2024")
    assert [(row["Dag"], row["Soort"]) for row in rows] == [
        ("10-12-2024", "SiSa-verantwoording"),
        ("12-12-2024", "overleg"),
    ]
    assert rows[0]["Verschoven"] == "verschoven, was di\u00a03\u00a0dec\u00a02024"
    assert {row["Deal"] for row in rows} == {"Achterhoek II"}


def test_pages_go_on_from_each_other(impose, officer):
    for number in range(30):
        impose(DAY, title=f"Taak {number:02}")
    first, second = listed(officer), listed(officer, pagina="2")
    found = titles(first) + titles(second)
    assert len(found) == len(set(found)) == 32

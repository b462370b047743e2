"""The page of a month."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from django.urls import reverse

from monitoring.overleg import services as overleggen
from monitoring.overleg.services import Hours
from regiodeals.common.clock import KRALENDIJK
from regiodeals.obligations import services
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests import builders
from tests.monitoring.kalender.browsing import cell, days, month, opened, page

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 10)
TODAY = date(2024, 11, 18)


@pytest.mark.parametrize(
    ("year", "number"), [(0, 1), (99_999, 1), (2024, 13), (2024, 0), (10**30, 1), (1899, 12)]
)
def test_a_month_that_cannot_be_is_not_there(year, number, officer):
    assert opened(officer, "kalender-month", year, number).status_code == 404


@pytest.mark.parametrize(("year", "number"), [(1900, 1), (2199, 12)])
def test_the_first_and_the_last_month_open(year, number, officer):
    answer = month(officer, year, number)
    assert answer.status_code == 200
    assert "In deze maand staat niets." in page(answer).text


def test_without_a_month_it_is_that_of_today(officer):
    answer = opened(officer, "kalender")
    assert str(answer.context["month"]) == "november 2024"
    assert cell(answer, TODAY).is_today
    shown = page(answer)
    assert [cell for cell in shown.all("td") if cell.get("aria-current") == "date"]
    assert "vandaag" in shown.text


def test_another_month_does_not_mark_today(officer):
    answer = month(officer)
    assert "vandaag" not in page(answer).text
    assert not cell(answer, date(2024, 11, 25)).is_inside


def test_it_is_a_table_of_weeks_with_a_caption(deal, officer):
    shown = page(month(officer))
    assert len(shown.all("caption")) == 1
    assert len([head for head in shown.all("th") if head["scope"] == "col"]) == 7
    assert len(shown.all("td")) == 6 * 7
    assert not shown.unclosed
    assert "week 49" in shown.text


def test_the_months_beside_it_are_links_that_keep_the_filters(officer):
    links = month(officer, zoek="Achterhoek").context["links"]
    assert [(link["label"], link["month"]) for link in links] == [
        ("Vorige maand", "november 2024"),
        ("Deze maand", "november 2024"),
        ("Volgende maand", "januari 2025"),
    ]
    assert links[2]["url"].endswith("/kalender/2025/1/?zoek=Achterhoek")


def test_each_line_leads_to_its_page(deal, overleg, officer):
    links = page(month(officer)).values("href")
    assert reverse("monitoring:overleg-detail", args=[overleg.pk]) in links
    assert reverse("regiodeals:obligation-detail", args=[_owed(deal).pk]) in links


def test_what_is_late_and_what_is_done_says_so(deal, impose, officer, still_clock):
    done = impose(DAY, title="Klaar")
    services.meet(obligation_id=done.pk, on=TODAY, how="gedaan", actor=officer)
    impose(DAY, title="Niet klaar")
    still_clock.set(builders.NOW.replace(month=12, day=11))
    entries = cell(month(officer), DAY).entries
    assert [(one.title, one.word) for one in entries] == [
        ("Niet klaar", "te laat"),
        ("Klaar", "nagekomen"),
    ]
    assert entries[0].tone == "rd-error"


def test_more_time_by_decision_and_another_planning_are_told_apart(impose, officer):
    longer, planned = impose(date(2024, 12, 3)), impose(date(2024, 12, 4))
    services.extend(
        obligation_id=longer.pk, due_on=DAY, reason="r", decision="SPUK-1", actor=officer
    )
    services.reschedule(obligation_id=planned.pk, due_on=DAY, reason="r", actor=officer)
    assert [entry.moved for entry in cell(month(officer), DAY).entries] == [
        "verlengd, was di\u00a03\u00a0dec\u00a02024",
        "verschoven, was wo\u00a04\u00a0dec\u00a02024",
    ]


def test_what_lapsed_does_not_stand_there(impose, officer):
    owed = impose(DAY)
    services.cancel(obligation_id=owed.pk, reason="Hoeft niet meer.", actor=officer)
    assert DAY not in days(month(officer))


def test_a_day_on_an_island_says_until_when_it_goes_on_here(impose, officer):
    impose(DAY, zone=KRALENDIJK)
    (entry,) = cell(month(officer), DAY).entries
    assert entry.elsewhere == (
        "gerekend in Bonaire, Sint Eustatius en Saba,"
        " in Nederland tot woensdag 11 december 2024, 05:00 uur"
    )


def test_it_is_late_by_the_clock_of_the_island(impose, officer, still_clock):
    impose(DAY, zone=KRALENDIJK)
    still_clock.set(builders.NOW.replace(month=12, day=11, hour=3))
    assert cell(month(officer), DAY).entries[0].word == "vandaag de laatste dag"
    still_clock.set(builders.NOW.replace(month=12, day=11, hour=4))
    assert cell(month(officer), DAY).entries[0].word == "te laat"


def test_an_overleg_comes_first_with_its_hours(impose, overleg, officer):
    impose(date(2024, 12, 12))
    overleggen.schedule_overleg(
        overleg_id=overleg.pk, planned_on=date(2024, 12, 12), location="Stadhuis", actor=officer
    )
    first, second = cell(month(officer), date(2024, 12, 12)).entries
    assert (first.title, first.hours, first.word) == (
        "Rijk-regio overleg 2024",
        "10:00 tot 12:00 uur",
        "gepland",
    )
    assert second.hours == ""


def test_an_overleg_on_an_island_says_both_hours(overleg, officer):
    overleggen.schedule_overleg(
        overleg_id=overleg.pk,
        planned_on=DAY,
        location="Bestuurskantoor",
        hours=Hours(zone=KRALENDIJK),
        actor=officer,
    )
    (entry,) = cell(month(officer), DAY).entries
    assert "15:00 tot 17:00 uur in Nederland" in entry.elsewhere


def test_of_many_on_a_day_the_first_stand_there_and_a_link_to_all(impose, overleg, officer):
    for number in range(5):
        impose(DAY, title=f"Taak {number}")
    answer = month(officer)
    found = cell(answer, DAY)
    assert [entry.title for entry in found.entries] == ["Taak 0", "Taak 1", "Taak 2"]
    assert found.more == 2
    assert "nog 2 op di" in page(answer).text
    listed = opened(officer, "kalender-list", **_query(found.list_url))
    assert {entry.day for entry in listed.context["entries"]} == {DAY}
    assert len(listed.context["entries"]) == 5


def test_the_link_to_all_keeps_the_filters(impose, officer):
    for number in range(4):
        impose(DAY, title=f"Taak {number}")
    found = cell(month(officer, wie="alles", soort="sisa", zoek="Taak"), DAY)
    assert _query(found.list_url) == {
        "zoek": "Taak",
        "soort": "sisa",
        "wie": "alles",
        "welke": "alles",
        "van": "10-12-2024",
        "tot": "10-12-2024",
    }


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"soort": "sisa"}, {"Controleer de stukken"}),
        ({"soort": "afspraak"}, {"Rijk-regio overleg 2024"}),
        ({"zoek": "stukken"}, {"Controleer de stukken"}),
        ({"zoek": "zwolle"}, set()),
    ],
)
def test_the_filters_are_the_kind_and_the_words(query, kept, impose, overleg, officer):
    impose(DAY)
    found = days(month(officer, **query))
    assert {title for entries in found.values() for title in entries} == kept


def test_a_filter_that_cannot_be_filters_nothing(impose, officer):
    impose(DAY)
    whole = days(month(officer))
    assert days(month(officer, soort="x", wie="x", zoek="x" * 200)) == whole


def _owed(deal):
    return obligation_about(deal, ObligationKind.VERLENING)


def _query(url):
    return dict(parse_qsl(url.partition("?")[2]))

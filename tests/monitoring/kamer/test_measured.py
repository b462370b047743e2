"""Each series by itself: what was agreed, what was measured, and how far that is."""

import pytest

from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.content import content_of
from monitoring.kamer.rendering.measured import MOST_SHOWN, measured_of, pictures_of
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator import world as goals
from tests.monitoring.kamer.world import adopted_in, drafted, figures_of, url
from tests.monitoring.rapportage import world as reports
from tests.monitoring.rapportage.world import YEAR

pytestmark = pytest.mark.django_db


def series(**fields):
    whole = {
        "code": "WONEN-1",
        "naam": "Woningen",
        "eenheid": "woningen",
        "deal": "Deal",
        "lijn": "Lijn",
        "doel": 1,
        "nulmeting": "10",
        "gemeten": "120.5",
        "streefwaarde": "400",
        "woorden": "Nog 279,5 woningen erbij tot de streefwaarde.",
    }
    return whole | fields


def test_a_series_of_an_accepted_deal_is_a_row(report, writer, signer, officer, colleague):
    goals.measure(goals.series_in(report.deal, officer), YEAR, 120, actor=colleague)
    reports.accepted(report, writer, signer, officer)
    data = content_of(Kamerrapportage(year=YEAR, edition=1), officer)
    (row,) = data["reeksen"]
    assert (row["deal"], row["nulmeting"], row["gemeten"], row["streefwaarde"]) == (
        report.deal.name,
        "10.0000",
        "120.0000",
        "400.0000",
    )
    assert row["woorden"] == "Nog 280 woningen erbij tot de streefwaarde."


def test_the_page_has_the_same_row(client, report, writer, signer, officer, colleague):
    goals.measure(goals.series_in(report.deal, officer), YEAR, 120, actor=colleague)
    reports.accepted(report, writer, signer, officer)
    concept = drafted(officer)
    client.force_login(officer)
    text = text_of(client.get(url("detail", concept.pk)))
    assert "Elke reeks tegen haar streefwaarde" in text
    assert "Nog 280 woningen erbij tot de streefwaarde." in text


def test_what_is_unknown_is_told_and_not_drawn():
    (row,) = measured_of({"reeksen": [series(gemeten=None, nulmeting=None)]})["rows"]
    assert (row["nulmeting"], row["gemeten"], row["streefwaarde"]) == (
        "onbekend",
        "onbekend",
        "400 woningen",
    )


def test_a_long_list_is_cut_and_says_so(client):
    data = figures_of(YEAR, 1) | {"reeksen": [series() for _ in range(MOST_SHOWN + 5)]}
    assert len(pictures_of(data)) == MOST_SHOWN
    report = adopted_in(builders.behandelaar())
    report.data = data
    assert measured_of(report.data)["is_cut"]


def test_an_edition_of_before_this_table_has_none(client, officer):
    report = adopted_in(officer)
    client.force_login(officer)
    assert "Elke reeks" not in text_of(client.get(url("detail", report.pk)))
    assert pictures_of(report.frozen) == {}

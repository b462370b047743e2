"""Doelen on the dossier: the same figures as on their own pages, read with the deal itself."""

from decimal import Decimal

import pytest
from django.urls import reverse

from monitoring.indicator import services
from monitoring.indicator.panels import goals_panel
from monitoring.indicator.rendering.charts import against_target, course_of, standing_of
from monitoring.indicator.rendering.series import standing
from monitoring.indicator.selectors import MOST_ALONG, series_of_deal, series_visible_to
from monitoring.indicator.services import Measured
from regiodeals.deal.selectors import dossier_of
from tests import builders
from tests.monitoring.indicator import world
from tests.screens.pages import read
from tests.screens.test_query_counts import queries

pytestmark = pytest.mark.django_db


def along(deal, reader):
    return series_of_deal(dossier_of(reader, deal.pk).get())


def dossier(client, reader, deal):
    client.force_login(reader)
    return client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).content.decode()


def test_what_comes_along_is_what_its_own_page_reads(deal, series, officer):
    meting = world.measure(series, 2023, "99999999999999.1234", actor=officer)
    services.correct_measurement(
        meting_id=meting.pk,
        measured=Measured(value=Decimal("12345678901234.5678")),
        reason="Verkeerd overgenomen.",
        actor=officer,
    )
    world.measure(series, 2024, None, note="Niet geteld.", actor=officer)
    (found,) = along(deal, officer)
    whole = series_visible_to(officer).get(pk=series.pk)
    assert standing_of(found, 2024) == standing_of(whole, 2024)
    assert standing_of(found, 2024).measured == Decimal("12345678901234.5678")
    told, own = standing(found, 2024), standing(whole, 2024)
    assert {key: told[key] for key in own if key != "last"} == {
        key: own[key] for key in own if key != "last"
    }


def test_a_series_is_drawn_against_its_streefwaarde_and_told(client, deal, series, officer):
    world.measure(series, 2024, 120, actor=officer)
    text = " ".join(read(dossier(client, officer, deal)).text.split())
    assert "Gebouwde woningen" in text
    assert "Gemeten 120 woningen; Streefwaarde 400 woningen; Nulmeting 10 woningen." in text
    assert "Nog 280 woningen erbij tot de streefwaarde." in text


def test_what_was_not_measured_is_said(client, deal, series, officer):
    text = dossier(client, officer, deal)
    assert "Er is nog niets gemeten." in text
    assert reverse("monitoring:series-detail", args=[series.pk]) in text


def test_a_course_needs_two_figures_that_can_be_compared(series, officer):
    world.measure(series, 2023, 40, actor=officer)
    assert course_of(series_visible_to(officer).get()) is None
    world.measure(series, 2024, 90, actor=officer)
    drawn = course_of(series_visible_to(officer).get())
    assert drawn
    assert drawn.rows == (("2023", "40 woningen"), ("2024", "90 woningen"))


def test_figures_that_cannot_be_compared_have_no_course(series, officer):
    world.measure(series, 2023, 40, actor=officer)
    world.measure(series, 2024, 90, actor=officer, not_comparable_because="Anders geteld.")
    assert course_of(series_visible_to(officer).get()) is None
    assert standing_of(series_visible_to(officer).get(), 2024).measured is None


def test_a_ratio_is_drawn_in_procent(deal, officer):
    series = world.series_in(deal, officer, meaning=world.ratio(deal))
    world.measure(series, 2024, actor=officer, numerator=1, denominator=3)
    (found,) = along(deal, officer)
    chart = against_target(standing_of(found, 2024))
    assert chart.rows[0] == ("Gemeten", "33,33 procent")


def test_the_first_six_are_shown_and_the_way_to_all(deal, officer):
    for _ in range(MOST_ALONG + 2):
        world.series_in(deal, officer)
    panel = goals_panel(dossier_of(officer, deal.pk).get(), officer)
    assert (len(panel["rows"]), panel["has_more"]) == (MOST_ALONG, True)


def test_many_series_cost_the_dossier_no_question_more(deal, officer):
    address = reverse("regiodeals:deal-detail", args=[deal.pk])
    before = queries(officer, address)
    for _ in range(4):
        world.measure(world.series_in(deal, officer), 2024, 5, actor=officer)
    assert len(queries(officer, address)) == len(before)


def test_a_region_sees_them_too_and_a_stranger_sees_no_deal(client, deal, series, officer):
    world.measure(series, 2024, 120, actor=officer)
    assert "Gebouwde woningen" in dossier(client, builders.member(builders.region_of(deal)), deal)
    assert along(deal, officer)
    client.force_login(builders.member(builders.organisation()))
    assert client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).status_code == 404

"""How to object to a beschikking, and when the objection must be decided on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.case_clock import CaseClock, Extension
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import (
    final_from,
    is_known_to_be_final,
    last_day_by_post,
    objection_term_for,
    remedy_for,
)
from regiodeals.legal.terms import BEZWAARTERMIJN, REMEDY_TERM_BES, last_day

SPUK, BU = Instrument.SPUK, Instrument.BU


def test_against_a_specifieke_uitkering_one_objects_within_six_weeks_and_free():
    remedy = remedy_for(SPUK)
    assert remedy.term == BEZWAARTERMIJN
    assert (remedy.court, remedy.court_fee_usd_cents) == (None, None)


def test_from_the_islands_one_may_go_to_the_court_at_once_for_84_dollars():
    remedy = remedy_for(BU)
    assert remedy.term == REMEDY_TERM_BES
    assert remedy.court == "Gerecht in eerste aanleg van Bonaire, Sint Eustatius en Saba"
    assert remedy.court_fee_usd_cents == 8_400


@pytest.mark.parametrize("instrument", Instrument)
def test_every_instrument_has_a_remedy_of_six_weeks(instrument):
    assert str(remedy_for(instrument).term) == "6 weken"


@pytest.mark.parametrize(
    ("instrument", "has_committee", "length", "extension", "article"),
    [
        (SPUK, False, "6 weken", "6 weken", "artikel 7:10"),
        (SPUK, True, "12 weken", "6 weken", "artikel 7:10"),
        (BU, False, "4 maanden", "30 dagen", "artikel 69"),
        (BU, True, "4 maanden", "30 dagen", "artikel 69"),
    ],
)
def test_an_objection_is_decided_on_within(instrument, has_committee, length, extension, article):
    found = objection_term_for(instrument, has_committee=has_committee)
    assert (str(found.term), str(found.longest_extension)) == (length, extension)
    assert article in found.term.source
    assert article in found.longest_extension.source


def test_the_weeks_of_the_awb_run_from_the_last_day_to_object_and_roll_over():
    term = objection_term_for(SPUK).term
    assert term.day_zero == "de laatste dag om bezwaar te maken"
    assert last_day(date(2024, 11, 20), term) == date(2025, 1, 2)


def test_the_four_months_of_the_islands_end_on_a_sunday_if_they_must():
    term = objection_term_for(BU).term
    assert term.day_zero == "de dag waarop het bezwaarschrift is ingediend"
    last = last_day(date(2024, 12, 15), term)
    assert (last, last.weekday()) == (date(2025, 4, 15), 1)
    sunday = last_day(date(2024, 10, 2), term)
    assert (sunday, sunday.weekday()) == (date(2025, 2, 2), 6)


def test_putting_off_adds_thirty_days_and_does_not_roll_over_on_the_islands():
    found = objection_term_for(BU)
    extension = Extension(date(2025, 1, 20), found.longest_extension)
    put_off = CaseClock(date(2024, 10, 2), found.term, (extension,))
    assert put_off.last_day() == date(2025, 2, 2) + timedelta(days=30)
    saturday = CaseClock(date(2024, 10, 30), found.term, (extension,))
    assert saturday.last_day() == date(2025, 3, 30)


@pytest.mark.parametrize("instrument", Instrument)
def test_a_decision_is_final_the_day_after_but_that_is_certain_a_week_later(instrument):
    last = date(2024, 12, 30)
    assert final_from(last) == date(2024, 12, 31)
    assert last_day_by_post(last, instrument) == date(2025, 1, 6)
    assert not is_known_to_be_final(last, instrument, today=date(2025, 1, 6))
    assert is_known_to_be_final(last, instrument, today=date(2025, 1, 7))


def test_the_week_of_the_post_does_not_end_on_a_free_day():
    assert last_day_by_post(date(2025, 4, 14), SPUK) == date(2025, 4, 22)


def test_the_week_of_the_post_names_its_article_and_for_the_islands_that_it_is_caution():
    assert remedy_for(SPUK).by_post.source == "Algemene wet bestuursrecht, artikel 6:9 lid 2"
    assert remedy_for(BU).by_post.source.startswith("uit voorzichtigheid")


def test_where_the_post_week_ends_in_an_unknown_year_nobody_says_it_is_final():
    with pytest.raises(UnknownCalendarYear):
        is_known_to_be_final(date(2028, 12, 28), SPUK, today=date(2029, 6, 1))


@given(last=st.dates(date(2024, 1, 1), date(2028, 12, 1)), instrument=st.sampled_from(Instrument))
def test_it_is_certain_at_least_a_week_after_the_term_and_stays_so(last, instrument):
    certain = last_day_by_post(last, instrument) + timedelta(days=1)
    assert certain > final_from(last) + timedelta(days=6)
    assert is_known_to_be_final(last, instrument, today=certain)
    assert is_known_to_be_final(last, instrument, today=certain + timedelta(days=400))

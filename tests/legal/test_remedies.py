"""How to object to a beschikking, and when the objection must be decided on."""

from datetime import date, timedelta

import pytest

from regiodeals.legal.case_clock import CaseClock, Extension
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import objection_term_for, remedy_for
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
    clock = CaseClock(date(2024, 10, 2), found.term)
    put_off = clock.with_event(Extension(date(2025, 1, 20), found.longest_extension))
    assert put_off.last_day() == date(2025, 2, 2) + timedelta(days=30)
    saturday = CaseClock(date(2024, 10, 30), found.term).with_event(
        Extension(date(2025, 1, 20), found.longest_extension)
    )
    assert saturday.last_day() == date(2025, 3, 30)

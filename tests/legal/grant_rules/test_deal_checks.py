"""When the deal was concluded, with whom, and for what."""

from datetime import date

import pytest

from regiodeals.legal.grant_rules import Instrument, OrganisationKind, Outcome
from tests.legal.grant_rules.facts_of_a_deal import BU_FACTS, SPUK_FACTS, find, plain

VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome


# ---- concluded in the window (article 12 lid 1) ----------------------------------------------


def test_a_deal_concluded_in_the_window_says_both():
    finding = find("gesloten-in-periode")
    assert finding.outcome is VOLDOET
    assert plain(finding.finding) == (
        "Gesloten op 24 september 2024, in de periode van 1 juli 2024 tot en met 15 november 2024."
    )


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 6, 30), VOLDOET_NIET),
        (date(2024, 7, 1), VOLDOET),
        (date(2024, 11, 15), VOLDOET),
        (date(2024, 11, 16), VOLDOET_NIET),
    ],
)
def test_the_fifth_tranche_refuses_a_deal_one_day_outside_the_window(day, outcome):
    assert find("gesloten-in-periode", concluded_on=day).outcome is outcome


def test_the_sixth_tranche_warns_and_lets_a_person_decide():
    finding = find("gesloten-in-periode", tranche=6, concluded_on=date(2025, 11, 19))
    assert finding.outcome is TER_BEOORDELING
    assert not finding.forbids_granting
    assert "buiten de periode" in finding.finding
    assert "leg de reden vast" in finding.repair


# ---- granted within twelve weeks (article 13 lid 1) ------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 9, 23), VOLDOET_NIET),
        (date(2024, 9, 24), VOLDOET),
        (date(2024, 12, 17), VOLDOET),
        (date(2024, 12, 18), TER_BEOORDELING),
    ],
)
def test_the_grant_comes_after_the_deal_and_within_twelve_weeks(day, outcome):
    assert find("tijdig-verleend", granted_on=day).outcome is outcome


def test_a_late_grant_says_how_many_days():
    one, three = (find("tijdig-verleend", granted_on=date(2024, 12, day)) for day in (18, 20))
    assert "1 dag na de laatste dag, 17 december 2024" in plain(one.finding)
    assert "3 dagen na de laatste dag, 17 december 2024" in plain(three.finding)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 9, 23), "Verlening op 23 september 2024 is vóór het sluiten op"),
        (date(2024, 12, 17), "Verlening op 17 december 2024 is op tijd; de laatste dag is 17"),
        (date(2024, 12, 18), "Verlening op 18 december 2024 is 1 dag na de laatste dag"),
    ],
)
def test_the_test_before_the_grant_does_not_say_that_it_was_made(day, words):
    finding = plain(find("tijdig-verleend", granted_on=day).finding)
    assert finding.startswith(words)


def test_while_there_is_no_grant_the_last_day_is_shown_and_asked_for():
    finding = find("tijdig-verleend", granted_on=None)
    assert finding.outcome is ONBEKEND
    assert plain(finding.finding) == "De 12 weken na het sluiten eindigen op 17 december 2024."
    assert plain(finding.repair) == "Verleen de uitkering uiterlijk op 17 december 2024."


def test_twelve_weeks_that_end_in_the_weekend_run_on():
    found = find(
        "tijdig-verleend", tranche=6, concluded_on=date(2025, 11, 15), granted_on=date(2026, 2, 9)
    )
    assert found.outcome is VOLDOET


def test_a_year_without_royal_decree_is_unknown_and_no_error():
    finding = find("tijdig-verleend", concluded_on=date(2028, 12, 1))
    assert finding.outcome is ONBEKEND
    assert "koninklijk besluit" in finding.repair


# ---- the Besluit in force (article 18) -------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 7, 19), VOLDOET_NIET),
        (date(2024, 7, 20), VOLDOET),
        (date(2026, 12, 30), VOLDOET),
        (date(2026, 12, 31), VOLDOET_NIET),
    ],
)
def test_nothing_is_granted_before_the_besluit_or_after_its_lapse(day, outcome):
    assert find("besluit-van-kracht", granted_on=day).outcome is outcome


# ---- the kassier (articles 1 and 9) ----------------------------------------------------------


@pytest.mark.parametrize("kind", ["MINISTERIE", "WATERSCHAP", "PRIVAAT"])
def test_an_unfit_kassier_is_named(kind):
    finding = find("kassier", kassier_kind=OrganisationKind[kind])
    assert finding.outcome is VOLDOET_NIET
    assert finding.finding == f"De regiokassier is een {OrganisationKind[kind].value}."


@pytest.mark.parametrize("kind", ["MINISTERIE", "WATERSCHAP", "PRIVAAT"])
@pytest.mark.parametrize("key", ["soort-uitkering", "voorschot", "btw"])
def test_what_follows_from_an_unfit_kassier_stays_unknown(kind, key):
    assert find(key, kassier_kind=OrganisationKind[kind]).outcome is ONBEKEND


@pytest.mark.parametrize(("is_party", "outcome"), [(False, VOLDOET_NIET), (None, ONBEKEND)])
def test_the_kassier_is_party_to_the_deal(is_party, outcome):
    assert find("kassier", kassier_is_party=is_party).outcome is outcome


@pytest.mark.parametrize(
    ("facts", "recorded", "outcome"),
    [
        (SPUK_FACTS, None, VOLDOET),
        (SPUK_FACTS, Instrument.SPUK, VOLDOET),
        (SPUK_FACTS, Instrument.BU, VOLDOET_NIET),
        (BU_FACTS, Instrument.BU, VOLDOET),
        (BU_FACTS, Instrument.SPUK, VOLDOET_NIET),
    ],
)
def test_the_recorded_instrument_is_the_one_that_follows_from_the_kassier(facts, recorded, outcome):
    assert find("soort-uitkering", facts, instrument=recorded).outcome is outcome


def test_a_wrong_instrument_says_which_one_it_should_be():
    finding = find("soort-uitkering", BU_FACTS, instrument=Instrument.SPUK)
    assert finding.finding == (
        "De regiokassier is een openbaar lichaam BES: een bijzondere uitkering, maar vastgelegd is "
        "een specifieke uitkering."
    )
    assert finding.repair == "Maak er een bijzondere uitkering van."


# ---- one uitkering per deal (article 12 lid 4) -----------------------------------------------


@pytest.mark.parametrize(("others", "outcome"), [(0, VOLDOET), (1, VOLDOET_NIET), (None, ONBEKEND)])
def test_a_deal_gets_one_uitkering(others, outcome):
    assert find("een-uitkering", other_grants_for_deal=others).outcome is outcome


# ---- programmalijnen (article 9) -------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ((2_500_000_000,), VOLDOET),
        ((), VOLDOET_NIET),
        ((2_500_000_001,), VOLDOET_NIET),
        ((1_000_000_000, 1_499_999_999), VOLDOET_NIET),
        ((2_500_000_000, None), ONBEKEND),
        (None, ONBEKEND),
    ],
)
def test_the_programmalijnen_add_up_to_the_uitkering(lines, outcome):
    assert find("programmalijnen", programme_line_cents=lines).outcome is outcome


def test_a_deal_without_programmalijn_fails_even_when_its_amount_is_unknown():
    finding = find("programmalijnen", programme_line_cents=(), amount_cents=None)
    assert finding.outcome is VOLDOET_NIET
    assert finding.repair == "Leg ten minste één programmalijn vast."


def test_missing_line_amounts_are_counted():
    finding = find("programmalijnen", programme_line_cents=(None, 1, None))
    assert finding.finding == "Van 2 van de 3 programmalijnen is het bedrag niet bekend."

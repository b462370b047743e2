"""The third tranche: Regeling (Stcrt. 2020, 14351; BWBR0043272)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.grant_rules import (
    Finding,
    GrantFacts,
    Instrument,
    Match,
    OrganisationKind,
    Outcome,
    RegionalContribution,
    UnknownInstrument,
    check_grant,
    rules_for_tranche,
)
from tests.legal.grant_rules.facts_of_a_deal import find, plain

VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
RULES = rules_for_tranche(3)
AMOUNTS = st.integers(min_value=1, max_value=6_000_000_000)


def public(
    cents: int, *, from_rijk: bool | None = False, is_in_kind: bool | None = False
) -> RegionalContribution:
    return RegionalContribution(
        amount_cents=cents, is_public=True, from_rijk=from_rijk, is_in_kind=is_in_kind
    )


FACTS = GrantFacts(
    tranche=3,
    concluded_on=date(2020, 7, 1),
    granted_on=date(2020, 9, 1),
    kassier_kind=OrganisationKind.WATERSCHAP,
    kassier_is_party=True,
    amount_cents=100_000_000,
    contributions=(public(120_000_000),),
    other_grants_for_deal=0,
    programme_line_cents=(100_000_000,),
    instalment_cents=(60_000_000,),
)


def found(key: str, **changes: object) -> Finding:
    return find(key, FACTS, **changes)


def test_what_the_regeling_does_not_know_gives_no_finding():
    assert [finding.key for finding in check_grant(FACTS)] == [
        "gesloten-in-periode",
        "tijdig-verleend",
        "besluit-van-kracht",
        "kassier",
        "soort-uitkering",
        "regionale-financiering",
        "een-uitkering",
        "programmalijnen",
        "voorschot",
    ]


def test_each_finding_names_its_own_article():
    assert [finding.article for finding in check_grant(FACTS)] == [
        "artikel 5 lid 1",
        "artikel 4",
        "artikel 10",
        "artikel 1",
        "artikel 2",
        "artikel 3",
        "artikel 5 lid 2",
        "artikel 2",
        "artikel 7",
    ]


def test_a_deal_that_complies_leaves_only_the_twelve_weeks_unknown():
    unmet = [finding for finding in check_grant(FACTS) if not finding.is_met]
    assert [finding.key for finding in unmet] == ["tijdig-verleend"]
    assert unmet[0].outcome is ONBEKEND


@pytest.mark.parametrize("day", [date.min, date(2020, 5, 1), date(2022, 9, 30), date.max])
def test_twelve_weeks_in_a_year_without_calendar_are_unknown_and_no_error(day):
    assert found("tijdig-verleend", concluded_on=day).outcome is ONBEKEND


def test_the_figures_that_the_regeling_lacks_are_none():
    assert (RULES.min_cents, RULES.max_cents, RULES.ceiling_cents) == (None, None, None)
    assert (RULES.advance_percent, RULES.instalments) == (None, None)
    assert RULES.execution_cost_cap_cents(100) is None
    assert RULES.match is Match.AT_MOST_PUBLIC
    assert RULES.version == "regeling-regio-deals-tranche-3@2020-03-17"


@pytest.mark.parametrize("cents", [0, 1, 10**12])
def test_every_amount_keeps_to_limits_that_are_not_there(cents):
    assert RULES.is_amount_allowed(cents)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2020, 4, 30), VOLDOET_NIET),
        (date(2020, 5, 1), VOLDOET),
        (date(2020, 9, 15), VOLDOET),
        (date(2020, 9, 16), VOLDOET_NIET),
    ],
)
def test_the_deal_is_concluded_in_the_summer_of_2020(day, outcome):
    assert found("gesloten-in-periode", concluded_on=day).outcome is outcome


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2020, 3, 16), VOLDOET_NIET),
        (date(2020, 3, 17), VOLDOET),
        (date(2040, 1, 1), VOLDOET),
    ],
)
def test_the_regeling_holds_from_its_first_day_and_never_lapses(day, outcome):
    finding = found("besluit-van-kracht", granted_on=day)
    assert finding.outcome is outcome
    assert finding.title == "Regeling van kracht"
    assert plain(finding.statement) == "De uitkering is verleend vanaf 17 maart 2020."


def test_it_governs_for_good_what_was_granted_under_it():
    granted_on, day = date(2020, 9, 1), date(2040, 1, 1)
    assert RULES.regulation.still_governs(Instrument.SPUK, granted_on=granted_on, day=day) is True


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("WATERSCHAP", VOLDOET),
        ("PROVINCIE", VOLDOET),
        ("PRIVAAT", VOLDOET_NIET),
        ("MINISTERIE", VOLDOET_NIET),
        ("OPENBAAR_LICHAAM_BES", VOLDOET_NIET),
    ],
)
def test_a_waterschap_is_not_excluded_and_others_are(kind, outcome):
    finding = found("kassier", kassier_kind=OrganisationKind[kind])
    assert finding.outcome is outcome
    assert "een waterschap is niet uitgesloten" in finding.statement


def test_a_waterschap_gets_a_specifieke_uitkering():
    assert RULES.instrument_for(OrganisationKind.WATERSCHAP) is Instrument.SPUK
    assert found("soort-uitkering").outcome is VOLDOET


def test_there_is_no_bijzondere_uitkering():
    with pytest.raises(UnknownInstrument, match="Tranche 3 kent geen bijzondere uitkering"):
        RULES.basis_for(Instrument.BU)


def test_the_specifieke_uitkering_is_one_off():
    assert RULES.basis_for(Instrument.SPUK).parent_article == "artikel 17 lid 5"


# ---- the region's part (article 3) -----------------------------------------------------------


@pytest.mark.parametrize(
    ("contributions", "outcome"),
    [
        ((public(100_000_000),), VOLDOET),
        ((public(99_999_999),), VOLDOET_NIET),
        ((public(100_000_000, is_in_kind=True),), VOLDOET_NIET),
        ((public(100_000_000, from_rijk=True),), TER_BEOORDELING),
        ((public(99_999_998), public(1, from_rijk=True)), VOLDOET_NIET),
        ((public(100_000_000, is_in_kind=None),), ONBEKEND),
        ((public(100_000_000, from_rijk=None),), ONBEKEND),
        (None, ONBEKEND),
        ((), VOLDOET_NIET),
    ],
)
def test_the_uitkering_is_at_most_the_public_money(contributions, outcome):
    assert found("regionale-financiering", contributions=contributions).outcome is outcome


def test_private_money_never_counts_whatever_is_unknown_of_it():
    private = RegionalContribution(amount_cents=10**9, is_public=False, from_rijk=None)
    finding = found("regionale-financiering", contributions=(public(40_000_000), private))
    assert finding.outcome is VOLDOET_NIET
    assert plain(finding.finding) == (
        "De publieke cofinanciering in geld is € 400.000. De uitkering is € 600.000 hoger."
    )
    assert plain(finding.repair) == (
        "Vul de publieke cofinanciering aan met € 600.000, of verlaag de uitkering tot € 400.000."
    )


@given(AMOUNTS, st.lists(AMOUNTS, max_size=5))
def test_only_the_public_sum_decides(amount, shares):
    contributions = tuple(public(cents) for cents in shares)
    finding = found("regionale-financiering", amount_cents=amount, contributions=contributions)
    assert finding.is_met == (amount <= sum(shares))


# ---- the advance (article 7) -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("instalments", "outcome"),
    [
        ((), VOLDOET),
        ((100_000_000,), VOLDOET),
        ((50_000_000, 50_000_000), VOLDOET),
        ((100_000_001,), VOLDOET_NIET),
        ((50_000_000, 0), VOLDOET_NIET),
        (None, ONBEKEND),
    ],
)
def test_an_advance_may_be_given_in_any_part_of_the_uitkering(instalments, outcome):
    assert found("voorschot", instalment_cents=instalments).outcome is outcome

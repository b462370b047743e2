"""Whether the figures of a yearly account are right, figure by figure."""

from dataclasses import replace
from datetime import date
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.accountability import AccountFacts, EarlierAccount, check_account
from regiodeals.legal.grant_rules import Finding, Instrument, Outcome, rules_for_tranche

MILLION = 100_000_000
FACTS = AccountFacts(
    rules=rules_for_tranche(5),
    instrument=Instrument.SPUK,
    year=2026,
    first_year=2025,
    today=date(2027, 7, 10),
    due_on=date(2027, 7, 15),
    granted_cents=10 * MILLION,
    cofinancing_cents=10 * MILLION,
    kenmerken=("SPUK-2024-0001",),
    received_on=date(2027, 7, 9),
    kenmerk="SPUK-2024-0001",
    spent_cents=2 * MILLION,
    cumulative_cents=3 * MILLION,
    cofinanced_cents=MILLION,
    execution_cents=1_000_000,
    errors_cents=0,
    tolerance_cents=5_000_000,
    is_final=False,
    others=(
        EarlierAccount(
            year=2025, cumulative_cents=MILLION, execution_cents=2_000_000, is_final=False
        ),
    ),
)
amounts = st.integers(min_value=0, max_value=10**13)


def finding(key: str, **changes) -> Finding:
    found = {row.key: row for row in check_account(replace(FACTS, **changes))}
    return found[key]


def test_an_account_in_which_everything_is_right_meets_every_check():
    assert {row.outcome for row in check_account(FACTS)} == {Outcome.VOLDOET}


def test_every_check_names_its_article_or_source():
    assert all(row.article and row.statement and row.finding for row in check_account(FACTS))


class TestCumulative:
    def test_a_sum_that_is_a_cent_off_does_not_comply_and_names_the_difference(self):
        found = finding("cumulatief", cumulative_cents=3 * MILLION + 1)
        assert found.outcome is Outcome.VOLDOET_NIET
        assert "€\xa00,01" in found.repair

    def test_the_first_year_begins_at_nothing(self):
        found = finding("cumulatief", year=2025, others=(), cumulative_cents=2 * MILLION)
        assert found.outcome is Outcome.VOLDOET

    def test_without_the_year_before_nothing_can_be_said(self):
        found = finding("cumulatief", others=())
        assert found.outcome is Outcome.ONBEKEND
        assert "2025" in found.repair

    @given(spent=st.lists(amounts, min_size=2, max_size=6))
    def test_whatever_is_spent_each_year_its_running_total_complies(self, spent):
        totals = list(accumulate(spent))
        for number, ((before, total), cents) in enumerate(
            zip(pairwise(totals), spent[1:], strict=True)
        ):
            earlier = EarlierAccount(
                year=2025 + number, cumulative_cents=before, execution_cents=0, is_final=False
            )
            found = finding(
                "cumulatief",
                year=2026 + number,
                spent_cents=cents,
                cumulative_cents=total,
                others=(earlier,),
            )
            assert found.outcome is Outcome.VOLDOET

    @given(before=amounts, spent=amounts, off=st.integers(min_value=1, max_value=10**9))
    def test_any_other_total_does_not_comply(self, before, spent, off):
        earlier = EarlierAccount(
            year=2025, cumulative_cents=before, execution_cents=0, is_final=False
        )
        found = finding(
            "cumulatief",
            spent_cents=spent,
            cumulative_cents=before + spent + off,
            others=(earlier,),
        )
        assert found.outcome is Outcome.VOLDOET_NIET


class TestRoom:
    def test_grant_and_cofinancing_together_may_be_spent_to_the_last_cent(self):
        assert finding("ruimte", cumulative_cents=20 * MILLION).outcome is Outcome.VOLDOET

    def test_a_cent_more_does_not_comply(self):
        found = finding("ruimte", cumulative_cents=20 * MILLION + 1)
        assert found.outcome is Outcome.VOLDOET_NIET

    def test_unknown_cofinancing_matters_only_above_the_grant(self):
        below = finding("ruimte", cumulative_cents=10 * MILLION, cofinancing_cents=None)
        above = finding("ruimte", cumulative_cents=10 * MILLION + 1, cofinancing_cents=None)
        assert (below.outcome, above.outcome) == (Outcome.VOLDOET, Outcome.ONBEKEND)

    @given(granted=amounts, cofinanced=amounts, total=amounts)
    def test_it_complies_exactly_when_the_total_is_not_above_both_together(
        self, granted, cofinanced, total
    ):
        found = finding(
            "ruimte",
            granted_cents=granted,
            cofinancing_cents=cofinanced,
            cumulative_cents=total,
        )
        assert found.is_met == (total <= granted + cofinanced)


class TestDecision:
    def test_a_number_of_another_uitkering_does_not_comply(self):
        assert finding("beschikkingsnummer", kenmerk="X").outcome is Outcome.VOLDOET_NIET

    def test_no_number_is_unknown(self):
        assert finding("beschikkingsnummer", kenmerk="").outcome is Outcome.ONBEKEND


class TestFinal:
    def test_nothing_comes_after_the_final_account(self):
        earlier = replace(FACTS.others[0], is_final=True)
        found = finding("eindverantwoording", others=(earlier,))
        assert found.outcome is Outcome.VOLDOET_NIET
        assert "2025" in found.finding

    def test_it_cannot_be_final_when_a_later_year_was_accounted_for(self):
        later = replace(FACTS.others[0], year=2027)
        found = finding("eindverantwoording", is_final=True, others=(later,))
        assert found.outcome is Outcome.VOLDOET_NIET

    @pytest.mark.parametrize(
        ("is_final", "outcome"), [(True, Outcome.VOLDOET), (None, Outcome.ONBEKEND)]
    )
    def test_yes_complies_once_and_silence_is_unknown(self, is_final, outcome):
        assert finding("eindverantwoording", is_final=is_final).outcome is outcome


class TestExecutionCosts:
    def test_three_percent_over_all_years_complies(self):
        found = finding("uitvoeringskosten", execution_cents=28_000_000)
        assert found.outcome is Outcome.VOLDOET

    def test_a_cent_more_is_for_a_person_because_special_cases_exist(self):
        found = finding("uitvoeringskosten", execution_cents=28_000_001)
        assert found.outcome is Outcome.TER_BEOORDELING
        assert found.article == "Besluit, artikel 12 lid 3"

    def test_the_fourth_tranche_knows_no_such_limit(self):
        facts = replace(FACTS, rules=rules_for_tranche(4), execution_cents=9 * MILLION)
        assert "uitvoeringskosten" not in {row.key for row in check_account(facts)}


class TestAccountant:
    def test_findings_above_the_tolerance_are_reviewed(self):
        assert finding("bevindingen", errors_cents=5_000_001).needs_judgement

    def test_findings_within_the_tolerance_comply(self):
        assert finding("bevindingen", errors_cents=5_000_000).is_met

    def test_an_unknown_tolerance_is_never_guessed(self):
        assert finding("bevindingen", errors_cents=1, tolerance_cents=None).needs_judgement

    def test_no_findings_need_no_tolerance(self):
        assert finding("bevindingen", errors_cents=0, tolerance_cents=None).is_met

    def test_findings_that_were_not_given_are_reviewed(self):
        assert finding("bevindingen", errors_cents=None).needs_judgement


class TestInTime:
    def test_on_15_july_it_is_in_time(self):
        assert finding("op-tijd", received_on=date(2027, 7, 15)).is_met

    def test_a_day_later_is_for_a_person_to_weigh(self):
        assert finding("op-tijd", received_on=date(2027, 7, 16)).needs_judgement

    def test_nothing_received_is_unknown_until_15_july_and_wrong_after_it(self):
        before = finding("op-tijd", received_on=None, today=date(2027, 7, 15))
        after = finding("op-tijd", received_on=None, today=date(2027, 7, 16))
        assert (before.outcome, after.outcome) == (Outcome.ONBEKEND, Outcome.VOLDOET_NIET)

    def test_what_was_not_received_is_not_checked_any_further(self):
        assert len(check_account(replace(FACTS, received_on=None))) == 1


def test_a_bijzondere_uitkering_is_counted_in_dollars():
    facts = replace(FACTS, instrument=Instrument.BU, cofinancing_cents=None)
    texts = " ".join(row.finding for row in check_account(facts))
    assert "US$" in texts
    assert "€" not in texts

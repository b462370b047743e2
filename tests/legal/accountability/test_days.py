"""Which papers a grant brings along, and by which day each is owed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.accountability import (
    YEARLY,
    Paper,
    is_postponement_in_time,
    last_day_to_ask,
    papers_owed,
    warning_about,
    yearly_paper,
)
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche

FROM, UNTIL, END = date(2024, 9, 24), date(2026, 12, 31), date(2027, 3, 31)


def owed(instrument=Instrument.SPUK, *, tranche=5, until=UNTIL, ends_on=END):
    rules = rules_for_tranche(tranche)
    papers = papers_owed(rules, instrument, spend_from=FROM, spend_until=until, ends_on=ends_on)
    return {(row.paper, row.year): row for row in papers}


def test_a_spuk_accounts_each_year_by_15_july_of_the_year_after():
    days = {year: row.due_on for (paper, year), row in owed().items() if paper is Paper.SISA}
    assert days == {
        2024: date(2025, 7, 15),
        2025: date(2026, 7, 15),
        2026: date(2027, 7, 15),
    }


def test_the_final_report_comes_two_months_after_spending_on_a_working_day():
    report = owed()[Paper.EINDVERSLAG, 2026]
    # 28 February 2027 is a Sunday.
    assert report.due_on == date(2027, 3, 1)
    assert report.source == "Besluit, artikel 14 lid 2, onder d"


def test_the_third_tranche_knows_no_final_report():
    assert {paper for paper, _year in owed(tranche=3)} == {Paper.SISA}


def test_an_island_sends_its_annual_documents_before_15_july_and_no_sisa():
    papers = owed(Instrument.BU)
    assert papers[Paper.JAARSTUKKEN, 2025].due_on == date(2026, 7, 14)
    assert Paper.SISA not in {paper for paper, _year in papers}


def test_an_island_owes_a_financial_report_and_an_audit_two_months_after_the_deal():
    papers = owed(Instrument.BU)
    report, audit = (
        papers[Paper.FINANCIEEL_EINDVERSLAG, 2027],
        papers[Paper.ACCOUNTANTSCONTROLE, 2027],
    )
    assert report.due_on == audit.due_on == date(2027, 5, 31)
    assert (report.source, audit.source) == (
        "Besluit, artikel 17 lid 2",
        "Besluit, artikel 17 lid 3",
    )


def test_nothing_follows_from_an_end_of_the_deal_that_is_not_known():
    papers = {paper for paper, _year in owed(Instrument.BU, ends_on=None)}
    assert papers == {Paper.JAARSTUKKEN, Paper.EINDVERSLAG}


def test_a_term_into_an_unknown_year_says_that_its_day_is_not_certain():
    report = owed(until=date(2035, 12, 31))[Paper.EINDVERSLAG, 2035]
    assert (report.due_on, report.is_certain) == (date(2036, 2, 29), False)


@given(
    start=st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    days=st.integers(min_value=1, max_value=4_000),
    instrument=st.sampled_from(Instrument),
)
def test_there_is_one_yearly_account_for_each_year_of_spending(start, days, instrument):
    until = date.fromordinal(start.toordinal() + days)
    papers = papers_owed(
        rules_for_tranche(5), instrument, spend_from=start, spend_until=until, ends_on=until
    )
    years = [row.year for row in papers if row.paper in YEARLY]
    assert years == list(range(start.year, until.year + 1))
    assert len({(row.paper, row.year) for row in papers}) == len(papers)


def test_a_date_of_the_law_is_not_moved_but_warned_about():
    # 15 July 2028 is a Saturday.
    assert yearly_paper(Instrument.SPUK, 2027).due_on == date(2028, 7, 15)
    assert "zaterdag" in warning_about(date(2028, 7, 15))
    assert warning_about(date(2027, 7, 15)) == ""


@pytest.mark.parametrize(
    ("received", "is_in_time"), [(date(2027, 6, 30), True), (date(2027, 7, 1), False)]
)
def test_postponement_is_asked_before_1_july(received, is_in_time):
    assert last_day_to_ask(2026) == date(2027, 6, 30)
    assert is_postponement_in_time(2026, received) is is_in_time

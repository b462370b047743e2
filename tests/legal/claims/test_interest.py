"""What is owed on a day: interest by the day, compounded by the year, and where a payment goes."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.claims import (
    KNOWN_UNTIL,
    SMALLEST_CENTS,
    PaidTooMuch,
    Payment,
    UnknownRate,
    account_on,
)

MILLION = 100_000_000
ONE_DAY = timedelta(days=1)
SINCE = st.dates(date(2015, 1, 1), date(2026, 6, 30))
CENTS = st.integers(1, 4_000_000_000)


def on(day, since=date(2025, 1, 1), principal=MILLION, *payments):
    return account_on(day, principal_cents=principal, default_since=since, payments=payments)


def test_before_the_verzuim_only_the_principal_is_owed():
    account = on(date(2024, 12, 31))
    assert (account.principal_cents, account.interest_cents, account.lines) == (MILLION, 0, [])


def test_the_first_day_of_the_verzuim_counts():
    assert on(date(2025, 1, 1)).interest == Fraction(MILLION * 6, 36_500)


def test_a_year_at_one_rate_is_that_rate():
    assert on(date(2025, 12, 31)).interest_cents == 6_000_000


def test_a_leap_year_is_a_year():
    account = on(date(2024, 12, 31), date(2024, 1, 1))
    assert account.interest_cents == 7_000_000
    assert [line.days for line in account.lines] == [366]


def test_after_a_year_its_interest_bears_interest_too():
    account = on(date(2026, 1, 31), date(2025, 1, 1))
    last = account.lines[-1]
    assert (last.first_day, last.base) == (date(2026, 1, 1), MILLION + 6_000_000)
    assert last.interest == Fraction((MILLION + 6_000_000) * 4 * 31, 36_500)


def test_the_year_is_that_of_the_verzuim_and_not_of_the_calendar():
    account = on(date(2026, 4, 30), date(2025, 4, 1))
    assert [line.first_day for line in account.lines] == [
        date(2025, 4, 1),
        date(2026, 1, 1),
        date(2026, 4, 1),
    ]
    assert [line.base > MILLION for line in account.lines] == [False, False, True]


def test_a_change_of_rate_cuts_the_line():
    lines = on(date(2023, 12, 31), date(2023, 6, 21)).lines
    assert [(line.days, line.rate.percent) for line in lines] == [(10, 4), (184, 6)]


def test_a_payment_goes_to_the_interest_first_and_then_to_the_principal():
    account = on(
        date(2025, 12, 31), date(2025, 1, 1), MILLION, Payment(date(2025, 12, 31), 106 * 10**4)
    )
    [where] = account.attributions
    assert (where.to_interest, where.to_principal) == (106 * 10**4, 0)
    assert (account.principal_cents, account.interest_cents) == (MILLION, 494 * 10**4)


def test_after_a_payment_less_bears_interest():
    account = on(
        date(2025, 7, 1), date(2025, 1, 1), MILLION, Payment(date(2025, 6, 30), 50_000_000)
    )
    assert account.lines[-1].base == account.principal
    assert account.principal == MILLION - (50_000_000 - account.lines[0].interest)


def test_a_payment_within_the_term_goes_to_the_principal():
    account = on(date(2025, 1, 31), date(2025, 1, 1), MILLION, Payment(date(2024, 12, 1), MILLION))
    assert (account.is_paid, account.lines) == (True, [])


def test_interest_of_less_than_twenty_euro_is_not_due():
    account = on(date(2025, 1, 2), date(2025, 1, 1), 1_000_000)
    assert (account.interest_cents, account.lines) == (0, [])
    paid = on(date(2025, 1, 9), date(2025, 1, 1), 1_000_000, Payment(date(2025, 1, 2), 1_000_000))
    assert paid.is_paid
    assert paid.attributions[0].to_interest == 0


def test_from_twenty_euro_on_it_is_due():
    account = on(date(2025, 12, 31), date(2025, 1, 1), SMALLEST_CENTS * 100 // 6 + 1)
    assert account.interest_cents == SMALLEST_CENTS


def test_a_payment_after_the_day_does_not_count_yet():
    payment = Payment(date(2025, 3, 1), MILLION)
    assert on(date(2025, 2, 28), date(2025, 1, 1), MILLION, payment).principal_cents == MILLION


def test_more_than_what_was_open_is_refused():
    with pytest.raises(PaidTooMuch, match="meer ontvangen"):
        on(date(2025, 1, 31), date(2025, 1, 1), MILLION, Payment(date(2024, 12, 1), MILLION + 1))


def test_past_the_table_of_rates_nothing_is_guessed():
    with pytest.raises(UnknownRate):
        on(KNOWN_UNTIL + ONE_DAY)


def test_what_is_paid_needs_no_rate_any_more():
    paid = on(date(2031, 1, 1), date(2025, 1, 1), MILLION, Payment(date(2024, 12, 1), MILLION))
    assert paid.is_paid


@given(SINCE, CENTS, st.data())
def test_the_lines_are_all_the_days_once_and_all_the_interest(since, principal, data):
    day = data.draw(st.dates(since, KNOWN_UNTIL))
    account = on(day, since, principal)
    if not account.lines:
        return
    assert account.lines[0].first_day == since
    assert sum(line.days for line in account.lines) == (day - since).days + 1
    assert sum(line.interest for line in account.lines) == account.interest
    for before, after in zip(account.lines, account.lines[1:], strict=False):
        assert after.first_day == before.last_day + ONE_DAY


@given(SINCE, CENTS, st.data())
def test_a_day_later_never_less_is_owed(since, principal, data):
    day = data.draw(st.dates(since, KNOWN_UNTIL - ONE_DAY))
    before, after = on(day, since, principal), on(day + ONE_DAY, since, principal)
    assert after.open_cents >= before.open_cents >= principal


@given(SINCE, CENTS, st.data())
def test_no_cent_of_a_payment_is_lost(since, principal, data):
    days = data.draw(st.lists(st.dates(since, KNOWN_UNTIL), min_size=1, max_size=4))
    cents = data.draw(st.integers(1, max(1, principal // 8)))
    payments = [Payment(day, cents) for day in days if principal >= cents * len(days)]
    account = on(KNOWN_UNTIL, since, principal, *payments)
    for where in account.attributions:
        assert where.to_interest + where.to_principal == where.payment.cents
        assert where.to_interest >= 0
    paid = sum(payment.cents for payment in payments)
    interest = sum((line.interest for line in account.lines), start=Fraction())
    assert account.principal + account.interest == principal + interest - paid


@given(SINCE, CENTS, st.data())
def test_paying_earlier_never_costs_more(since, principal, data):
    early, late = sorted(
        data.draw(st.tuples(st.dates(since, KNOWN_UNTIL), st.dates(since, KNOWN_UNTIL)))
    )
    cents = data.draw(st.integers(1, principal))
    owed = [
        on(KNOWN_UNTIL, since, principal, Payment(day, cents)).open_cents for day in (early, late)
    ]
    assert owed[0] <= owed[1]

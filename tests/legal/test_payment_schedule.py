"""Which termijnen a decision may lay down (Besluit art. 13 lid 2 and 3)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.payment_schedule import (
    Advance,
    PlannedTermijn,
    schedule_faults,
    still_fits,
)

TODAY, END = date(2024, 12, 2), date(2028, 12, 31)


def advance(cents, *standing):
    return Advance(
        cents=cents, currency="EUR", decided_on=TODAY, spend_until=END, standing=standing
    )


amounts = st.lists(st.integers(1, 10**10), min_size=1, max_size=6)
days = st.integers(0, (END - TODAY).days).map(lambda n: TODAY + timedelta(days=n))


@given(amounts, st.data())
def test_whatever_adds_up_in_order_of_its_days_can_be_laid_down(cents, data):
    count = len(cents)
    wished = sorted(data.draw(st.lists(days, min_size=count, max_size=count)))
    rows = [PlannedTermijn(amount_cents=c, pay_by=d) for c, d in zip(cents, wished, strict=True)]
    assert schedule_faults(rows, advance(sum(cents))) == []


@given(amounts, st.integers(-(10**9), 10**9).filter(bool))
def test_a_cent_too_much_or_too_little_is_refused(cents, off):
    rows = [PlannedTermijn(amount_cents=c, pay_by=TODAY) for c in cents]
    [fault] = schedule_faults(rows, advance(sum(cents) + off))
    assert "maar het hele voorschot is" in fault
    assert not still_fits(rows, advance(sum(cents) + off))


@given(amounts, days, st.sampled_from(["", "verzoek"]))
def test_what_a_decision_keeps_says_the_same_when_it_is_read(cents, day, condition):
    source = "artikel 7" if condition else ""
    row = PlannedTermijn(
        amount_cents=cents[0],
        pay_by=day,
        budget_year=day.year,
        condition=condition,
        condition_source=source,
    )
    assert PlannedTermijn.of_record(row.record) == row


def test_without_a_day_and_a_year_nothing_more_is_kept_than_before():
    assert PlannedTermijn(amount_cents=5).record == {"datum": None, "bedrag": 5}


def test_without_a_day_it_is_of_the_year_in_which_six_weeks_end():
    row = PlannedTermijn(amount_cents=5)
    assert (row.year(TODAY), row.year(date(2024, 6, 1))) == (2025, 2024)
    assert schedule_faults([row], advance(5)) == []


def test_a_condition_that_was_met_stays():
    stands = PlannedTermijn(
        amount_cents=5, pay_by=TODAY, condition="verzoek", condition_source="art. 7", is_met=True
    )
    other = PlannedTermijn(amount_cents=5, pay_by=TODAY)
    [fault] = schedule_faults([other], advance(5, stands))
    assert fault == "De voorwaarde van termijn 1 is al vervuld. Laat die voorwaarde staan."
    assert schedule_faults([stands.content], advance(5, stands)) == []


def test_a_termijn_that_stays_is_not_judged_again():
    gone = PlannedTermijn(amount_cents=5, pay_by=date(2024, 3, 1), budget_year=2024)
    more = PlannedTermijn(amount_cents=7, pay_by=date(2025, 3, 1))
    assert schedule_faults([gone, more], advance(12, gone)) == []
    assert "is voorbij" in schedule_faults([gone, more], advance(12))[0]


def test_a_year_after_the_last_one_to_spend_is_refused():
    row = PlannedTermijn(amount_cents=5, pay_by=date(2029, 1, 2))
    [fault] = schedule_faults([row], advance(5))
    assert fault.startswith("Termijn 1: begrotingsjaar 2029 kan niet. Kies een jaar van 2024")

"""The cash of all deals per year: what is planned, what went, and what is still to go."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import cash_by_year
from disbursement.grootboek.services import book_euro_value
from tests import builders
from tests.disbursement.grootboek.pages import DAY, content_of, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["overzicht", "termijnen"])
def test_every_table_of_the_cash_is_a_file_too(desk, grant, table):
    for form in ("csv", "xlsx"):
        answer = desk.get(reverse("disbursement:kasritme-export", args=[table, form]))
        assert answer.status_code == 200
        assert content_of(answer)


def test_a_plan_counts_in_its_budget_year_and_a_payment_when_it_went(desk, grant, island):
    builders.pay(grant, grant.termijnen.get(number=2))
    rows = {(row.currency, row.year): row for row in cash_by_year(builders.controller())}
    assert rows["EUR", 2024].planned_cents == rows["EUR", 2026].planned_cents == 500_000_000
    assert (rows["EUR", 2024].paid_cents, rows["EUR", 2026].paid_cents) == (500_000_000, 0)
    assert rows["USD", 2024].planned_cents == 263_750_000
    text = text_of(desk, reverse("disbursement:kasritme"))
    assert "Kas in euro" in text
    assert "Kas in US-dollar" in text
    assert "Samen € 10.000.000,00 € 5.000.000,00 € 5.000.000,00 € 5.000.000,00" in text


def test_what_was_paid_before_its_year_is_not_still_to_be_paid_in_it(desk, grant):
    builders.pay(grant, grant.termijnen.get(number=2))
    rows = {row.year: row for row in cash_by_year(builders.controller())}
    assert (rows[2024].open_cents, rows[2026].open_cents) == (500_000_000, 0)
    assert rows[2026].planned_cents - rows[2026].paid_cents == 500_000_000
    table = desk.get(reverse("disbursement:kasritme")).context["currencies"][0]
    coming = [bar["parts"][1]["cents"] for bar in table["bars"]]
    assert coming == [500_000_000, 0]


def test_what_came_back_is_still_to_be_paid(grant, post):
    termijn = grant.termijnen.get(number=1)
    builders.pay(grant, termijn)
    post(BoekingKind.TERMIJN_TERUGGEKOMEN, 500_000_000, termijn=termijn)
    year = next(row for row in cash_by_year(builders.controller()) if row.year == 2024)
    assert (year.paid_cents, year.open_cents) == (0, 500_000_000)


@given(part=st.integers(1, 499_999_999))
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_over_all_years_the_plan_is_what_was_paid_and_what_is_still_to_be_paid(grant, part):
    with transaction.atomic():
        builders.pay(grant, grant.termijnen.get(number=2), cents=part)
        rows = cash_by_year(builders.controller())
        planned, paid, to_pay = (
            sum(getattr(row, name) for row in rows)
            for name in ("planned_cents", "paid_cents", "open_cents")
        )
        transaction.set_rollback(True)
    assert planned == paid + to_pay
    assert paid == part


def test_what_the_bank_charged_for_dollars_is_no_second_payment(island):
    first = island.termijnen.get(number=1)
    builders.pay(island, first)
    book_euro_value(
        uitkering_id=island.pk,
        termijn=first,
        dollar_cents=first.amount_cents,
        charged_cents=251_000_000,
        booked_on=DAY,
        source_key="betaling:1",
        actor=None,
    )
    assert {row.currency for row in cash_by_year(builders.controller())} == {"USD"}


def test_without_a_plan_the_page_says_when_there_will_be_one(desk):
    assert "Er is nog niets gepland" in text_of(desk, reverse("disbursement:kasritme"))


def test_the_page_lists_each_termijn_by_its_day(desk, cast, grant):
    later = cast.announced().uitkering
    impose = later.termijnen.get(number=1)
    assert impose.due_on == date(2024, 12, 30)
    context = desk.get(reverse("disbursement:kasritme")).context
    days = [line[1]["cell"].text for line in context["termijnen"].lines]
    assert len(days) == 4
    assert days == sorted(days, key=lambda day: day[-4:])

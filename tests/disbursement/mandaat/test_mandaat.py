"""Who may sign for how much on which day, and who sends the letter."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.mandaat.models import Afzender, Mandaat
from disbursement.mandaat.selectors import afzender_on, mandaat_for
from tests import builders

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 10, 1), date(2024, 12, 31)
ONE_DAY = timedelta(days=1)
CEILING = 1_000_000_000


@pytest.fixture
def holder(db):
    return builders.user()


def give(holder, **fields):
    values = {
        "office": "directeur",
        "minister": "de Minister van Voorbeelden",
        "ceiling_cents": CEILING,
        "valid_from": FIRST,
        "valid_until": LAST,
    }
    return Mandaat.objects.create(holder=holder, **(values | fields))


def send_from(organisation, **fields):
    values = {
        "unit": "Programma",
        "return_address": "Postbus 1",
        "phone": "070",
        "email": "a@example.org",
        "objection_address": "Postbus 2",
        "valid_from": FIRST,
        "valid_until": LAST,
    }
    return Afzender.objects.create(organisation=organisation, **(values | fields))


# ---- mandaat ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [FIRST, FIRST + ONE_DAY, LAST])
def test_a_mandaat_holds_on_its_first_and_its_last_day(day, holder):
    mandaat = give(holder)
    assert mandaat_for(holder, day=day, amount_cents=1) == mandaat


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_outside_its_period_there_is_no_mandaat(day, holder):
    give(holder)
    assert mandaat_for(holder, day=day, amount_cents=1) is None


def test_a_mandaat_without_end_holds_on(holder):
    mandaat = give(holder, valid_until=None)
    assert mandaat_for(holder, day=date(2099, 1, 1), amount_cents=1) == mandaat


def test_a_mandaat_covers_its_amount_and_not_a_cent_more(holder):
    mandaat = give(holder)
    assert mandaat_for(holder, day=FIRST, amount_cents=CEILING) == mandaat
    assert mandaat_for(holder, day=FIRST, amount_cents=CEILING + 1) is None


def test_a_mandaat_is_of_one_person(holder):
    give(builders.user())
    assert mandaat_for(holder, day=FIRST, amount_cents=1) is None


def test_of_several_the_latest_that_covers_counts(holder):
    old = give(holder, valid_until=None)
    new = give(holder, valid_from=FIRST + ONE_DAY, ceiling_cents=CEILING // 2)
    assert mandaat_for(holder, day=LAST, amount_cents=CEILING // 2) == new
    assert mandaat_for(holder, day=LAST, amount_cents=CEILING) == old


def test_a_mandaat_is_named_after_holder_and_office(holder):
    assert str(give(holder)) == f"{holder}, directeur"


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ceiling_cents": 0}, "mandaat_has_amount"),
        ({"ceiling_cents": -1}, "mandaat_has_amount"),
        ({"valid_until": FIRST - ONE_DAY}, "mandaat_ends_after_it_begins"),
    ],
)
def test_a_mandaat_has_an_amount_and_a_period(fields, constraint, holder):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        give(holder, **fields)


def test_a_mandaat_may_last_one_day(holder):
    assert mandaat_for(holder, day=FIRST, amount_cents=1) is None
    give(holder, valid_until=FIRST)
    assert mandaat_for(holder, day=FIRST, amount_cents=1)


# ---- afzender --------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_an_afzender_holds_on_its_first_and_its_last_day(day):
    afzender = send_from("Ministerie van Eerst")
    assert afzender_on(day) == afzender


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_outside_its_period_nobody_sends(day):
    send_from("Ministerie van Eerst")
    assert afzender_on(day) is None


def test_when_a_ministry_changes_its_name_the_newest_sends():
    old = send_from("Ministerie van Eerst", valid_until=None)
    new = send_from("Ministerie van Daarna", valid_from=LAST)
    assert afzender_on(LAST - ONE_DAY) == old
    assert afzender_on(LAST) == new
    assert str(new) == "Ministerie van Daarna"


def test_an_afzender_ends_after_it_begins():
    with pytest.raises(IntegrityError, match="afzender_ends_after_it_begins"), transaction.atomic():
        send_from("Ministerie van Niets", valid_until=FIRST - ONE_DAY)

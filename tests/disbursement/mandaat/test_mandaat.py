"""Who may sign what for how much on which day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from disbursement.mandaat.models import Ambtsdrager, Mandaat
from disbursement.mandaat.selectors import bevoegdheden, mandaat_for
from regiodeals.common.period import Period
from regiodeals.legal.decisions import DecisionKind
from tests import builders

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 10, 1), date(2024, 12, 31)
ONE_DAY = timedelta(days=1)
CEILING = 1_000_000_000
VERLENING = DecisionKind.VERLENING


@pytest.fixture
def holder(db):
    return builders.user()


def give(holder, **fields):
    values = {"ceiling_cents": CEILING, "valid_from": FIRST, "valid_until": LAST}
    ambt = fields.pop("ambt", None) or builders.office_of(holder, "directeur")
    return builders.mandaat(ambt, **(values | fields))


def found(holder, *, day=FIRST, amount_cents=1, kind=VERLENING, **more):
    return mandaat_for(holder, day=day, amount_cents=amount_cents, kind=kind, **more)


# ---- period, amount, kind --------------------------------------------------------------------


@pytest.mark.parametrize("day", [FIRST, FIRST + ONE_DAY, LAST])
def test_a_mandaat_holds_on_its_first_and_its_last_day(day, holder):
    mandaat = give(holder)
    power = found(holder, day=day)
    assert power is not None
    assert (power.mandaat, power.signer, power.principal) == (mandaat, holder, None)


@pytest.mark.parametrize("day", [FIRST - ONE_DAY, LAST + ONE_DAY])
def test_outside_its_period_there_is_no_mandaat(day, holder):
    give(holder)
    assert found(holder, day=day) is None


def test_a_mandaat_without_end_holds_on(holder):
    give(holder, valid_until=None)
    assert found(holder, day=date(2099, 1, 1))


def test_a_mandaat_may_last_one_day(holder):
    give(holder, valid_until=FIRST)
    assert found(holder)
    assert not found(holder, day=FIRST + ONE_DAY)


def test_a_mandaat_covers_its_amount_and_not_a_cent_more(holder):
    give(holder)
    assert found(holder, amount_cents=CEILING)
    assert found(holder, amount_cents=CEILING + 1) is None


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_a_mandaat_covers_its_kinds_and_no_other(kind, holder):
    give(holder, kinds=[DecisionKind.VASTSTELLING, DecisionKind.INTREKKING])
    covered = kind in (DecisionKind.VASTSTELLING, DecisionKind.INTREKKING)
    assert (found(holder, kind=kind) is not None) == covered


def test_a_mandaat_is_of_one_person(holder):
    give(builders.user())
    assert found(holder) is None


def test_a_mandaat_is_named_after_its_office_and_its_kinds(holder):
    assert str(give(holder, kinds=["verlening", "wijziging"])) == "directeur: verlening, wijziging"


# ---- office and holder -----------------------------------------------------------------------


def test_the_mandaat_stays_with_the_office_when_its_holder_leaves(holder):
    mandaat = give(holder)
    successor = builders.user()
    Ambtsdrager.objects.update(valid_until=FIRST)
    Ambtsdrager.objects.create(ambt=mandaat.ambt, holder=successor, valid_from=FIRST + ONE_DAY)
    assert [bool(found(holder, day=FIRST + ONE_DAY * n)) for n in (0, 1)] == [True, False]
    assert [bool(found(successor, day=FIRST + ONE_DAY * n)) for n in (0, 1)] == [False, True]


def test_a_mandaat_ends_with_its_office(holder):
    give(holder, ambt=builders.office_of(holder, "oud ambt", valid_until=FIRST))
    assert found(holder, day=FIRST)
    assert found(holder, day=FIRST + ONE_DAY) is None


@pytest.mark.parametrize("begins", [FIRST, LAST])
def test_an_office_has_one_holder_at_a_time(begins, holder):
    ambt = give(holder).ambt
    Ambtsdrager.objects.update(valid_until=LAST)
    with pytest.raises(IntegrityError, match="one_holder_at_a_time"), transaction.atomic():
        Ambtsdrager.objects.create(ambt=ambt, holder=builders.user(), valid_from=begins)
    Ambtsdrager.objects.create(ambt=ambt, holder=builders.user(), valid_from=LAST + ONE_DAY)


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_an_office_has_one_mandaat_at_a_time_for_a_kind(kind, holder):
    ambt = give(holder, kinds=[kind]).ambt
    name = f"one_mandaat_at_a_time_{kind.name.lower()}"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        give(holder, ambt=ambt, valid_from=LAST, valid_until=None)
    give(holder, ambt=ambt, kinds=[other for other in DecisionKind if other != kind])
    give(holder, ambt=ambt, kinds=[kind], valid_from=LAST + ONE_DAY, valid_until=None)


def test_who_holds_two_offices_signs_under_the_one_that_covers(holder):
    give(holder, ceiling_cents=CEILING // 2)
    large = give(holder)
    power = found(holder, amount_cents=CEILING)
    assert power is not None
    assert power.mandaat == large


# ---- what the database holds -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ceiling_cents": 0}, "mandaat_has_amount"),
        ({"ceiling_cents": -1}, "mandaat_has_amount"),
        ({"valid_until": FIRST - ONE_DAY}, "mandaat_ends_after_it_begins"),
        ({"kinds": []}, "mandaat_has_known_kinds"),
        ({"kinds": ["verlening", "gunst"]}, "mandaat_has_known_kinds"),
    ],
)
def test_a_mandaat_has_an_amount_a_period_and_kinds(fields, constraint, holder):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        give(holder, **fields)


@pytest.mark.parametrize(
    "change", [{"ceiling_cents": CEILING * 2}, {"valid_from": date(2020, 1, 1)}, {"kinds": ["x"]}]
)
def test_a_mandaat_ends_and_is_never_rewritten(change, holder):
    mandaat = give(holder)
    Mandaat.objects.update(valid_until=FIRST)
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Mandaat.objects.filter(pk=mandaat.pk).update(**change)


def test_who_could_sign_stays_on_record(holder):
    mandaat = give(holder)
    deputy = builders.vervanging(holder)
    rows: list[Any] = [mandaat, Ambtsdrager.objects.get(), mandaat.ambt, deputy]
    for row in rows:
        with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
            type(row).objects.filter(pk=row.pk)._raw_delete("default")


# ---- deputies --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "holds"),
    [(FIRST, False), (FIRST + ONE_DAY, True), (LAST, True), (LAST + ONE_DAY, False)],
)
def test_a_deputy_signs_from_the_first_to_the_last_day(day, holds, holder):
    mandaat = give(holder, valid_until=None)
    deputy = builders.vervanging(holder, valid_from=FIRST + ONE_DAY, valid_until=LAST).deputy
    power = found(deputy, day=day)
    assert (power is not None) == holds
    if power is not None:
        assert (power.mandaat, power.signer, power.principal) == (mandaat, deputy, holder)
        assert power.office == "plaatsvervangend directeur"


def test_a_deputy_gets_no_more_than_the_holder_has(holder):
    give(holder, kinds=["verlening"])
    deputy = builders.vervanging(holder, ceiling_cents=CEILING * 9).deputy
    assert found(deputy, amount_cents=CEILING)
    assert found(deputy, amount_cents=CEILING + 1) is None
    assert found(deputy, kind=DecisionKind.INTREKKING) is None


def test_a_deputy_may_get_less_than_the_holder_has(holder):
    give(holder)
    deputy = builders.vervanging(holder, ceiling_cents=5, kinds=["wijziging"]).deputy
    assert found(deputy, amount_cents=5, kind=DecisionKind.WIJZIGING)
    assert found(deputy, amount_cents=6, kind=DecisionKind.WIJZIGING) is None
    assert found(deputy, amount_cents=5) is None


def test_nobody_deputises_a_stranger_to_the_signature(holder):
    give(holder)
    deputy = builders.vervanging(holder).deputy
    assert found(deputy, strangers=[deputy.pk])
    assert found(deputy, strangers=[None, holder.pk]) is None


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ceiling_cents": 0}, "vervanging_has_amount"),
        ({"valid_until": builders.LONG_AGO - ONE_DAY}, "vervanging_ends_after_it_begins"),
        ({"kinds": []}, "vervanging_has_known_kinds"),
        ({"reason": ""}, "vervanging_says_why"),
        ({"valid_until": None}, "valid_until"),
    ],
)
def test_a_vervanging_has_an_amount_an_end_kinds_and_a_reason(fields, constraint, holder):
    give(holder)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        builders.vervanging(holder, **fields)


def test_nobody_makes_himself_a_deputy_also_in_the_database(holder):
    give(holder)
    deputy = builders.user()
    with pytest.raises(IntegrityError, match="nobody_makes_himself"), transaction.atomic():
        builders.vervanging(holder, deputy, granted_by=deputy)


# ---- everybody on a day ----------------------------------------------------------------------


def test_the_powers_of_everybody_are_those_of_holders_and_known_deputies(holder):
    mandaat = give(holder, source="besluit 1")
    vervanging = builders.vervanging(holder)
    own, other = bevoegdheden({vervanging.deputy.pk: vervanging.deputy})
    assert [own.signer, other.signer] == [holder, vervanging.deputy]
    assert (own.mandaat, own.mandaat.source) == (mandaat, "besluit 1")
    assert (other.vervanging, other.principal) == (vervanging, holder)
    assert own.period == mandaat.period == other.period
    assert len(bevoegdheden({})) == 1


def test_the_powers_of_everybody_take_one_question(holder, django_assert_num_queries):
    give(holder)
    holders = [holder, *(builders.tekenbevoegde() for _ in range(5))]
    deputies = [builders.vervanging(person).deputy for person in holders]
    with django_assert_num_queries(1):
        assert len(bevoegdheden({person.pk: person for person in deputies})) == 12


# ---- periods ---------------------------------------------------------------------------------

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
PERIODS = st.builds(Period, DAYS, st.none() | DAYS)


@given(one=PERIODS, other=PERIODS, day=DAYS)
def test_a_day_lies_in_both_periods_just_when_it_lies_in_what_they_share(one, other, day):
    both = one.holds_on(day) and other.holds_on(day)
    assert (one & other).holds_on(day) == (other & one).holds_on(day) == both


@given(period=PERIODS)
def test_what_a_period_shares_with_itself_is_itself(period):
    assert period & period == period

"""Open the uitkering of a deal: what follows from the deal, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from disbursement.uitkering import services
from disbursement.uitkering.models import Termijn, Uitkering
from disbursement.uitkering.services import DollarRate
from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Activiteit, Deal, Financieringsbron
from regiodeals.legal.grant_rules import Instrument, versions
from tests import builders

pytestmark = pytest.mark.django_db

TEN_MILLION = 1_000_000_000
RATE = DollarRate(rate=Decimal("1.0550"), on=date(2024, 11, 15), source="voorbeeldbron")


def open_for(deal, actor, **changes):
    terms = changes.pop("terms", None) or builders.terms(deal.rijksbijdrage_cents, **changes)
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=actor)


def change_amount(deal, cents):
    """Another amount in the whole record, as if the convenant had said so."""
    Deal.objects.filter(pk=deal.pk).update(rijksbijdrage_cents=cents)
    first, second = Activiteit.objects.filter(programmalijn__deal=deal).order_by("order")
    Activiteit.objects.filter(pk=first.pk).update(rijk_cents=cents)
    Activiteit.objects.filter(pk=second.pk).update(rijk_cents=0)
    Financieringsbron.objects.filter(activiteit=first).update(amount_cents=cents)
    return Deal.objects.get(pk=deal.pk)


def limit_tranche(monkeypatch, ceiling_cents, number=5):
    rules = replace(versions.RULES[number], ceiling_cents=ceiling_cents)
    monkeypatch.setattr(versions, "RULES", {**versions.RULES, number: rules})


def assert_nothing_opened():
    assert not Uitkering.objects.exists()
    assert not Termijn.objects.exists()
    assert not AuditEntry.objects.filter(action="disbursement.uitkering.open").exists()


# ---- what follows from the deal --------------------------------------------------------------


def test_a_municipality_gets_a_specifieke_uitkering_of_the_whole_rijksbijdrage(officer):
    deal = builders.concluded(officer)
    grant = open_for(deal, officer)
    assert grant.instrument == Instrument.SPUK
    assert grant.kassier == builders.region_of(deal)
    assert grant.amount_cents == grant.entitlement_cents == deal.rijksbijdrage_cents
    assert (grant.currency, grant.usd_cents, grant.usd_rate) == ("EUR", None, None)


def test_an_island_gets_a_bijzondere_uitkering_in_dollars(officer):
    grant = builders.saba(officer)
    assert grant.instrument == Instrument.BU
    assert grant.amount_cents == 500_000_000
    assert grant.usd_cents == grant.entitlement_cents == 527_500_000
    assert grant.currency == "USD"


def test_the_termijnen_are_numbered_and_are_the_whole_advance(officer):
    grant = open_for(builders.concluded(officer), officer, bcf_cents=1)
    rows = list(grant.termijnen.values_list("number", "amount_cents", "pay_by"))
    assert rows == [(1, 500_000_000, None), (2, 499_999_999, date(2026, 2, 27))]
    assert sum(cents for _, cents, _ in rows) + grant.bcf_cents == grant.amount_cents


def test_opening_leaves_one_line_with_the_outcome_of_every_test(officer):
    deal = builders.concluded(officer)
    open_for(deal, officer)
    line = AuditEntry.objects.get(action="disbursement.uitkering.open")
    assert line.actor == officer
    assert line.dossier == deal.pk
    assert line.sentence == "Uitkering geopend: specifieke uitkering, €\u00a010.000.000"
    assert line.details["plafond"] == "voldoet"
    assert len(line.details) == 13


# ---- who -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_opens(role, officer):
    deal = builders.concluded(officer)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        open_for(deal, builders.user(role))
    assert_nothing_opened()


def test_a_role_that_ended_yesterday_opens_nothing(officer):
    deal = builders.concluded(officer)
    former = builders.user()
    RoleAssignment.objects.create(
        user=former,
        role=Role.BEHANDELAAR,
        valid_from=builders.LONG_AGO,
        valid_until=builders.NOW.date() - timedelta(days=1),
    )
    with pytest.raises(NotAllowed):
        open_for(deal, former)


# ---- when ------------------------------------------------------------------------------------


def test_without_a_concluded_convenant_there_is_no_uitkering(officer):
    with pytest.raises(WrongState, match="artikel 12 lid 1"):
        open_for(builders.in_preparation(officer), officer)
    assert_nothing_opened()


def test_a_terminated_convenant_gives_no_uitkering(officer):
    deal = builders.concluded(officer)
    deals.take_step(deal_id=deal.pk, verb="terminate", remark="Niet haalbaar.", actor=officer)
    with pytest.raises(WrongState):
        open_for(deal, officer)


def test_a_second_uitkering_is_refused(officer):
    deal = builders.concluded(officer)
    open_for(deal, officer)
    with pytest.raises(WrongState, match="al een uitkering geopend"):
        open_for(deal, officer)
    assert Uitkering.objects.count() == 1
    assert Termijn.objects.count() == 2


@pytest.mark.parametrize("signed_on", [date(2024, 7, 1), date(2024, 11, 15)])
def test_the_first_and_the_last_day_of_the_window_count(signed_on, officer):
    assert open_for(builders.concluded(officer, signed_on=signed_on), officer).pk


@pytest.mark.parametrize("signed_on", [date(2024, 6, 30), date(2024, 11, 16)])
def test_a_convenant_outside_the_window_gives_no_uitkering(signed_on, officer):
    deal = builders.concluded(officer, signed_on=signed_on)
    with pytest.raises(RequirementsUnmet, match="buiten de periode van 1"):
        open_for(deal, officer)
    assert_nothing_opened()


# ---- how much --------------------------------------------------------------------------------


@pytest.mark.parametrize("cents", [500_000_000, 4_000_000_000])
def test_five_and_forty_million_are_allowed(cents, officer):
    assert open_for(builders.concluded(officer, amount_cents=cents), officer).amount_cents == cents


@pytest.mark.parametrize(
    ("cents", "sentence"),
    [
        (499_999_999, "€\u00a04.999.999,99 is minder dan €\u00a05.000.000."),
        (4_000_000_001, "€\u00a040.000.000,01 is meer dan €\u00a040.000.000."),
    ],
)
def test_a_cent_outside_the_limits_is_refused(cents, sentence, officer):
    deal = change_amount(builders.concluded(officer), cents)
    with pytest.raises(RequirementsUnmet) as refused:
        open_for(deal, officer)
    assert [reason for reason in refused.value.reasons if sentence in reason]
    assert_nothing_opened()


def test_the_ceiling_itself_may_be_reached(officer, monkeypatch):
    limit_tranche(monkeypatch, 2 * TEN_MILLION)
    open_for(builders.concluded(officer), officer)
    assert open_for(builders.concluded(officer), officer).pk


def test_a_cent_over_the_ceiling_is_refused(officer, monkeypatch):
    limit_tranche(monkeypatch, 2 * TEN_MILLION - 1)
    open_for(builders.concluded(officer), officer)
    with pytest.raises(RequirementsUnmet, match=r"€\s0,01 meer dan €\s19\.999\.999,99"):
        open_for(builders.concluded(officer), officer)
    assert Uitkering.objects.count() == 1


def test_another_tranche_has_a_ceiling_of_its_own(officer, monkeypatch, still_clock):
    limit_tranche(monkeypatch, TEN_MILLION)
    open_for(builders.concluded(officer), officer)
    still_clock.set(builders.NOW.replace(year=2025))
    sixth = builders.concluded(officer, tranche=builders.tranche(6), signed_on=date(2025, 9, 24))
    assert open_for(sixth, officer).pk


def test_the_region_puts_in_as_much_as_the_rijk(officer):
    deal = builders.concluded(officer, with_budget=False, is_vulnerable_region=False)
    builders.budget(deal, private_cents=1, from_rijk_cents=100_000_000)
    with pytest.raises(RequirementsUnmet, match="Vul de inleg aan") as refused:
        open_for(deal, officer)
    assert "minder dan de uitkering" in str(refused.value)


def test_a_deal_without_programmalijn_gets_nothing(officer):
    with pytest.raises(RequirementsUnmet, match="geen programmalijn"):
        open_for(builders.concluded(officer, with_budget=False), officer)


def test_every_rule_that_forbids_is_said_at_once(officer):
    deal = builders.concluded(officer, with_budget=False, signed_on=date(2024, 6, 30))
    with pytest.raises(RequirementsUnmet) as refused:
        open_for(deal, officer)
    *rules, who = refused.value.reasons
    assert len(rules) == 4
    assert who == "De begroting wijzigt een beheerder."
    assert all(reason.endswith(".") for reason in refused.value.reasons)


# ---- what is filled in -----------------------------------------------------------------------


def test_without_a_kassier_there_is_nobody_to_pay(officer):
    with pytest.raises(RequirementsUnmet, match="De regiokassier is onbekend"):
        open_for(builders.concluded(officer, with_kassier=False), officer)
    assert_nothing_opened()


@pytest.mark.parametrize(
    "instalments",
    [(), ((TEN_MILLION - 1, None),), ((500_000_000, None), (500_000_001, None))],
)
def test_termijnen_that_are_not_the_whole_advance_are_refused(instalments, officer):
    deal = builders.concluded(officer)
    with pytest.raises(RequirementsUnmet, match="Pas de termijnen aan"):
        open_for(deal, officer, instalments=instalments)
    assert_nothing_opened()


@pytest.mark.parametrize("cents", [0, -1, TEN_MILLION + 1, 10**30])
def test_a_termijn_is_more_than_nothing_and_at_most_everything(cents, officer):
    deal = builders.concluded(officer)
    with pytest.raises(InvalidInput, match="Elke termijn is meer dan nul"):
        open_for(deal, officer, instalments=((TEN_MILLION, None), (cents, None)))
    assert_nothing_opened()


@pytest.mark.parametrize("cents", [-1, TEN_MILLION + 1, 10**30])
def test_the_vat_part_lies_within_the_uitkering(cents, officer):
    deal = builders.concluded(officer)
    instalments = ((TEN_MILLION, None),)
    with pytest.raises(InvalidInput, match="btw-deel"):
        open_for(deal, officer, bcf_cents=cents, instalments=instalments)
    assert_nothing_opened()


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (builders.SIGNED_ON, "eindigt vóór zij begint"),
        (builders.SIGNED_ON - timedelta(days=1), "eindigt vóór zij begint"),
        (date(9999, 12, 31), "langer dan 20 jaar"),
    ],
)
def test_the_spending_period_runs_forward_and_ends_some_day(until, sentence, officer):
    deal = builders.concluded(officer)
    with pytest.raises(InvalidInput, match=sentence):
        open_for(deal, officer, spend_until=until)
    assert_nothing_opened()


def test_a_specifieke_uitkering_has_no_dollars(officer):
    with pytest.raises(InvalidInput, match="Laat de dollarkoers leeg"):
        open_for(builders.concluded(officer), officer, dollar_rate=RATE)

"""Two who open an uitkering at the same moment."""

from dataclasses import replace

import pytest

from disbursement.uitkering import services
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.deal.models import PartyRole
from regiodeals.legal.grant_rules import versions
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)

TEN_MILLION = 1_000_000_000


def open_for(deal, actor):
    terms = builders.terms(deal.rijksbijdrage_cents)
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=actor)


def test_two_who_open_the_uitkering_at_once_open_one(officer):
    deal = builders.concluded(officer)
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: open_for(deal, officer), lambda: open_for(deal, colleague))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [
        "Voor deze deal is al een uitkering geopend (artikel 12 lid 4)."
    ]
    assert Uitkering.objects.count() == 1
    assert Termijn.objects.count() == 2
    assert AuditEntry.objects.filter(action="disbursement.uitkering.open").count() == 1


def test_two_deals_do_not_pass_the_ceiling_together(officer, monkeypatch):
    rules = replace(versions.RULES[5], ceiling_cents=2 * TEN_MILLION - 1)
    monkeypatch.setattr(versions, "RULES", {**versions.RULES, 5: rules})
    one, other = builders.concluded(officer), builders.concluded(officer)
    outcomes = at_once(lambda: open_for(one, officer), lambda: open_for(other, officer))
    assert len(results_of(outcomes)) == 1
    (refusal,) = sentences_of(outcomes)
    assert "Met deze uitkering komt tranche 5 op" in refusal
    assert Uitkering.objects.count() == 1


# Each takes ten million less two cents of VAT: together twenty million less four cents.
@pytest.mark.parametrize(
    ("ceiling", "opened"), [(2 * TEN_MILLION - 4, 2), (2 * TEN_MILLION - 5, 1)]
)
def test_what_goes_to_the_vat_fund_leaves_room_also_for_two_at_once(
    ceiling, opened, officer, monkeypatch
):
    rules = replace(versions.RULES[5], ceiling_cents=ceiling)
    monkeypatch.setattr(versions, "RULES", {**versions.RULES, 5: rules})
    one, other = builders.concluded(officer), builders.concluded(officer)

    def open_with_vat(deal):
        terms = builders.terms(deal.rijksbijdrage_cents, bcf_cents=2)
        return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=officer)

    outcomes = at_once(lambda: open_with_vat(one), lambda: open_with_vat(other))
    assert len(results_of(outcomes)) == opened == Uitkering.objects.count()


def test_an_uitkering_and_its_kassier_come_in_either_order(officer):
    deal = builders.concluded(officer, with_kassier=False)
    region = builders.region_of(deal)
    outcomes = at_once(
        lambda: deals.appoint_kassier(deal_id=deal.pk, organisation=region, actor=officer),
        lambda: open_for(deal, officer),
    )
    assert deal.parties.filter(role=PartyRole.KASSIER).count() == 1
    assert all("De regiokassier is onbekend" in sentence for sentence in sentences_of(outcomes))
    assert results_of(outcomes)

"""Open the uitkering of an island: in dollars, at a rate of which day and source are known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from disbursement.uitkering import services
from disbursement.uitkering.services import DollarRate
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from regiodeals.deal.models import Deal
from tests import builders

pytestmark = pytest.mark.django_db

RATE = DollarRate(rate=Decimal("1.0550"), on=date(2024, 11, 15), source="voorbeeldbron")


def open_for(deal, actor, terms):
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=actor)


@pytest.fixture
def island_deal(officer):
    """A deal of an island of which the uitkering is still to open."""
    return builders.saba_deal(officer)


def test_dollars_need_a_rate(island_deal, officer):
    with pytest.raises(InvalidInput, match="Vul de koers in"):
        open_for(island_deal, officer, builders.terms(500_000_000))


@pytest.mark.parametrize("rate", ["0", "-1.05", "NaN", "Infinity", "100.01", "1.0550001"])
def test_a_rate_that_no_row_can_hold_exactly_is_refused(rate, island_deal, officer):
    terms = replace(builders.terms(500_000_000), dollar_rate=replace(RATE, rate=Decimal(rate)))
    with pytest.raises(InvalidInput, match="De koers is een getal boven 0"):
        open_for(island_deal, officer, terms)


def test_nothing_of_a_bijzondere_uitkering_goes_to_the_vat_fund(island_deal, officer):
    terms = replace(builders.dollar_terms(500_000_000), bcf_cents=1)
    with pytest.raises(InvalidInput, match="niets naar het BCF"):
        open_for(island_deal, officer, terms)


def test_termijnen_in_euros_are_not_the_dollars_of_an_island(island_deal, officer):
    terms = replace(builders.terms(500_000_000), dollar_rate=RATE)
    with pytest.raises(RequirementsUnmet, match=r"Het hele bedrag is US\$\s5\.275\.000"):
        open_for(island_deal, officer, terms)


def test_an_island_that_puts_in_less_needs_a_reason(island_deal, officer):
    Deal.objects.filter(pk=island_deal.pk).update(vulnerable_reason=" ")
    with pytest.raises(RequirementsUnmet, match="de reden om af te wijken ontbreekt"):
        open_for(island_deal, officer, builders.dollar_terms(500_000_000))

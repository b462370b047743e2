"""Rows that belong to a row come along in its own question, whole and as they were stored."""

import pytest
from django.forms import model_to_dict

from regiodeals.common.children import unfold, with_children
from regiodeals.convenant.models import Ondertekening
from regiodeals.deal.models import Deal, DealParty
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(cast) -> Deal:
    return builders.concluded(cast.drafter)


def test_the_children_are_the_rows_of_the_database(deal, django_assert_num_queries):
    parties = with_children(DealParty.objects.filter(deal=deal), "ondertekeningen")
    with django_assert_num_queries(1):
        found = [
            slot
            for party in unfold(parties, "ondertekeningen")
            for slot in party.ondertekeningen.all()
        ]
    stored = Ondertekening.objects.filter(convenant__deal=deal)
    assert len(found) == stored.count() > 0
    assert [model_to_dict(slot) for slot in sorted(found, key=lambda slot: slot.pk)] == [
        model_to_dict(slot) for slot in stored
    ]
    assert all(type(slot.signed_on) is type(deal.concluded_on) for slot in found)


def test_a_child_knows_its_parent_without_a_question(deal, django_assert_num_queries):
    parties = with_children(
        DealParty.objects.select_related("organisation").filter(deal=deal), "ondertekeningen"
    )
    rows = unfold(parties, "ondertekeningen")
    with django_assert_num_queries(0):
        assert all(
            slot.party.organisation == row.organisation
            for row in rows
            for slot in row.ondertekeningen.all()
        )


def test_a_parent_without_children_has_an_empty_list(deal):
    (row,) = unfold(with_children(Deal.objects.filter(pk=deal.pk), "clock_events"), "clock_events")
    assert list(row.clock_events.all()) == []


def test_a_relation_that_leads_upwards_is_refused():
    with pytest.raises(TypeError, match=r"Deal\.tranche is no reverse foreign key"):
        with_children(Deal.objects.all(), "tranche")


def test_a_decimal_number_is_refused_because_json_would_round_it(deal):
    with pytest.raises(TypeError, match="has a decimal number"):
        with_children(Deal.objects.all(), "uitkering")

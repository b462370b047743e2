"""A tranche of which no rules are recorded: pages say "onbekend", services refuse in a sentence."""

import pytest
from django.urls import reverse

from regiodeals.common.errors import DomainError, RequirementsUnmet
from regiodeals.convenant import services as convenanten
from regiodeals.convenant.models import Convenant
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

NOT_RECORDED = "De regels van tranche 9 zijn nog niet opgenomen"


@pytest.fixture
def ninth(db):
    return builders.tranche(9)


def text_of(client, reader, name, *arguments):
    client.force_login(reader)
    response = client.get(reverse(name, args=arguments))
    assert response.status_code == 200
    return " ".join(read(response.content.decode()).text.split())


def moved_to(ninth, deal):
    """A deal that got so far under other rules, as an import could leave it."""
    Deal.objects.filter(pk=deal.pk).update(tranche=ninth)
    return Deal.objects.get(pk=deal.pk)


def test_the_list_of_tranches_says_unknown(client, officer, ninth):
    text = text_of(client, officer, "regiodeals:tranche-list")
    row = text.split("Tranche 9")[1]
    assert row.count("onbekend") >= 3
    assert "geen" not in row.split("Tranche")[0]


def test_the_board_says_unknown(client, officer, ninth):
    builders.proposal(tranche=ninth)
    text = text_of(client, officer, "regiodeals:tranche-detail", 9)
    assert "het plafond is onbekend" in text
    assert "Bedrag per deal onbekend" in text


@pytest.mark.parametrize("build", [builders.proposal, None])
def test_the_dossier_opens(build, client, officer, ninth):
    deal = build(tranche=ninth) if build else moved_to(ninth, builders.concluded(officer))
    text = text_of(client, officer, "regiodeals:deal-detail", deal.pk)
    assert "Regels onbekend" in text
    if build is None:
        assert NOT_RECORDED in text


def test_the_form_of_an_uitkering_says_why_it_cannot_be_opened(client, officer, ninth):
    deal = moved_to(ninth, builders.concluded(officer))
    assert NOT_RECORDED in text_of(client, officer, "disbursement:uitkering-open", deal.pk)


def test_my_work_opens(client, officer, ninth):
    moved_to(ninth, builders.in_preparation(officer))
    moved_to(ninth, builders.concluded(officer))
    text = text_of(client, officer, "my-work")
    assert "de regels van deze tranche zijn nog niet opgenomen" in text


def test_a_proposal_is_not_selected_before_the_rules_are_known(officer, ninth):
    deal = builders.proposal(tranche=ninth)
    with pytest.raises(RequirementsUnmet, match="De regels van deze tranche zijn nog niet"):
        deals.take_step(deal_id=deal.pk, verb="select", actor=officer)
    assert Deal.objects.get(pk=deal.pk).status == DealStatus.VOORSTEL


def test_no_convenant_is_concluded_before_the_rules_are_known(officer, ninth):
    deal = moved_to(ninth, builders.in_preparation(officer))
    convenant = Convenant.objects.get(deal=deal)
    slot = convenant.ondertekeningen.all()[0]
    with pytest.raises(DomainError, match=NOT_RECORDED):
        convenanten.register_signature(
            ondertekening_id=slot.pk, signed_on=builders.SIGNED_ON, actor=officer
        )

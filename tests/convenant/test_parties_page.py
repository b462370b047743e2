"""The page on which a behandelaar brings the parties of a deal together."""

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.convenant.models import Convenant
from regiodeals.deal import services
from regiodeals.deal.models import Deal, DealParty, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    row = builders.proposal()
    services.take_step(deal_id=row.pk, verb="select", actor=officer)
    return Deal.objects.get(pk=row.pk)


def address(deal):
    return reverse("regiodeals:deal-parties", args=[deal.pk])


def post(client, officer, deal, act, **answers):
    client.force_login(officer)
    return client.post(address(deal), {"handeling": act, **answers}, follow=True)


def text(response):
    return response.content.decode()


def test_a_selected_deal_gets_its_behandelaar(client, officer, deal):
    answer = post(client, officer, deal, "behandelaar", behandelaar=officer.pk)
    assert "Bewaard." in text(answer)
    assert Deal.objects.get().accounthouder == officer


def test_only_behandelaars_can_be_chosen(client, officer, deal):
    answer = post(client, officer, deal, "behandelaar", behandelaar=builders.toetser().pk)
    assert Deal.objects.get().accounthouder is None
    assert answer.status_code == 200
    assert answer.context["blocks"][0]["form"].errors


def test_from_parties_to_signatures_and_kassier(client, officer, deal):
    services.assign_accounthouder(deal_id=deal.pk, accounthouder=officer, actor=officer)
    services.take_step(deal_id=deal.pk, verb="prepare_convenant", actor=officer)
    vro, region = builders.ministry("VRO"), builders.organisation("gemeente Voorbeeldstad")
    post(client, officer, deal, "partij", organisatie=vro.pk, rol="rijkspartij", coordineert="on")
    post(client, officer, deal, "partij", organisatie=region.pk, rol="regiopartij")
    post(client, officer, deal, "handtekening", partij=vro.pk, ambt="Minister", naam="")
    post(client, officer, deal, "kassier", regiokassier=region.pk)
    roles = DealParty.objects.values_list("organisation__name", "role", "is_coordinating")
    assert set(roles) == {
        (vro.name, PartyRole.RIJKSPARTIJ, True),
        (region.name, PartyRole.REGIOPARTIJ, False),
        (region.name, PartyRole.KASSIER, False),
    }
    assert Convenant.objects.get().ondertekeningen.get().office == "Minister"


def test_a_refusal_stands_above_the_form_and_keeps_what_was_typed(client, officer, deal):
    ministry = builders.ministry("VRO")
    answer = post(client, officer, deal, "partij", organisatie=ministry.pk, rol="regiopartij")
    assert "een ministerie is nooit regiopartij" in text(answer)
    assert f'value="{ministry.pk}" selected' in text(answer)
    assert not DealParty.objects.exists()


def test_a_waterschap_cannot_be_kassier(client, officer):
    region = builders.organisation(kind=OrganisationKind.WATERSCHAP)
    deal = builders.concluded(officer, region=region, with_kassier=False)
    answer = post(client, officer, deal, "kassier", regiokassier=region.pk)
    assert "kan geen regiokassier zijn" in text(answer)


def test_an_organisation_is_a_party_once(client, officer, deal):
    region = builders.organisation()
    for _ in range(2):
        answer = post(client, officer, deal, "partij", organisatie=region.pk, rol="regiopartij")
    assert DealParty.objects.count() == 1
    assert answer.context["blocks"][1]["form"].errors


def test_after_the_convenant_only_the_behandelaar_can_change(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    blocks = client.get(address(deal)).context["blocks"]
    # Which ministry a programmalijn is of, is no part of the convenant.
    assert [block["act"] for block in blocks] == ["behandelaar", "ministeries"]


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.BEHEERDER])
def test_others_in_the_ministry_read_but_get_no_form(client, role, deal):
    client.force_login(builders.user(role))
    page = client.get(address(deal))
    assert page.status_code == 200
    assert page.context["blocks"] == []


def test_somebody_without_the_role_posts_in_vain(client, officer, deal):
    region = builders.organisation()
    answer = post(
        client, builders.toetser(), deal, "partij", organisatie=region.pk, rol="regiopartij"
    )
    assert answer.status_code == 200
    assert not DealParty.objects.exists()


def test_an_unknown_act_does_nothing(client, officer, deal):
    assert post(client, officer, deal, "verwijderen").status_code == 200
    assert not DealParty.objects.exists()


def test_what_cannot_be_done_yet_has_no_form(client, officer, deal):
    client.force_login(officer)
    blocks = client.get(address(deal)).context["blocks"]
    assert [block["act"] for block in blocks] == ["behandelaar", "partij"]


def test_the_dossier_leads_there(client, officer, deal):
    client.force_login(officer)
    page = text(client.get(reverse("regiodeals:deal-detail", args=[deal.pk])))
    assert address(deal) in page

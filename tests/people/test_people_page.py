"""The page of the people of a deal: the manager acts there, the ministry reads."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.people.models import Invitation
from tests import builders
from tests.people import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(deal):
    return reverse("regiodeals:deal-people", args=[deal.pk])


@pytest.fixture
def asked(deal):
    return {
        "adres": world.ADDRESS,
        "rol": "schrijver",
        "organisatie": world.kassier_of(deal).pk,
        "tot_en_met": "31-12-2025",
    }


def text_of(client, person, page):
    client.force_login(person)
    answer = client.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_manager_invites_from_the_page(client, deal, manager, page, asked):
    client.force_login(manager)
    answer = client.post(page, asked, follow=True)
    assert f"De uitnodiging aan {world.ADDRESS} is klaargezet" in answer.content.decode()
    row = Invitation.objects.get()
    assert (row.role, row.valid_until, row.invited_by) == (
        RoleInDeal.WRITER,
        date(2025, 12, 31),
        manager,
    )
    assert "De link werkt tot en met" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"adres": "info@gemeente.example"}, "gedeelde postbus"),
        ({"adres": ""}, "Vul het e-mailadres in"),
        ({"rol": "beheerder"}, "Kies er een uit de lijst"),
        ({"organisatie": "0"}, "Kies er een uit de lijst"),
        ({"tot_en_met": "31-12-2020"}, "ligt in het verleden"),
    ],
)
def test_a_refusal_keeps_what_was_typed(client, manager, page, asked, change, sentence):
    client.force_login(manager)
    answer = client.post(page, asked | change)
    assert sentence in answer.content.decode()
    assert "Fout: Mensen" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_who_invites_more_than_an_hour_has_room_for_is_told_when_he_may_again(
    client, manager, page, asked, monkeypatch
):
    monkeypatch.setattr(import_module("regiodeals.people.views.people"), "PER_HOUR", 1)
    client.force_login(manager)
    client.post(page, asked)
    answer = client.post(page, asked | {"adres": "nog.een@gemeente.example"})
    assert "U deed dit 1 keer in een uur. Vanaf 11:00 uur kunt u verder." in answer.content.decode()
    assert Invitation.objects.count() == 1


def test_the_page_shows_who_works_here_who_left_and_who_is_asked(client, deal, manager, page):
    reader = builders.role_in(deal, RoleInDeal.READER, builders.user(name="Lies", last_name="Ezer"))
    former = builders.user(name="Gerrit", last_name="Weg")
    builders.role_in(deal, RoleInDeal.WRITER, former, valid_until=date(2024, 1, 31))
    named = builders.member(builders.region_of(deal), name="Rina", last_name="Regio")
    world.invite(deal, manager)
    text = text_of(client, manager, page)
    for shown in (reader, former, named, world.ADDRESS, "Beheer overdragen"):
        assert str(shown) in text
    assert text.index("Via hun organisatie") < text.index("Rina Regio")
    assert text.index("eerder een rol had") < text.index("Gerrit Weg")


def test_the_manager_ends_a_role_and_revokes_a_link(client, deal, manager):
    row = builders.role_in(deal, RoleInDeal.READER).deal_roles.get()
    sent = world.invite(deal, manager)
    client.force_login(manager)
    client.post(reverse("regiodeals:deal-role-end", args=[row.pk]))
    answer = client.post(reverse("regiodeals:invitation-revoke", args=[sent.pk]), follow=True)
    assert "is ingetrokken" in answer.content.decode()
    row.refresh_from_db()
    sent.refresh_from_db()
    assert row.ended_by == sent.revoked_by == manager


def test_the_manager_hands_over_and_the_page_is_gone(client, deal, manager, page):
    row = builders.role_in(deal, RoleInDeal.COORDINATOR).deal_roles.get()
    client.force_login(manager)
    client.post(reverse("regiodeals:deal-hand-over", args=[deal.pk]), {"aan": row.pk})
    present = DealRole.objects.valid_on(builders.NOW.date()).filter(role=RoleInDeal.MANAGER)
    assert present.get().user == row.user
    # It was the only role: nothing of the site is open any more.
    assert client.get(page).status_code == 403


def test_before_it_the_manager_reads_what_is_left(client, deal, manager, page):
    builders.role_in(deal, RoleInDeal.COORDINATOR)
    assert "u ziet deze deal dan niet meer" in text_of(client, manager, page)
    builders.role_in(deal, RoleInDeal.READER, manager)
    text = text_of(client, manager, page)
    assert "Uw andere rollen houdt u." in text
    assert "Staat uw opvolger er niet bij? Nodig die dan eerst uit." in text


def test_who_works_by_an_organisation_ends_by_the_ministry(client, deal, manager, officer, page):
    builders.member(builders.region_of(deal))
    told = f"Meld het aan de behandelaar, {officer}."
    assert told in text_of(client, manager, page)
    text = text_of(client, officer, page)
    assert told not in text
    assert "Meld het aan de beheerder van het ministerie." in text


def test_the_ministry_reads_and_a_case_officer_names_the_manager(client, deal, officer, page):
    builders.role_in(deal, RoleInDeal.READER)
    text = text_of(client, builders.toetser(), page)
    assert "nog geen beheerder van de regio" in text
    assert "Iemand uitnodigen" not in text
    text = text_of(client, officer, page)
    assert "beheerder van de regio: nodigt mensen uit" in text
    assert "coördinator: schrijft" not in text
    world.invite(deal, officer, RoleInDeal.MANAGER)
    assert "nog geen beheerder van de regio" not in text_of(client, officer, page)


def test_who_works_in_the_deal_and_does_not_manage_it_sees_no_people(client, deal, page):
    for role in (RoleInDeal.COORDINATOR, RoleInDeal.SIGNER, RoleInDeal.READER):
        client.force_login(builders.role_in(deal, role))
        assert client.get(page).status_code == 404
        detail = client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
        assert page not in detail.content.decode()
    client.force_login(builders.member(builders.region_of(deal)))
    assert client.get(page).status_code == 404


def test_the_dossier_leads_the_manager_and_the_ministry_to_it(client, deal, manager, page):
    for person in (manager, builders.user(Role.CONTROLLER)):
        detail = reverse("regiodeals:deal-detail", args=[deal.pk])
        assert page in text_of(client, person, detail)


def test_the_page_asks_as_many_questions_for_many_people_as_for_few(client, deal, manager, page):
    client.force_login(manager)
    counts = []
    for many in (1, 20):
        for number in range(many):
            builders.role_in(deal, RoleInDeal.READER)
            address = f"persoon{many}-{number}@gemeente.example"
            world.invite(deal, manager, address=address)
            builders.member(builders.region_of(deal))
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        counts.append(len(asked))
    few, many = counts
    assert few == many <= 16

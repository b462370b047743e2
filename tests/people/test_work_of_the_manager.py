"""A manager reads on Mijn werk whom he must still invite, and is led to where he does it."""

from datetime import date

import pytest
from django.urls import reverse

from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealParty, DealRole, DealStatus, PartyRole, RoleInDeal
from regiodeals.people.panels import work_for
from tests import builders
from tests.browsing import text_of
from tests.people import world

pytestmark = pytest.mark.django_db


def tasks(person):
    return [task for task in dossier.work_for(person).items if "nodig" in task.title]


def test_a_deal_without_anybody_asks_for_both(deal, manager):
    (task,) = tasks(manager)
    assert task.title == f"{deal}: nodig een coördinator en een tekenbevoegde uit"
    assert task.url == reverse("regiodeals:deal-people", args=[deal.pk])
    assert task.if_you_wait == "schrijft niemand de rapportage en kan niemand haar indienen."
    assert (task.due_on, task.verb) == (None, "Uitnodigen")


def test_the_start_page_leads_to_the_people_also_when_nobody_is_missing(client, deal, manager):
    builders.role_in(deal, RoleInDeal.COORDINATOR)
    builders.role_in(deal, RoleInDeal.SIGNER)
    url = reverse("regiodeals:deal-people", args=[deal.pk])
    client.force_login(manager)
    assert f'href="{url}"' in client.get("/").content.decode()
    client.force_login(builders.role_in(deal, RoleInDeal.READER))
    assert f'href="{url}"' not in client.get("/").content.decode()


def test_the_panel_of_the_people_is_in_english_for_who_reads_that(client, deal, manager):
    manager.language = "en"
    manager.save()
    client.force_login(manager)
    text = text_of(client.get(reverse("regiodeals:deal-detail", args=[deal.pk])))
    assert "Who works on this deal for the region, in which role and until when." in text
    assert "Mensen" not in text


def test_who_is_there_is_not_asked_for(deal, manager):
    builders.role_in(deal, RoleInDeal.COORDINATOR)
    (task,) = tasks(manager)
    assert task.title == f"{deal}: nodig een tekenbevoegde uit"
    builders.role_in(deal, RoleInDeal.SIGNER)
    assert tasks(manager) == []


def test_who_was_invited_is_waited_for_until_the_link_stops(deal, manager, still_clock):
    builders.role_in(deal, RoleInDeal.SIGNER)
    row = world.invite(deal, manager, RoleInDeal.COORDINATOR)
    assert tasks(manager) == []
    still_clock.set(row.expires_at)
    assert len(tasks(manager)) == 1


def test_a_regiocoordinator_of_a_party_writes_too(deal, manager):
    builders.role_in(deal, RoleInDeal.SIGNER)
    person = builders.member(builders.region_of(deal))
    assert tasks(manager) == []
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert len(tasks(manager)) == 1


def test_one_of_another_deal_does_not_count(deal, manager):
    builders.role_in(deal, RoleInDeal.SIGNER)
    builders.member(builders.organisation())
    assert len(tasks(manager)) == 1


def test_a_role_that_is_over_does_not_count(deal, manager, officer):
    builders.role_in(deal, RoleInDeal.SIGNER, valid_until=date(2024, 11, 17))
    builders.role_in(deal, RoleInDeal.COORDINATOR)
    assert len(tasks(manager)) == 1


def test_a_manager_for_another_body_cannot_name_who_signs_and_is_not_asked(deal):
    partner = builders.organisation("Waterschap Voorbeeld")
    DealParty.objects.create(deal=deal, organisation=partner, role=PartyRole.PARTNER)
    person = builders.role_in(deal, RoleInDeal.MANAGER, organisation=partner)
    (task,) = tasks(person)
    assert task.title == f"{deal}: nodig een coördinator uit"


@pytest.mark.parametrize("status", [DealStatus.VASTGESTELD, DealStatus.OPGEZEGD])
def test_a_deal_that_is_over_needs_nobody(deal, manager, status):
    Deal.objects.filter(pk=deal.pk).update(status=status)
    assert tasks(manager) == []


def test_nobody_else_is_asked(deal, manager, officer):
    for person in (officer, builders.role_in(deal, RoleInDeal.READER)):
        assert tasks(person) == []
    DealRole.objects.filter(user=manager).update(ended_at=builders.NOW, ended_by=officer)
    assert tasks(User.objects.get(pk=manager.pk)) == []


def test_who_manages_nothing_asks_the_database_nothing_for_it(deal, django_assert_num_queries):
    person = builders.role_in(deal, RoleInDeal.READER)
    # As the door of each page asked already.
    assert person.roles_elsewhere
    assert not person.is_ministry
    with django_assert_num_queries(0):
        assert list(work_for(person)) == []


def test_on_the_page_of_the_deal_the_people_come_before_what_is_owed(client, deal, manager):
    client.force_login(manager)
    page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk]))
    names = [item.panel.name for item in page.context["aside_panels"]]
    assert names.index("mensen") < names.index("doelen")

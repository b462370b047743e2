"""Opening a rapportage of sixty indicatoren asks no more than fifteen questions, in every state."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.deal.models import Deal, DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation
from tests import builders
from tests.monitoring.bijlage.world import added
from tests.monitoring.indicator import world as goals
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def people(deal, writer, signer, officer):
    return [writer, signer, officer, builders.role_in(deal, RoleInDeal.COORDINATOR)]


def asked(person, name, report):
    browser = Client()
    browser.force_login(person)
    url = reverse(f"monitoring:rapportage-{name}", args=[report.pk])
    browser.get(url)
    with CaptureQueriesContext(connection) as questions:
        assert browser.get(url).status_code == 200
    return [question["sql"] for question in questions]


def measured(deal, actor, officer, number):
    """So many indicatoren at one doel."""
    goal = goals.goal(deal, officer)
    for _ in range(number):
        series = goals.serve(goal, goals.indicator(deal, officer), officer)
        goals.measure(series, world.YEAR, 7, actor=actor)


def test_after_a_return_with_sixty_indicatoren(deal, report, people):
    writer, signer, officer, _ = people
    measured(deal, writer, officer, 60)
    for number in range(3):
        added(report, writer, text=f"Foto {number}.")
    Deal.objects.filter(pk=deal.pk).update(progress_due="15 juni")
    world.returned(report, writer, signer, officer)
    for person in people:
        for name in ("detail", "check"):
            questions = asked(person, name, report)
            assert len(questions) <= MOST_QUERIES, (person, name, questions)
    assert len(asked(officer, "review", report)) <= MOST_QUERIES


def test_a_page_asks_the_roles_in_a_deal_once_and_the_next_page_asks_anew(deal, report):
    person = builders.role_in(deal, RoleInDeal.COORDINATOR)
    roles = [sql for sql in asked(person, "check", report) if '."role" AS "role" FROM' in sql]
    assert len([sql for sql in roles if f'"deal_id" = {deal.pk}' in sql]) == 1
    browser = Client()
    browser.force_login(person)
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    assert "Bewaren" in browser.get(page).content.decode()
    DealRole.objects.filter(user=person).update(ended_at=builders.NOW, ended_by=person)
    assert browser.get(page).status_code in {403, 404}


def signing(deal):
    """Somebody who signs and has no other role."""
    return builders.role_in(deal, RoleInDeal.SIGNER)


def test_the_signer_of_a_small_rapportage_and_of_a_large_one_asks_the_same(
    deal, report, writer, officer
):
    person, elsewhere = signing(deal), goals.granted(officer)
    other = world.opened(elsewhere, builders.member(builders.region_of(elsewhere)))
    measured(deal, officer, officer, 1)
    world.offered(report, writer)
    small = asked(person, "check", report)
    writers = [builders.member(builders.region_of(elsewhere)) for _ in range(3)]
    measured(elsewhere, officer, officer, 60)
    for number in range(10):
        added(other, writers[number % 3], text=f"Foto {number}.")
    world.offered(other, writers[0])
    large = asked(signing(elsewhere), "check", other)
    assert len(small) == len(large) <= MOST_QUERIES, "\n".join(large)


def test_nor_does_the_signer_on_an_island_ask_more_to_know_whose_clock_counts(deal, report, writer):
    kassier = DealParty.objects.get(deal=deal, role=PartyRole.KASSIER).organisation_id
    island = OrganisationKind.OPENBAAR_LICHAAM_BES.value
    Organisation.objects.filter(pk=kassier).update(kind=island, name="openbaar lichaam Saba")
    named_in_convenant(deal, "15 juni")
    world.offered(report, writer)
    person = signing(deal)
    assert len(asked(person, "check", report)) <= MOST_QUERIES


def test_while_it_is_judged_the_rounds_are_read_once(report, writer, signer, officer):
    world.submitted(report, writer, signer)
    questions = asked(officer, "review", report)
    assert len([sql for sql in questions if 'FROM "monitoring_oordeel"' in sql]) == 1, questions

"""Who sees and owes what; deals and organisations are brought along by the asker."""

from datetime import timedelta

import pytest

from regiodeals.accounts.models import Role
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.obligations import pages, services
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import (
    obligations_of_dossier,
    obligations_open_for,
    obligations_visible_to,
)
from regiodeals.party.selectors import organisation_ids_of
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON

pytestmark = pytest.mark.django_db


def open_for(user):
    return set(
        obligations_open_for(
            user,
            dossiers=deals_visible_to(user).values("pk"),
            organisations=organisation_ids_of(user),
        )
    )


def visible_to(user):
    return set(obligations_visible_to(user, dossiers=deals_visible_to(user)))


@pytest.fixture
def region():
    return builders.organisation()


@pytest.fixture
def deal(officer, region):
    """A deal in which the region takes part."""
    return builders.in_preparation(officer, region=region)


@pytest.fixture
def outside(impose, officer):
    """A mandate that ends; it belongs to no dossier."""
    pages.register_page("accounts.user", lambda owed: f"/mensen/{owed.subject_id}/")

    def act(**fields):
        return impose(subject=officer, dossier=None, **fields)

    return act


def test_a_person_owes_what_stands_to_his_name(owed, officer):
    assert open_for(officer) == {owed}
    assert open_for(builders.behandelaar()) == set()


def test_everyone_with_the_role_owes_what_the_role_owes(impose, officer):
    owed = impose(owner=Owner(role=Role.TOETSER))
    assert open_for(builders.toetser()) == {owed}
    assert open_for(officer) == set()


def test_a_role_owes_only_in_dossiers_that_its_holder_may_see(impose, deal, region):
    owed = impose(subject=deal, owner=Owner(role=Role.REGIOCOORDINATOR))
    assert open_for(builders.member(region)) == {owed}
    assert open_for(builders.member(builders.organisation())) == set()


def test_those_who_act_for_an_organisation_owe_what_it_owes(impose, deal, region):
    owed = impose(subject=deal, owner=Owner(organisation=region))
    assert open_for(builders.member(region)) == {owed}
    assert open_for(builders.member(builders.organisation())) == set()


def test_who_may_no_longer_see_the_dossier_no_longer_sees_what_he_owed(impose, deal, region):
    person = builders.member(region)
    impose(subject=deal, owner=Owner(user=person))
    person.memberships.update(valid_until=NOW.date() - timedelta(days=1))
    assert open_for(person) == set()


def test_what_is_closed_is_owed_no_more(owed, officer):
    services.cancel(obligation_id=owed.pk, reason="Opgezegd", actor=officer)
    assert open_for(officer) == set()
    assert visible_to(officer) == {owed}


def test_what_ends_first_stands_first(impose, officer):
    last, first = impose(), impose(due_on=DUE_ON - timedelta(days=1))
    found = obligations_open_for(officer, dossiers=deals_visible_to(officer))
    assert list(found) == [first, last]


def test_outside_dossiers_the_ministry_sees_all_and_others_their_own(outside, officer, region):
    person = builders.member(region)
    general = outside()
    own = outside(owner=Owner(user=person), period="2")
    assert visible_to(builders.toetser()) == {general, own}
    assert visible_to(person) == open_for(person) == {own}
    assert open_for(officer) == {general}


def test_a_region_sees_only_its_own_dossiers(impose, owed, deal, region):
    of_the_region = impose(subject=deal)
    assert visible_to(builders.member(region)) == {of_the_region}


def test_a_dossier_holds_what_is_owed_in_it(owed, impose):
    impose()
    assert list(obligations_of_dossier(owed.dossier)) == [owed]


def test_the_worklist_costs_one_query(impose, officer, django_assert_num_queries):
    for _ in range(5):
        impose()
    officer.current_roles  # noqa: B018 - read once per request, by the door
    with django_assert_num_queries(1):
        rows = list(obligations_open_for(officer, dossiers=deals_visible_to(officer)))
        assert [row.owner_name for row in rows] == [str(officer)] * 5

"""Who sees which deal."""

from datetime import date

import pytest

from regiodeals.accounts.models import Role
from regiodeals.deal import services
from regiodeals.deal.models import PartyRole
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.party.models import Membership
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.in_preparation(officer)


@pytest.fixture
def other_deal(officer):
    return builders.in_preparation(officer)


def seen_by(person):
    return set(deals_visible_to(person))


@pytest.mark.parametrize(
    "role", [Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE, Role.CONTROLLER, Role.BEHEERDER]
)
def test_the_granting_ministry_sees_every_deal(role, deal, other_deal):
    assert seen_by(builders.user(role)) == {deal, other_deal}


def test_a_regiocoordinator_sees_own_deals_only(deal, other_deal):
    assert seen_by(builders.member(builders.region_of(deal))) == {deal}


def test_a_cosigning_ministry_sees_the_deals_it_signs(deal, officer):
    reader = builders.member(builders.ministry("BZK"), Role.MEDEONDERTEKENAAR)
    elsewhere = builders.member(builders.ministry("OCW"), Role.MEDEONDERTEKENAAR)
    assert seen_by(reader) == {deal}
    assert seen_by(elsewhere) == set()


def test_a_partner_who_does_not_sign_sees_nothing(deal, officer):
    partner = builders.organisation()
    services.add_party(deal_id=deal.pk, organisation=partner, role=PartyRole.PARTNER, actor=officer)
    assert seen_by(builders.member(partner)) == set()


def test_membership_without_a_role_opens_nothing(deal):
    person = builders.user()
    Membership.objects.create(
        user=person, organisation=builders.region_of(deal), valid_from=date(2020, 1, 1)
    )
    assert seen_by(person) == set()


def test_access_ends_with_the_membership(deal):
    person = builders.member(builders.region_of(deal))
    Membership.objects.filter(user=person).update(valid_until=date(2024, 11, 17))
    assert seen_by(person) == set()


def test_a_membership_holds_on_its_last_day(deal):
    person = builders.member(builders.region_of(deal))
    Membership.objects.filter(user=person).update(valid_until=date(2024, 11, 18))
    assert seen_by(person) == {deal}


def test_a_deal_with_two_own_parties_is_listed_once(officer):
    region = builders.organisation()
    deal = builders.concluded(officer, region=region)
    assert list(deals_visible_to(builders.member(region))) == [deal]

"""Who owes is reminded; who cannot be reached is told of by the accounthouder."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.herinnering.selectors import Addressees
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.deal.models import DealParty, PartyRole, RoleInDeal
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.owner import Owner
from regiodeals.party.models import Membership
from tests import builders
from tests.monitoring.herinnering.conftest import TODAY, in_days
from tests.screens import many_deals

pytestmark = pytest.mark.django_db


def names(obligation):
    return [addressee.name for addressee in Addressees([obligation], TODAY).of(obligation)]


def test_of_an_organisation_the_people_who_act_for_it(owed, coordinator):
    assert names(owed(in_days(14))) == [str(coordinator)]


def receives(kassier, deal):
    DealParty.objects.create(deal=deal, organisation=kassier, role=PartyRole.KASSIER)


def test_who_coordinates_the_deal_for_it_too_and_who_only_reads_not(owed, kassier, deal):
    receives(kassier, deal)
    found = [
        builders.role_in(deal, role, builders.user(email=f"{role}@d.example"), organisation=kassier)
        for role in (RoleInDeal.COORDINATOR, RoleInDeal.READER)
    ]
    assert names(owed(in_days(14))) == [str(found[0])]


def test_who_coordinates_another_deal_for_it_is_not_reminded(owed, kassier):
    other = builders.proposal()
    receives(kassier, other)
    person = builders.user(email="a@b.example")
    builders.role_in(other, RoleInDeal.COORDINATOR, person, organisation=kassier)
    assert names(owed(in_days(14))) == [kassier.name]


def test_without_people_its_own_address(owed, kassier):
    assert names(owed(in_days(14))) == [kassier.name]


def test_who_acted_for_it_until_yesterday_is_not_reminded(owed, coordinator, kassier):
    Membership.objects.update(valid_until=TODAY - timedelta(days=1))
    assert names(owed(in_days(14))) == [kassier.name]


def test_who_lost_the_role_but_not_the_membership_is_told_nothing(owed, coordinator, kassier):
    RoleAssignment.objects.filter(user=coordinator).update(valid_until=TODAY - timedelta(days=1))
    assert names(owed(in_days(14))) == [kassier.name]


def test_who_left_is_not_reminded(owed, coordinator, kassier):
    coordinator.is_active = False
    coordinator.save()
    assert names(owed(in_days(14))) == [kassier.name]


def test_without_any_address_the_accounthouder_reads_for_whom(owed, kassier, accounthouder):
    kassier.email, kassier.email_consent_on = "", None
    kassier.save()
    row = owed(in_days(14))
    (found,) = Addressees([row], TODAY).of(row)
    assert (found.name, found.instead_of) == (str(accounthouder), kassier.name)


def test_a_behandelaar_is_the_one_of_the_deal(owed, accounthouder):
    builders.behandelaar(email="ander@rijk.example")
    assert names(owed(in_days(14), owner=Owner(role=Role.BEHANDELAAR))) == [str(accounthouder)]


def test_of_another_role_all_who_hold_it_that_day(owed):
    first, second = (builders.user(Role.CONTROLLER, email=f"c{n}@rijk.example") for n in (1, 2))
    builders.user(Role.TOETSER, email="t@rijk.example")
    row = owed(in_days(14), owner=Owner(role=Role.CONTROLLER))
    assert names(row) == [str(first), str(second)]


def test_a_person_who_owes_is_reminded_himself(owed, reader):
    reader.email = "lezer@rijk.example"
    reader.save()
    assert names(owed(in_days(14), owner=Owner(user=reader))) == [str(reader)]


def test_the_head_and_the_accounthouder_are_one_mail_when_they_are_one_person(owed, accounthouder):
    row = owed(in_days(-28))
    assert len(Addressees([row], TODAY).above(row, accounthouder)) == 1


def test_the_recipients_of_many_deals_cost_as_many_questions_as_those_of_few(officer):
    User.objects.filter(pk=officer.pk).update(email="behandelaar@example.org")

    def asked(number: int) -> int:
        many_deals.concluded_deals(number, region=builders.organisation(), officer=officer)
        owed = list(Obligation.objects.select_related("owner_user"))
        with CaptureQueriesContext(connection) as questions:
            addressees = Addressees(owed, TODAY)
            assert all(addressees.above(one, None) for one in owed)
        return len(questions)

    assert asked(2) == asked(30) <= 10

"""A role that was given from a wrong day is taken back, as long as nothing was done with it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.people import services
from tests import builders

pytestmark = pytest.mark.django_db
WHY = "Het jaar was verkeerd getypt."
TODAY = builders.NOW.date()


@pytest.fixture
def person():
    return builders.user(name="Rosa", last_name="Regio")


@pytest.fixture
def admin_of_ministry():
    return builders.user(Role.BEHEERDER, is_staff=True)


def given(person, first=date(2062, 1, 1)):
    return RoleAssignment.objects.create(user=person, role=Role.TOETSER, valid_from=first)


def withdraw(row, actor, reason=WHY):
    services.withdraw_assignment(assignment_id=row.pk, actor=actor, reason=reason)


def did_something(person):
    audit.record(person, action="accounts.user.test", sentence="Deed iets", actor=person)


@pytest.mark.parametrize("first", [date(2062, 1, 1), TODAY, TODAY - timedelta(days=400)])
def test_what_was_not_used_is_gone_and_the_trail_says_why(person, admin_of_ministry, first):
    row = given(person, first)
    withdraw(row, admin_of_ministry)
    assert not RoleAssignment.objects.filter(user=person, role=Role.TOETSER).exists()
    line = AuditEntry.objects.get(action="accounts.roleassignment.withdraw")
    assert line.sentence.startswith("Rol ingetrokken: toetser vanaf")
    assert (line.remark, line.object_id, line.actor) == (WHY, person.pk, admin_of_ministry)


def test_with_what_somebody_did_something_it_stays(person, admin_of_ministry):
    row = given(person, TODAY)
    did_something(person)
    with pytest.raises(WrongState, match="logde in of deed al iets sinds 18 november 2024"):
        withdraw(row, admin_of_ministry)
    assert RoleAssignment.objects.filter(pk=row.pk).exists()


def test_who_only_logged_in_used_it_too(person, admin_of_ministry):
    row = given(person, TODAY)
    person.last_login = builders.NOW
    person.save()
    with pytest.raises(WrongState, match="logde in of deed al iets"):
        withdraw(row, admin_of_ministry)


def test_the_trail_says_until_when_it_would_have_been(person, admin_of_ministry):
    row = given(person)
    row.valid_until = date(2062, 3, 1)
    row.save()
    withdraw(row, admin_of_ministry)
    line = AuditEntry.objects.get(action="accounts.roleassignment.withdraw")
    assert line.sentence.endswith("vanaf 1 januari 2062 tot en met 1 maart 2062")


def test_what_was_done_before_the_role_began_is_no_use_of_it(person, admin_of_ministry):
    did_something(person)
    withdraw(given(person), admin_of_ministry)
    assert not RoleAssignment.objects.filter(user=person, role=Role.TOETSER).exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_stays(person, admin_of_ministry, reason):
    row = given(person)
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        withdraw(row, admin_of_ministry, reason)
    assert RoleAssignment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_only_a_beheerder_takes_it_back(person, role):
    with pytest.raises(NotAllowed):
        withdraw(given(person), builders.user(role))


def test_nobody_takes_back_his_own(admin_of_ministry):
    with pytest.raises(NotAllowed):
        withdraw(given(admin_of_ministry), admin_of_ministry)


def test_twice_it_says_so(person, admin_of_ministry):
    row = given(person)
    withdraw(row, admin_of_ministry)
    with pytest.raises(WrongState, match="al ingetrokken"):
        services.withdraw_assignment(assignment_id=row.pk, actor=admin_of_ministry, reason=WHY)


def test_the_list_of_the_administration_asks_first_and_then_takes_it_back(
    client, person, admin_of_ministry
):
    row = given(person)
    client.force_login(admin_of_ministry)
    page = reverse("admin:accounts_roleassignment_changelist")
    chosen = {"action": "withdraw", "_selected_action": [row.pk]}
    assert "Waarom doet u dit?" in client.post(page, chosen, follow=True).content.decode()
    assert RoleAssignment.objects.filter(pk=row.pk).exists()
    client.post(page, chosen | {"zeker": "ja", "reden": WHY})
    assert not RoleAssignment.objects.filter(pk=row.pk).exists()

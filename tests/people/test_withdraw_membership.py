"""A membership from a wrong day is taken back, as long as nothing was done with it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.party.models import Membership
from regiodeals.people import services
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

WHY = "Het jaar was verkeerd getypt."
TODAY = builders.NOW.date()


@pytest.fixture
def person():
    return builders.user(name="Rosa", last_name="Regio")


@pytest.fixture
def region():
    return builders.organisation()


@pytest.fixture
def beheerder():
    return builders.user(Role.BEHEERDER, is_staff=True)


def given(person, region, first=date(2062, 1, 1), last=None):
    return Membership.objects.create(
        user=person, organisation=region, valid_from=first, valid_until=last
    )


def withdraw(row, actor, reason=WHY):
    services.withdraw_membership(membership_id=row.pk, actor=actor, reason=reason)


def did_something(person):
    audit.record(person, action="accounts.user.test", sentence="Deed iets", actor=person)


@pytest.mark.parametrize("first", [date(2062, 1, 1), TODAY, TODAY - timedelta(days=400)])
def test_what_was_not_used_is_gone_and_the_trail_says_why(person, region, beheerder, first):
    withdraw(given(person, region, first), beheerder)
    assert not Membership.objects.exists()
    line = AuditEntry.objects.get(action="regiodeals.membership.withdraw")
    assert line.sentence.startswith(f"Lidmaatschap ingetrokken: {person} voor {region} vanaf")
    assert (line.remark, line.object_id, line.actor) == (WHY, region.pk, beheerder)


def test_the_trail_says_until_when_it_would_have_been(person, region, beheerder):
    withdraw(given(person, region, last=date(2062, 3, 1)), beheerder)
    line = AuditEntry.objects.get(action="regiodeals.membership.withdraw")
    assert line.sentence.endswith("vanaf 1 januari 2062 tot en met 1 maart 2062")


def test_after_it_the_right_day_can_be_given(person, region, beheerder):
    withdraw(given(person, region, TODAY), beheerder)
    assert given(person, region, TODAY).pk


def test_with_what_somebody_did_something_it_stays(person, region, beheerder):
    row = given(person, region, TODAY)
    did_something(person)
    sentence = "deed al iets sinds 18 november 2024. Vul op de pagina van de organisatie"
    with pytest.raises(WrongState, match=sentence):
        withdraw(row, beheerder)
    assert Membership.objects.filter(pk=row.pk).exists()


def test_who_only_logged_in_used_it_too(person, region, beheerder):
    row = given(person, region, TODAY)
    person.last_login = builders.NOW
    person.save()
    with pytest.raises(WrongState, match="logde in of deed al iets"):
        withdraw(row, beheerder)


def test_what_was_done_before_it_began_is_no_use_of_it(person, region, beheerder):
    did_something(person)
    withdraw(given(person, region), beheerder)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_stays(person, region, beheerder, reason):
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        withdraw(given(person, region), beheerder, reason)
    assert Membership.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_only_a_beheerder_takes_it_back(person, region, role):
    with pytest.raises(NotAllowed, match="Alleen een andere beheerder"):
        withdraw(given(person, region), builders.user(role))


def test_nobody_takes_back_his_own(region, beheerder):
    with pytest.raises(NotAllowed):
        withdraw(given(beheerder, region), beheerder)


def test_twice_it_says_so(person, region, beheerder):
    row = given(person, region)
    key = row.pk
    withdraw(row, beheerder)
    with pytest.raises(WrongState, match="al ingetrokken"):
        services.withdraw_membership(membership_id=key, actor=beheerder, reason=WHY)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_it_back_once(person, region, beheerder):
    row = given(person, region)
    outcomes = at_once(*[lambda: withdraw(row, beheerder)] * 2)
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Dit lidmaatschap is al ingetrokken."]
    assert AuditEntry.objects.filter(action="regiodeals.membership.withdraw").count() == 1


def test_the_list_of_the_administration_asks_first_and_then_takes_it_back(
    client, person, region, beheerder
):
    row = given(person, region)
    client.force_login(beheerder)
    page = reverse("admin:regiodeals_membership_changelist")
    chosen = {"action": "withdraw", "_selected_action": [row.pk]}
    asked = client.post(page, chosen, follow=True).content.decode()
    assert "Waarom doet u dit?" in asked
    assert "Lidmaatschappen intrekken" in asked
    assert Membership.objects.filter(pk=row.pk).exists()
    client.post(page, chosen | {"zeker": "ja", "reden": WHY})
    assert not Membership.objects.filter(pk=row.pk).exists()

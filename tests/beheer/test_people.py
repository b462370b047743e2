"""Accounts, roles and passwords: given by another, for a period, and never deleted."""

from datetime import date

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import Deal, DealStatus
from tests import builders
from tests.beheer.forms import errors, submit, words

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "een-ander-lang-wachtwoord"
ROLES = "role_assignments"


def page_of(person: User) -> str:
    return reverse("admin:accounts_user_change", args=[person.pk])


def a_role(role: str, valid_from: str = "01-11-2024", valid_until: str = "") -> dict[str, str]:
    return {
        f"{ROLES}-TOTAL_FORMS": "1",
        f"{ROLES}-0-role": role,
        f"{ROLES}-0-valid_from": valid_from,
        f"{ROLES}-0-valid_until": valid_until,
    }


def test_a_new_account_gets_a_name_a_password_and_no_power(desk):
    submit(
        desk,
        reverse("admin:accounts_user_add"),
        username="rosa",
        first_name="Rosa",
        last_name="Regio",
        password1=NEW_PASSWORD,
        password2=NEW_PASSWORD,
    )
    person = User.objects.get(username="rosa")
    assert person.check_password(NEW_PASSWORD)
    assert not person.current_roles
    assert not person.is_staff
    assert not person.is_superuser


def test_of_a_password_nothing_is_shown_but_the_way_to_a_new_one(desk):
    person = builders.user()
    person.set_password(NEW_PASSWORD)
    person.save()
    page = desk.get(page_of(person)).content.decode()
    algorithm, *signs = person.password.split("$")
    assert f"<bdi>{algorithm}" not in page
    assert not [sign for sign in signs if len(sign) > 6 and sign[:6] in page]
    assert "Wachtwoord opnieuw instellen" in page


def test_nobody_is_left_without_a_password(desk):
    """There is no other way to log in, so an account without one is offered nowhere."""
    person = builders.user()
    change = reverse("admin:auth_user_password_change", args=[person.pk])
    for url in (reverse("admin:accounts_user_add"), change):
        page = desk.get(url).content.decode()
        assert 'name="usable_password"' not in page
        assert "unset-password" not in page
    data = {"usable_password": "false", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    desk.post(change, data | {"unset-password": "1"})
    person.refresh_from_db()
    assert person.has_usable_password()


def test_a_weak_password_is_refused_in_dutch(desk):
    page = submit(
        desk,
        reverse("admin:accounts_user_add"),
        username="rosa",
        first_name="Rosa",
        last_name="Regio",
        password1="kort",
        password2="kort",
    )
    assert "Dit wachtwoord is te kort. Gebruik ten minste 12 tekens." in errors(page)
    assert not User.objects.filter(username="rosa").exists()


def test_a_role_is_given_on_the_page_of_the_person(desk):
    person = builders.user(name="Rosa", last_name="Regio")
    submit(desk, page_of(person), **a_role(Role.TOETSER))
    assert RoleAssignment.objects.get(user=person).role == Role.TOETSER
    line = AuditEntry.objects.get()
    assert "rol van een gebruiker toegevoegd (Rosa Regio: toetser)" in line.sentence
    assert (line.object_type, line.object_id) == ("accounts.user", person.pk)


def test_what_stands_in_a_name_is_listed_before_a_role_ends_and_told_when_it_ended(desk):
    person = builders.user(Role.BEHANDELAAR, name="Rosa", last_name="Regio")
    deal = builders.in_preparation(person, name="Achterhoek II")
    ended = builders.in_preparation(person, name="Voorbij")
    Deal.objects.filter(pk=ended.pk).update(status=DealStatus.INGETROKKEN)
    page = desk.get(page_of(person)).content.decode()
    assert f'<a href="/deals/{deal.pk}/">behandelaar van Achterhoek II</a>' in page
    assert "behandelaar van Voorbij" not in page
    role = person.role_assignments.get()
    answer = submit(desk, page_of(person), **{f"{ROLES}-0-valid_until": "18-11-2024"})
    role.refresh_from_db()
    assert role.valid_until == date(2024, 11, 18)
    told = "Op naam van Rosa Regio staat nog: behandelaar van Achterhoek II."
    assert any(line.startswith(told) for line in words(answer))

"""Accounts, roles and passwords: given by another, for a period, and never deleted."""

from datetime import date

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.party.models import Membership
from tests import builders
from tests.beheer.forms import errors, submit, values_of

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
        usable_password="true",
        password1=NEW_PASSWORD,
        password2=NEW_PASSWORD,
    )
    person = User.objects.get(username="rosa")
    assert person.check_password(NEW_PASSWORD)
    assert not person.current_roles
    assert not person.is_staff
    assert not person.is_superuser


def test_a_weak_password_is_refused_in_dutch(desk):
    page = submit(
        desk,
        reverse("admin:accounts_user_add"),
        username="rosa",
        first_name="Rosa",
        last_name="Regio",
        usable_password="true",
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


def test_a_role_ends_and_is_never_rewritten(desk):
    person = builders.toetser()
    submit(
        desk,
        page_of(person),
        **{
            f"{ROLES}-0-role": Role.TEKENBEVOEGDE,
            f"{ROLES}-0-valid_from": "01-01-2021",
            f"{ROLES}-0-valid_until": "30-11-2024",
        },
    )
    role = RoleAssignment.objects.get(user=person)
    assert (role.role, role.valid_from) == (Role.TOETSER, builders.LONG_AGO)
    assert role.valid_until == date(2024, 11, 30)
    assert "geldig tot en met" in AuditEntry.objects.get().sentence


def test_a_period_that_ends_before_it_begins_is_refused_with_a_sentence(desk):
    page = submit(
        desk, page_of(builders.user()), **a_role(Role.TOETSER, "01-11-2024", "31-10-2024")
    )
    assert "Deze dag ligt vóór de dag waarop de periode begint." in errors(page)
    assert RoleAssignment.objects.count() == 1


def test_nobody_gives_a_role_to_himself(desk, beheerder):
    submit(desk, page_of(beheerder), **a_role(Role.TEKENBEVOEGDE))
    assert [row.role for row in beheerder.role_assignments.all()] == [Role.BEHEERDER]


def test_nobody_closes_or_opens_his_own_access(desk, beheerder):
    submit(desk, page_of(beheerder), is_active="", is_staff="", last_name="Heer-Anders")
    beheerder.refresh_from_db()
    assert (beheerder.is_active, beheerder.is_staff) == (True, True)
    assert beheerder.last_name == "Heer-Anders"


def test_an_account_is_closed_by_another(desk):
    person = builders.behandelaar()
    values = values_of(desk.get(page_of(person)))
    values.pop("is_active")
    desk.post(page_of(person), values)
    person.refresh_from_db()
    assert not person.is_active
    assert AuditEntry.objects.get().sentence == "In beheer gewijzigd: actief"


def test_django_powers_cannot_be_given_here(desk):
    person = builders.user()
    submit(desk, page_of(person), is_superuser="on", groups="1", user_permissions="1")
    person.refresh_from_db()
    assert not person.is_superuser


def test_a_new_password_is_a_line_in_the_trail_without_the_password(desk):
    person = builders.user()
    url = reverse("admin:auth_user_password_change", args=[person.pk])
    data = {
        "usable_password": "true",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        "set-password": "1",
    }
    desk.post(url, data)
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    line = AuditEntry.objects.get()
    assert line.sentence == "In beheer gewijzigd: wachtwoord"
    assert NEW_PASSWORD not in str(line.details)
    assert person.password not in str(line.details)


def test_a_password_and_its_line_stand_or_fall_together(desk, monkeypatch):
    person = builders.user()

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("regiodeals.audit.services.record", broken)
    url = reverse("admin:auth_user_password_change", args=[person.pk])
    data = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    with pytest.raises(RuntimeError):
        desk.post(url, data | {"set-password": "1"})
    person.refresh_from_db()
    assert person.check_password(builders.PASSWORD)


def test_the_own_password_is_changed_on_the_own_page(desk, beheerder):
    answer = desk.get(reverse("admin:password_change"))
    assert answer["Location"] == reverse("admin:auth_user_password_change", args=[beheerder.pk])


def test_the_list_shows_the_roles_of_today(desk):
    builders.user(Role.TOETSER, Role.BEHANDELAAR, username="rosa")
    former = builders.toetser(username="oud")
    former.role_assignments.update(valid_until=date(2024, 11, 17))
    page = desk.get(reverse("admin:accounts_user_changelist"))
    people = {row.username: row for row in page.context["cl"].result_list}
    show = page.context["cl"].model_admin.roles
    assert show(people["rosa"]) == "behandelaar, toetser"
    assert show(people["oud"]) == "geen"


def test_a_membership_ends_and_is_never_rewritten(desk):
    organisation = builders.organisation()
    builders.member(organisation)
    other = builders.user()
    submit(
        desk,
        reverse("admin:regiodeals_organisation_change", args=[organisation.pk]),
        **{"memberships-0-user": other.pk, "memberships-0-valid_until": "30-11-2024"},
    )
    membership = Membership.objects.get()
    assert membership.user != other
    assert membership.valid_until == date(2024, 11, 30)


class TestMembership:
    """Who acts for an organisation: given by another than oneself."""

    @staticmethod
    def given(desk, organisation, person, **more):
        return submit(
            desk,
            reverse("admin:regiodeals_organisation_change", args=[organisation.pk]),
            **{
                "memberships-TOTAL_FORMS": "1",
                "memberships-0-user": person.pk,
                "memberships-0-valid_from": "01-11-2024",
            },
            **{f"memberships-0-{name}": value for name, value in more.items()},
        )

    def test_a_beheerder_names_who_acts_for_an_organisation(self, desk):
        organisation = builders.organisation()
        self.given(desk, organisation, builders.user())
        assert [row.organisation for row in Membership.objects.all()] == [organisation]

    def test_a_beheerder_cannot_let_himself_in(self, desk, beheerder):
        page = self.given(desk, builders.organisation(), beheerder)
        assert "U kunt uzelf geen lidmaatschap geven." in errors(page)
        assert not Membership.objects.exists()

"""The administration has no door of its own."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.common import clock
from tests import builders
from tests.builders import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")


def test_the_right_password_at_the_login_page_of_django_gives_no_session(client, beheerder):
    answer = client.post(LOGIN, {"username": beheerder.username, "password": PASSWORD})
    assert answer["Location"].startswith(reverse("login"))
    assert "_auth_user_id" not in client.session


def test_the_login_page_of_django_does_not_exist_for_a_stranger(client):
    answer = client.get(LOGIN)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))


def test_even_without_the_route_table_there_is_no_second_form():
    request = RequestFactory().post(LOGIN, {"username": "x", "password": "y"})
    request.user = AnonymousUser()
    assert site.login(request)["Location"] == f"{reverse('login')}?next={INDEX}"


def test_even_without_the_route_table_others_are_refused():
    request = RequestFactory().get(LOGIN)
    request.user = builders.behandelaar(is_staff=True, is_superuser=True)
    with pytest.raises(PermissionDenied):
        site.login(request)


def test_a_beheerder_who_is_in_already_goes_on_to_the_index(desk):
    assert desk.get(LOGIN)["Location"] == INDEX


def test_logging_in_at_the_site_leads_back_to_the_page_that_was_asked(client, beheerder):
    asked = client.get(INDEX)["Location"]
    answer = client.post(
        asked, {"username": beheerder.username, "password": PASSWORD, "next": INDEX}
    )
    assert answer["Location"] == INDEX


def test_the_role_alone_is_not_enough_without_access_to_the_administration(client):
    client.force_login(builders.user(Role.BEHEERDER))
    assert client.get(INDEX).status_code == 403


def test_a_role_that_has_ended_opens_nothing(client, beheerder):
    beheerder.role_assignments.update(valid_until=clock.today().replace(day=1))
    client.force_login(beheerder)
    assert client.get(INDEX).status_code == 403


def test_an_account_that_is_closed_is_outside_at_once(desk, beheerder):
    type(beheerder).objects.filter(pk=beheerder.pk).update(is_active=False)
    assert desk.get(INDEX)["Location"].startswith(reverse("login"))


def test_logging_out_leads_to_the_login_page_of_the_site(desk):
    answer = desk.post(reverse("admin:logout"))
    assert answer["Location"] == reverse("login")
    assert "_auth_user_id" not in desk.session


def test_the_demonstration_says_so_here_too(desk, monkeypatch):
    assert "Demonstratie" not in desk.get(INDEX).content.decode()
    monkeypatch.setattr(clock, "is_demo", lambda: True)
    assert "nagespeelde wereld op maandag 18 november 2024" in desk.get(INDEX).content.decode()


def test_the_pages_obey_the_content_security_policy(desk, world):
    for url in (INDEX, reverse("admin:regiodeals_deal_change", args=[world.deal.pk])):
        answer = desk.get(url)
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        text = answer.content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text

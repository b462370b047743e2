"""The first beheerder of an installation comes from the command line."""

import getpass

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from tests import builders

pytestmark = pytest.mark.django_db

PASSWORD = "een-lang-wachtwoord-van-bea"


@pytest.fixture
def typed(monkeypatch):
    """What is typed at the two questions."""
    answers = [PASSWORD, PASSWORD]
    monkeypatch.setattr(getpass, "getpass", lambda _question: answers.pop(0))
    return answers


def create(username: str = "bea") -> None:
    call_command("create_beheerder", username, voornaam="Bea", achternaam="Heer")


def test_a_beheerder_can_open_the_administration_at_once(typed, client, capsys):
    create()
    assert "Bea Heer is beheerder en kan inloggen als bea." in capsys.readouterr().out
    data = {"username": "bea", "password": PASSWORD}
    client.post(reverse("login"), data)
    assert client.get(reverse("admin:index")).status_code == 200


def test_it_stands_in_the_trail_without_the_password(typed):
    create()
    line = AuditEntry.objects.get()
    assert (line.actor_name, line.action) == ("Het systeem", "accounts.user.create_beheerder")
    assert PASSWORD not in str(line.__dict__)


def test_the_account_has_none_of_the_powers_of_django(typed):
    create()
    person = User.objects.get()
    assert not person.is_superuser
    assert person.current_roles == {"beheerder"}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([PASSWORD, "anders"], "De twee wachtwoorden zijn niet gelijk."),
        (["kort", "kort"], "Dit wachtwoord is te kort."),
    ],
)
def test_a_wrong_password_makes_nothing(typed, answers, sentence):
    typed[:] = answers
    with pytest.raises(CommandError, match=sentence):
        create()
    assert not User.objects.exists()


def test_a_name_that_exists_is_refused(typed):
    builders.user(username="bea")
    with pytest.raises(CommandError, match="Er is al een gebruiker met deze naam"):
        create()
    assert User.objects.count() == 1

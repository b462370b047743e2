"""Who is invited logs in by the address, so every address that can be mailed to is a name."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from regiodeals.accounts.models import User
from tests.people import world
from tests.people.test_accept import GIVEN, PAGE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "o'brien@example.org",
        "noor+deal@gemeente.example",
        "n.&.o=r@gemeente.example",
        "!#$%&'*/?^_`{|}~-@gemeente.example",
    ],
)
def test_whatever_address_can_be_mailed_to_can_log_in(client, deal, manager, address):
    world.follow(client, world.invite(deal, manager, address=address))
    assert client.post(PAGE, GIVEN)["Location"] == "/"
    person = User.objects.get(username=address)
    # As it is kept in the administration too.
    person.full_clean()
    given = {"username": address, "password": GIVEN["wachtwoord"]}
    assert Client().post(reverse("login"), given)["Location"] == "/"


@pytest.mark.parametrize(
    "name", ["met spatie", "met<haak>", 'met"teken', "regel\neinde", "a;b", ""]
)
def test_what_no_address_has_is_no_name(name):
    with pytest.raises(ValidationError):
        User(username=name, first_name="Noor", last_name="de Vries").clean_fields(["password"])

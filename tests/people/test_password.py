"""Everybody changes the own password; nobody else knows it then, and nobody else can."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.people import services
from regiodeals.people.views.password import PER_HOUR
from tests import builders
from tests.browsing import messages_of, text_of

pytestmark = pytest.mark.django_db
PAGE = reverse("regiodeals:password")
GIVEN, OWN = "van de beheerder gekregen", "zelf bedacht en van niemand anders"


@pytest.fixture
def person():
    cache.clear()
    found = builders.user(Role.REGIOCOORDINATOR)
    found.set_password(GIVEN)
    found.save(update_fields=["password"])
    return found


def logged_in(person):
    client = Client()
    client.force_login(person)
    return client


def sent(client, now=GIVEN, new=OWN, again=None):
    typed = {"nu": now, "wachtwoord": new, "nog_eens": new if again is None else again}
    return client.post(PAGE, typed)


def test_the_new_one_holds_at_once_here_and_the_other_browsers_are_logged_out(person):
    here, elsewhere = logged_in(person), logged_in(person)
    response = sent(here)
    assert "geldt vanaf nu" in messages_of(response)[0]
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    person.refresh_from_db()
    assert person.check_password(OWN)


def test_it_leaves_a_line_in_the_trail_without_the_password(person):
    sent(logged_in(person))
    entry = AuditEntry.objects.get(action="accounts.user.change_password")
    assert (entry.actor, entry.object_id) == (person, person.pk)
    assert OWN not in f"{entry.sentence}{entry.remark}{entry.details}"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"now": "een ander"}, "Dit is niet uw wachtwoord van nu."),
        ({"now": ""}, "Vul het wachtwoord in waarmee u inlogde."),
        ({"new": "kort"}, "12"),
        ({"new": GIVEN}, "Kies een ander wachtwoord dan dat van nu."),
        ({"again": "iets anders dan dat"}, "De twee wachtwoorden zijn niet gelijk."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_old_one_stays(person, typed, sentence):
    page = text_of(sent(logged_in(person), **typed))
    assert sentence in page
    person.refresh_from_db()
    assert person.check_password(GIVEN)


def test_the_service_refuses_by_itself(person):
    with pytest.raises(NotAllowed, match="niet uw wachtwoord van nu"):
        services.change_password(current="een ander", new=OWN, actor=person)
    with pytest.raises(InvalidInput):
        services.change_password(current=GIVEN, new="kort", actor=person)


def test_a_stranger_at_an_open_screen_cannot_guess_on(person):
    client = logged_in(person)
    for _ in range(PER_HOUR):
        sent(client, now="geraden")
    assert "keer in een uur" in text_of(sent(client))
    person.refresh_from_db()
    assert person.check_password(GIVEN)


def test_every_page_leads_to_it_and_to_the_choice_of_mails(person):
    page = logged_in(person).get("/").content.decode()
    assert f'href="{PAGE}"' in page
    assert f'href="{reverse("monitoring:herinnering-choice")}"' in page
    assert PAGE not in Client().get("/inloggen/").content.decode()

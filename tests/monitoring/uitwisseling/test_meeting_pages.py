"""The list of exchange meetings and the page of one, as each reader gets them."""

from typing import Any

import pytest
from django.urls import reverse

from monitoring.uitwisseling import services
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling
from monitoring.uitwisseling.panels import work_for
from monitoring.uitwisseling.views import people
from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.mail.models import Message
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import DAY, page, url
from tests.screens.test_query_counts import queries

pytestmark = pytest.mark.django_db
FORM: dict[str, Any] = {
    "titel": "Wonen in krimpgebieden",
    "themas": ["wonen"],
    "dag": "20-3-2025",
    "begin": "13.00",
    "einde": "16 uur",
    "klok": "Europe/Amsterdam",
    "plaats": "Provinciehuis",
    "aanmelden": "13 maart 2025",
}


@pytest.fixture
def els(db):
    return world.person("Els")


def listed(client, reader, **query):
    client.force_login(reader)
    return text_of(client.get(reverse("monitoring:uitwisseling-list"), query))


def test_a_concept_is_of_the_ministry_alone(officer, els, client):
    meeting = world.planned(officer)
    assert "Wonen in krimpgebieden" in listed(client, officer)
    assert "Wonen in krimpgebieden" not in listed(client, els)
    client.force_login(els)
    assert client.get(url("detail", meeting.pk)).status_code == 404
    assert client.post(url("sign-up", meeting.pk)).status_code == 404
    services.take_step(uitwisseling_id=meeting.pk, verb="open", actor=officer)
    assert "Wonen in krimpgebieden" in listed(client, els)
    assert "Bijeenkomst voorbereiden" not in listed(client, els)


def test_the_list_is_filtered_by_words_and_by_theme(officer, els, client):
    world.opened(officer)
    world.opened(officer, title="Zorg dichtbij", themes=["gezondheid"])
    assert "Zorg dichtbij" not in listed(client, els, zoek="krimp")
    assert "krimpgebieden" not in listed(client, els, thema="gezondheid")
    assert "Geen bijeenkomsten bij deze filters" in listed(client, els, zoek="niets hiervan")
    assert "krimpgebieden" in listed(client, els, thema="x", zoek="\0", pagina="x")


def test_somebody_signs_himself_up_and_off_on_the_page(officer, els, client):
    meeting = world.opened(officer, places=1)
    assert "Aanmelden kan tot en met donderdag 13 maart 2025" in page(client, els, meeting)
    response = client.post(url("sign-up", meeting.pk))
    assert messages_of(response) == ["U hebt een plaats. U krijgt een mail."]
    assert "U hebt een plaats." in page(client, els, meeting)
    assert "u bent aangemeld" in listed(client, els)
    jan = world.person("Jan", email="")
    words = page(client, jan, meeting)
    assert "u komt op de wachtlijst" in words
    assert "Els" not in words
    assert messages_of(client.post(url("sign-up", meeting.pk))) == [
        "U staat op de wachtlijst. Van u is geen e-mailadres bekend."
    ]
    words = page(client, jan, meeting)
    assert "U staat op de wachtlijst, nummer 1" in words
    assert "Els Regio" in words
    client.force_login(els)
    client.post(url("sign-off", Aanmelding.objects.get(user=els).pk))
    assert "U hebt een plaats." in page(client, jan, meeting)


def test_nobody_signs_another_off(officer, els, client):
    meeting = world.opened(officer)
    row = world.sign_up(meeting, world.person("Jan"))
    client.force_login(els)
    assert client.post(url("sign-off", row.pk)).status_code == 404
    client.force_login(officer)
    assert messages_of(client.post(url("sign-off", row.pk))) == ["Jan Regio is afgemeld."]


def test_who_organises_reads_which_mail_did_not_arrive(officer, els, client):
    meeting = world.opened(officer)
    row = world.sign_up(meeting, els)
    world.sign_up(meeting, world.person("Jan", email=""))
    Message.objects.update(
        handed_over_at=clock.now(), bounced_at=clock.now(), bounce="550 No such user"
    )
    words = page(client, officer, meeting)
    assert "De mail kwam niet aan: 550 No such user" in words
    assert "Geen e-mailadres bekend" in words
    assert "De mail kwam niet aan" not in page(client, els, meeting)
    client.force_login(officer)
    response = client.post(url("mail-again", row.pk))
    assert messages_of(response) == ["De mail aan Els Regio is klaargezet."]


def test_a_meeting_is_prepared_on_a_form_that_keeps_what_was_typed(officer, client):
    client.force_login(officer)
    address = reverse("monitoring:uitwisseling-add")
    assert client.get(address).status_code == 200
    response = client.post(address, FORM | {"aanmelden": "21-3-2025"})
    assert "ligt na de bijeenkomst" in text_of(response)
    assert "Wonen in krimpgebieden" in response.content.decode()
    for name, value in (("plaatsen", "0"), ("plaats", ""), ("themas", []), ("begin", "25:00")):
        assert client.post(address, FORM | {name: value}).status_code == 200
    assert not Uitwisseling.objects.exists()
    assert client.post(address, FORM).status_code == 302
    meeting = Uitwisseling.objects.get()
    assert (meeting.planned_on, meeting.places, meeting.themes) == (DAY, None, ["wonen"])


def test_an_open_meeting_asks_why_it_is_moved(officer, client):
    meeting = world.opened(officer)
    client.force_login(officer)
    address = url("change", meeting.pk)
    assert "Provinciehuis Voorbeeld" in client.get(address).content.decode()
    seen = FORM | {"gezien": meeting.version}
    assert "Schrijf op waarom" in text_of(client.post(address, seen))
    assert client.post(address, seen | {"reden": "De zaal is te klein."}).status_code == 302
    assert Uitwisseling.objects.get().location == "Provinciehuis"
    late = client.post(address, seen | {"reden": "Nog eens.", "plaats": "Elders"})
    assert "Iemand anders wijzigde deze bijeenkomst" in text_of(late)
    assert "Elders" in late.content.decode()


def test_it_is_opened_called_off_and_held_on_its_page(officer, client, still_clock):
    meeting = world.planned(officer)
    client.force_login(officer)
    assert client.post(url("transition", meeting.pk, "open")).status_code == 302
    response = client.post(url("transition", meeting.pk, "hold"))
    assert "nog niet geweest" in messages_of(response)[-1]
    assert "Schrijf op waarom" in text_of(client.post(url("call-off", meeting.pk), {"reden": ""}))
    client.post(url("call-off", meeting.pk), {"reden": "Te weinig mensen."})
    words = page(client, officer, meeting)
    assert "Deze bijeenkomst gaat niet door" in words
    assert "Te weinig mensen." in words
    assert client.post(url("call-off", meeting.pk), {"reden": "Nog eens."}).status_code == 200


def test_who_organised_is_asked_for_what_is_missing_and_fills_it_in(officer, client, still_clock):
    meeting = world.opened(officer)
    row = world.sign_up(meeting, world.person("Els"))
    assert list(work_for(officer)) == []
    still_clock.set(world.ON_THE_DAY)
    (task,) = work_for(officer)
    assert task.title == "Wonen in krimpgebieden: leg vast dat zij is gehouden"
    assert list(work_for(builders.behandelaar())) == list(work_for(row.user)) == []
    services.take_step(uitwisseling_id=meeting.pk, verb="hold", actor=officer)
    (task,) = work_for(officer)
    assert task.title.endswith("vul de aanwezigheid in")
    client.force_login(officer)
    assert "Els Regio" in text_of(client.get(task.url))
    assert client.post(task.url, {"aanwezig": ["999"]}).status_code == 200
    client.post(task.url, {"aanwezig": [str(row.pk)]})
    assert list(work_for(officer)) == []
    assert "aanwezig" in page(client, officer, meeting)


@pytest.mark.parametrize("role", [Role.TOETSER, Role.CONTROLLER, Role.TEKENBEVOEGDE])
def test_who_came_is_read_by_who_organises_only(officer, client, still_clock, role):
    els = world.person("Els")
    meeting = world.held(officer, still_clock, els)
    client.force_login(officer)
    assert "Els Regio" in text_of(client.get(url("attendance", meeting.pk)))
    client.force_login(builders.user(role))
    assert client.get(url("attendance", meeting.pk)).status_code == 404


def test_before_it_was_held_nobody_lays_down_who_came(officer, client):
    meeting = world.opened(officer)
    client.force_login(officer)
    assert client.get(url("attendance", meeting.pk)).status_code == 404


def test_the_pages_ask_as_much_for_many_as_for_few(officer, els):
    meeting = world.opened(officer, places=5)
    addresses = [reverse("monitoring:uitwisseling-list"), url("detail", meeting.pk)]

    def asked():
        return [len(queries(who, path)) for who in (officer, els) for path in addresses]

    world.sign_up(meeting, world.person("Jan"))
    few = asked()
    for number in range(15):
        world.sign_up(meeting, world.person(f"P{number}"))
        world.opened(officer, title=f"Nog een {number}")
    assert asked() == few
    assert max(few) <= 12


def test_who_signs_up_and_off_without_end_is_told_when_he_may_again(officer, client, monkeypatch):
    monkeypatch.setattr(people, "SIGN_UPS_PER_HOUR", 1)
    meeting, els = world.opened(officer), world.person("Els")
    client.force_login(els)
    client.post(url("sign-up", meeting.pk))
    row = meeting.aanmeldingen.get()
    client.post(url("sign-off", row.pk))
    again = client.post(url("sign-up", meeting.pk), follow=True)
    assert "U deed dit 1 keer in een uur." in messages_of(again)[-1]
    assert meeting.aanmeldingen.count() == 1

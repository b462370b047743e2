"""The ministry sees who was and will be reminded, in the deals that it sees; everybody chooses."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.herinnering.models import Mailvoorkeur
from monitoring.herinnering.running import order_reminders, plan_round
from regiodeals.mail import sending
from regiodeals.mail.models import Message
from regiodeals.mail.selectors import ids_due
from regiodeals.obligations.state import Zone
from tests import builders
from tests.browsing import text_of
from tests.monitoring.herinnering.conftest import in_days
from tests.monitoring.herinnering.world import reminded

pytestmark = pytest.mark.django_db

LIST, AHEAD, CHOICE = (f"monitoring:herinnering-{page}" for page in ("list", "ahead", "choice"))


def page(client, person, name, **asked):
    client.force_login(person)
    return client.get(reverse(name), asked)


@pytest.fixture
def failed(owed, coordinator, office):
    """A reminder that the mail server refused."""
    owed(in_days(14))
    plan_round(Zone.AMSTERDAM)
    order_reminders()
    office.answer_to_recipient = "550 geen mailbox"
    for pk in ids_due():
        sending.send(pk)
    office.answer_to_recipient = ""
    return Message.objects.get()


def test_what_was_planned_stands_in_the_list_with_its_state(
    client, owed, coordinator, accounthouder, deal
):
    row = reminded(owed(in_days(14)), coordinator)
    text = text_of(page(client, accounthouder, LIST))
    assert f"{row.obligation.title}{deal.name}" in text
    assert str(coordinator) in text
    assert "wacht op verzending" in text


def test_without_reminders_the_list_says_when_they_come(client, accounthouder):
    assert "Er ging nog geen herinnering uit" in text_of(page(client, accounthouder, LIST))


def test_who_looks_ahead_sees_day_recipient_and_step(client, owed, coordinator, accounthouder):
    row = owed(in_days(17))
    text = text_of(page(client, accounthouder, AHEAD, van="18-11-2024", tot="05-12-2024"))
    assert "donderdag 21 november 2024" in text
    assert "14 dagen ervoor" in text
    assert "maandag 2 december 2024" in text
    assert f"{row.title} {coordinator}" in text
    assert "3 herinneringen" in text


def test_looking_ahead_writes_and_sends_nothing(client, owed, coordinator, accounthouder):
    owed(in_days(3))
    page(client, accounthouder, AHEAD)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"van": "01-12-2024", "tot": "30-11-2024"}, "die niet vóór de eerste ligt"),
        ({"van": "01-12-2024", "tot": "30-11-2025"}, "ten hoogste 92 dagen"),
        ({"van": "31-02-2025"}, "31-02-2025"),
    ],
)
def test_days_that_cannot_be_get_a_sentence(client, asked, sentence, accounthouder):
    response = page(client, accounthouder, AHEAD, **asked)
    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_looking_ahead_finds_a_deal_by_name(client, owed, coordinator, accounthouder, deal):
    owed(in_days(14))
    assert deal.name in text_of(page(client, accounthouder, AHEAD, zoek="achterhoek"))
    assert "gaat geen herinnering uit" in text_of(page(client, accounthouder, AHEAD, zoek="zzz"))


@pytest.mark.parametrize("name", [LIST, AHEAD])
def test_a_page_asks_as_much_for_many_as_for_few(client, owed, coordinator, accounthouder, name):
    client.force_login(accounthouder)

    def asked():
        with CaptureQueriesContext(connection) as questions:
            client.get(reverse(name))
        return len(questions)

    reminded(owed(in_days(14)), coordinator)
    few = asked()
    for number in range(30):
        reminded(owed(in_days(14), period=str(number)), coordinator)
    assert asked() == few <= 15


def test_everybody_chooses_for_himself(client, coordinator):
    client.force_login(coordinator)
    client.post(reverse(CHOICE), {"keuze": "een_mail"})
    assert Mailvoorkeur.objects.get().user == coordinator
    client.post(reverse(CHOICE), {"keuze": "apart"})
    assert not Mailvoorkeur.objects.get().in_one_mail


def test_a_choice_that_is_not_there_changes_nothing(client, coordinator):
    client.force_login(coordinator)
    response = client.post(reverse(CHOICE), {"keuze": "nooit"})
    assert "Kies een van de twee" in text_of(response)
    assert not Mailvoorkeur.objects.exists()


def test_what_did_not_arrive_stands_on_top_for_the_accounthouder(
    client, failed, accounthouder, coordinator
):
    text = text_of(page(client, accounthouder, LIST))
    assert "Niet aangekomen" in text
    assert str(coordinator) in text
    again = reverse("monitoring:herinnering-again", args=[failed.pk])
    assert client.post(again).status_code == 302
    assert "Niet aangekomen" not in text_of(page(client, accounthouder, LIST))


def test_another_sees_it_not_there_and_cannot_send_it(client, failed):
    other = builders.behandelaar()
    assert "Niet aangekomen" not in text_of(page(client, other, LIST))
    again = reverse("monitoring:herinnering-again", args=[failed.pk])
    assert client.post(again).status_code == 404


def test_a_region_gets_no_list_of_who_is_reminded(client, coordinator):
    assert page(client, coordinator, LIST).status_code == 403
    assert page(client, coordinator, AHEAD).status_code == 403

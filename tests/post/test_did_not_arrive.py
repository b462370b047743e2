"""Mail that did not arrive is a task of a beheerder, until it was sent again or let go."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import WrongState
from regiodeals.mail import services
from regiodeals.mail.models import Message
from tests import builders
from tests.browsing import text_of
from tests.mail.conftest import answered_for, content, kassier, queue
from tests.mail.test_wording import MADE

__all__ = ["answered_for", "kassier"]

pytestmark = pytest.mark.django_db
LATER = builders.NOW
TASK = "1 mail kwam niet aan"


@pytest.fixture
def beheerder() -> Any:
    return builders.user(Role.BEHEERDER, is_staff=True)


@pytest.fixture
def failed(kassier) -> Message:
    """A message that came back."""
    message = queue(kassier, content=content(**MADE))
    Message.objects.filter(pk=message.pk).update(
        handed_over_at=LATER, bounced_at=LATER, bounce="550 onbekend"
    )
    return Message.objects.get(pk=message.pk)


def tasks(person: Any) -> list[str]:
    return [task.title for task in dossier.work_for(person).items if "kwam niet aan" in task.title]


def test_a_beheerder_reads_it_until_it_is_sent_again(failed, beheerder):
    assert tasks(beheerder) == [TASK]
    assert tasks(builders.controller()) == []
    services.send_again(message_id=failed.pk, address=failed.to_address, by=beheerder)
    assert tasks(beheerder) == []


def test_what_nobody_needs_any_more_is_let_go_with_a_reason(failed, beheerder):
    services.let_go(message_id=failed.pk, by=beheerder, reason="Deze persoon vertrok.")
    assert tasks(beheerder) == []
    line = AuditEntry.objects.get(action="mail.message.let_go")
    assert (line.actor, line.remark) == (beheerder, "Deze persoon vertrok.")
    with pytest.raises(WrongState, match="Er is niets af te handelen"):
        services.let_go(message_id=failed.pk, by=beheerder, reason="Nog eens.")


def test_who_has_an_account_is_sent_to_at_the_address_of_now(failed):
    assert services.address_now(failed) == failed.to_address
    person = builders.user(email="nieuw@regio.example")
    failed.recipient_type, failed.recipient_id = "accounts.user", person.pk
    assert services.address_now(failed) == "nieuw@regio.example"


def test_its_page_says_to_a_beheerder_where_it_is_sent_again(failed, beheerder):
    address = reverse("regiodeals:message-detail", args=[failed.pk])
    for person, says in (
        (beheerder, "Niet opnieuw versturen als"),
        (builders.controller(), "vraag"),
    ):
        client = Client()
        client.force_login(person)
        assert says in text_of(client.get(address))

"""Who takes up the role of signer while a rapportage lies offered, is asked to sign it too."""

import pytest

from regiodeals.deal.models import RoleInDeal
from regiodeals.mail.kinds import registration_of
from regiodeals.mail.models import Message, MessageKind
from regiodeals.people.services import accept_invitation
from tests import builders
from tests.monitoring.jaarcyclus.world import named_in_convenant
from tests.monitoring.rapportage import world
from tests.people import world as people

pytestmark = pytest.mark.django_db


def mails():
    return list(Message.objects.filter(kind=MessageKind.AANGEBODEN).order_by("pk"))


def came(deal, role):
    """Somebody who was invited for a role and takes it up now."""
    manager = builders.role_in(deal, RoleInDeal.MANAGER)
    invited = people.invite(deal, manager, role, address="nieuw@voorbeeld.example")
    person = builders.user(username=invited.address, email=invited.address)
    accept_invitation(token_sha256=invited.token_sha256, actor=person)
    return person


def test_who_comes_to_sign_while_it_lies_offered_is_asked_too(report, deal, writer, signer):
    named_in_convenant(deal, "15 juni")
    world.offered(report, writer)
    person = came(deal, RoleInDeal.SIGNER)
    first, second = mails()
    assert (first.recipient_id, second.recipient_id) == (signer.pk, person.pk)
    assert "uiterlijk in op zaterdag 14 juni 2025" in second.text
    assert (first.subject_line, first.text) == (second.subject_line, second.text)
    assert registration_of(second.kind).is_wanted(second)


@pytest.mark.parametrize("role", [RoleInDeal.READER, RoleInDeal.WRITER])
def test_who_comes_for_something_else_is_not_asked(report, deal, writer, signer, role):
    world.offered(report, writer)
    came(deal, role)
    assert [message.recipient_id for message in mails()] == [signer.pk]


def test_who_comes_to_sign_before_it_is_offered_is_asked_once(report, deal, writer):
    person = came(deal, RoleInDeal.SIGNER)
    assert mails() == []
    world.offered(report, writer)
    assert [message.recipient_id for message in mails()] == [person.pk]

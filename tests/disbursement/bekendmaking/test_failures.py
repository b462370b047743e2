"""Mail that did not arrive comes back as work, with what to do about it."""

import pytest
from django.urls import reverse

from disbursement.bekendmaking import services
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal.models import Deal
from regiodeals.mail import sending
from regiodeals.mail.bounces import Notice, mark_bounced
from regiodeals.mail.models import Message
from regiodeals.party.models import Organisation
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce, work_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(signed, cast, office):
    """Made known, and the mail server knows no such mailbox."""
    office.answer_to_recipient = "550 5.1.1 onbekende bus"
    row = announce(signed, cast.drafter)
    sending.send(Message.objects.get().pk)
    office.answer_to_recipient = ""
    return row


@pytest.fixture
def bounced(signed, cast, office):
    """Made known and accepted, and then it came back."""
    row = announce(signed, cast.drafter)
    message = Message.objects.get()
    sending.send(message.pk)
    mark_bounced(Notice(message.message_id, is_failure=True, reason="5.2.2 bus vol"))
    return row


def send_again(row, actor):
    services.send_again(beschikking_id=row.pk, actor=actor)


def page(client, reader, row):
    client.force_login(reader)
    return client.get(reverse("disbursement:beschikking-detail", args=[row.pk])).content.decode()


def again_url(row):
    return reverse("disbursement:bekendmaking-send-again", args=[row.pk])


def correct_address(row, address):
    Organisation.objects.filter(pk=row.uitkering.kassier_id).update(email=address)


def test_it_is_work_for_who_drafted_it(refused, cast):
    (item,) = work_of(cast.drafter)
    assert item.title == f"{refused.uitkering.deal}: de mail kwam niet aan"
    assert item.url.endswith("#bekendmaking")


def test_it_is_work_for_the_accounthouder_as_well(refused):
    colleague = builders.behandelaar()
    Deal.objects.filter(pk=refused.uitkering.deal_id).update(accounthouder=colleague)
    assert len(work_of(colleague)) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_it_is_no_work_for_other_roles(refused, role):
    items = work_of(builders.user(role))
    assert [item for item in items if "mail" in item.title] == []


def test_mail_that_is_still_being_tried_is_no_work_yet(signed, cast, office):
    office.close()
    announce(signed, cast.drafter)
    sending.send(Message.objects.get().pk)
    assert work_of(cast.drafter) == []


def test_the_page_tells_the_reason_and_what_to_do(client, refused, cast):
    text = page(client, cast.drafter, refused)
    assert "De mail is niet verzonden" in text
    assert "550 5.1.1 onbekende bus" in text
    assert "Verbeter het bij de organisatie" in text
    assert again_url(refused) in text
    assert reverse("disbursement:bekendmaking-post", args=[refused.pk]) in text


def test_mail_that_came_back_is_told_the_same_way(client, bounced, cast):
    text = page(client, cast.drafter, bounced)
    assert "De mail kwam terug" in text
    assert "5.2.2 bus vol" in text
    assert len(work_of(cast.drafter)) == 1


def test_who_may_not_send_sees_the_problem_without_a_button(client, refused):
    text = page(client, builders.toetser(), refused)
    assert "De mail is niet verzonden" in text
    assert again_url(refused) not in text


def test_the_region_sees_no_repairing(client, refused, reader):
    text = page(client, reader, refused)
    assert "Bekendmaking" in text
    assert "550" not in text
    assert again_url(refused) not in text


def test_after_the_address_was_corrected_the_mail_goes_there(client, refused, cast, office):
    correct_address(refused, "beter@voorbeeld.example")
    client.force_login(cast.drafter)
    response = client.post(again_url(refused), follow=True)
    assert "De mail wordt opnieuw verstuurd." in response.content.decode()
    assert work_of(cast.drafter) == []
    latest = Message.objects.latest("pk")
    assert sending.send(latest.pk)
    assert office.envelopes[-1][1] == ["beter@voorbeeld.example"]
    line = AuditEntry.objects.get(action="disbursement.bekendmaking.send_again")
    assert line.actor == cast.drafter


def test_to_the_same_address_it_is_the_same_message(refused, cast, office):
    send_again(refused, cast.drafter)
    message = Message.objects.get()
    assert sending.send(message.pk)
    assert office.message_ids == [message.message_id]


def test_it_can_fail_again_and_is_work_again(bounced, cast, office):
    send_again(bounced, cast.drafter)
    office.answer_to_recipient = "550 nog steeds onbekend"
    sending.send(Message.objects.latest("pk").pk)
    assert len(work_of(cast.drafter)) == 1


def test_by_post_it_is_settled(refused, cast):
    services.register_posting(
        beschikking_id=refused.pk, posted_on=builders.NOW.date(), actor=cast.drafter
    )
    assert work_of(cast.drafter) == []
    assert Message.objects.get().settled_how == "Per post verzonden op maandag 18 november 2024"


def test_an_address_that_is_gone_from_the_register_is_said(refused, cast):
    Organisation.objects.filter(pk=refused.uitkering.kassier_id).update(
        email="", email_consent_on=None
    )
    with pytest.raises(InvalidInput, match="Vul het in bij de organisatie"):
        send_again(refused, cast.drafter)


def test_what_did_not_fail_is_not_sent_again(signed, cast, office):
    row = announce(signed, cast.drafter)
    with pytest.raises(WrongState, match="niet mislukt"):
        send_again(row, cast.drafter)
    sending.send(Message.objects.get().pk)
    with pytest.raises(WrongState, match="niet mislukt"):
        send_again(row, cast.drafter)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_send_nothing(refused, role):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        send_again(refused, builders.user(role))
    assert Message.objects.get().is_failed


def test_the_history_of_the_deal_has_each_line(bounced):
    deal = bounced.uitkering.deal_id
    actions = set(AuditEntry.objects.filter(dossier=deal).values_list("action", flat=True))
    assert {"mail.message.hand_over", "mail.message.bounce"} <= actions

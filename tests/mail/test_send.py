"""A message goes to the mail server: whole, once, and again when the server was not there."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from smtplib import SMTPAuthenticationError, SMTPSenderRefused

import pytest
from django.core.mail.backends.smtp import EmailBackend

from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.documents import store
from regiodeals.mail import sending, services, tasks
from regiodeals.mail.attempt import BACK_OFF, MAX_ATTEMPTS
from regiodeals.mail.models import FailureKind, Message
from tests import builders
from tests.mail.conftest import PDF, queue

pytestmark = pytest.mark.django_db


def current():
    return Message.objects.get()


def actions():
    return list(AuditEntry.objects.filter(object_type="mail.message").values_list("action"))


# ---- the good path ---------------------------------------------------------------------------


def test_the_server_gets_the_message_with_its_letter(message, office):
    assert sending.send(message.pk)
    (mail,) = office.received
    assert mail["To"] == "gemeente Voorbeeld <post@voorbeeld.example>"
    assert mail["Subject"] == "Er is een beschikking voor u: SPUK-2024-0001"
    assert mail.get_body(("plain",)).get_content() == message.text
    assert mail.get_body(("html",)).get_content() == message.html
    (letter,) = mail.iter_attachments()
    assert (letter.get_filename(), letter.get_content()) == ("SPUK-2024-0001.pdf", PDF)
    assert letter.get_content_type() == "application/pdf"
    assert office.envelopes == [("regiodeals@example.org", ["post@voorbeeld.example"])]


def test_the_headers_say_which_message_it_is_and_that_a_machine_wrote_it(message, office):
    sending.send(message.pk)
    (mail,) = office.received
    assert mail["Message-ID"] == message.message_id
    assert parsedate_to_datetime(mail["Date"]) == builders.NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["From"] == "Regio Deals <regiodeals@example.org>"


def test_the_moment_of_acceptance_is_kept_and_told_in_the_trail(message, office, still_clock):
    still_clock.set(builders.NOW + timedelta(minutes=3))
    sending.send(message.pk)
    assert current().handed_over_at == still_clock.moment
    assert (current().attempts, current().leased_until) == (1, None)
    line = AuditEntry.objects.get(action="mail.message.hand_over")
    assert line.sentence.startswith("Door de mailserver aangenomen: bekendmaking")
    assert line.actor is None


def test_the_trail_has_neither_the_address_nor_a_word_of_the_message(message, office):
    sending.send(message.pk)
    text = str(list(AuditEntry.objects.filter(object_type="mail.message").values()))
    assert "post@voorbeeld" not in text
    assert "Geachte" not in text


def test_a_task_that_runs_twice_sends_once(message, office):
    tasks.send_message(message.pk)
    tasks.send_message(message.pk)
    assert len(office.received) == 1
    assert current().attempts == 1


def test_a_message_that_does_not_exist_is_left_alone(office):
    assert not sending.send(4711)


def test_a_name_with_accents_and_signs_arrives_whole(kassier, office):
    kassier.name = 'gemeente "Súdwest", Fryslân <x>'
    sending.send(queue(kassier).pk)
    (address,) = office.received[0]["To"].addresses
    assert address.display_name == kassier.name
    assert address.addr_spec == "post@voorbeeld.example"


def test_what_is_no_longer_needed_is_not_sent(message, office, answered_for):
    answered_for["wanted"] = False
    assert not sending.send(message.pk)
    assert office.received == []
    assert current().withdrawn_at == builders.NOW
    assert actions() == [("mail.message.withdraw",)]


# ---- the server refuses ----------------------------------------------------------------------


def test_an_unknown_mailbox_is_given_up_at_once(message, office):
    office.answer_to_recipient = "550 5.1.1 onbekende bus"
    assert not sending.send(message.pk)
    row = current()
    assert (row.given_up_at, row.is_failed) == (builders.NOW, True)
    assert row.failure_kind == FailureKind.REFUSED
    assert row.failure == "550 5.1.1 onbekende bus"
    assert actions() == [("mail.message.give_up",)]


def test_a_message_that_the_server_does_not_want_is_given_up_at_once(message, office):
    office.answer_to_data = "552 5.3.4 te groot"
    sending.send(message.pk)
    assert (current().given_up_at, current().failure) == (builders.NOW, "552 5.3.4 te groot")


@pytest.mark.parametrize("when", ["answer_to_recipient", "answer_to_data"])
def test_not_now_means_later(message, office, when):
    setattr(office, when, "451 4.3.0 probeer het later")
    assert not sending.send(message.pk)
    row = current()
    assert row.is_pending
    assert row.failure_kind == FailureKind.UNREACHABLE
    assert (row.failed_at, row.next_attempt_at) == (builders.NOW, builders.NOW + BACK_OFF[0])


def test_a_server_that_is_down_means_later_too(message, office):
    office.close()
    sending.send(message.pk)
    assert current().is_pending
    assert "ConnectionRefusedError" in current().failure


def test_before_its_time_it_is_not_tried_again(message, office, still_clock):
    office.answer_to_recipient = "451 later"
    sending.send(message.pk)
    office.answer_to_recipient = ""
    still_clock.set(builders.NOW + BACK_OFF[0] - timedelta(seconds=1))
    assert not sending.send(message.pk)
    still_clock.set(builders.NOW + BACK_OFF[0])
    assert sending.send(message.pk)
    assert len(office.received) == 1


def test_each_wait_is_longer_and_after_a_day_it_is_given_up(message, office, still_clock):
    office.close()
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert current().is_pending
        still_clock.set(current().next_attempt_at)
        sending.send(message.pk)
        assert current().attempts == attempt
    assert current().given_up_at == builders.NOW + sum(BACK_OFF, timedelta())
    assert list(BACK_OFF) == sorted(BACK_OFF)
    assert sum(BACK_OFF, timedelta()) < timedelta(days=1)
    assert actions() == [("mail.message.give_up",)]


@pytest.mark.parametrize(
    "refusal",
    [
        SMTPAuthenticationError(535, b"verkeerd wachtwoord"),
        SMTPSenderRefused(550, b"niet van u", "regiodeals@example.org"),
    ],
)
def test_what_is_our_own_fault_is_no_fault_of_the_address(message, office, refusal, monkeypatch):
    def refuse(_self):
        raise refusal

    monkeypatch.setattr(EmailBackend, "open", refuse)
    sending.send(message.pk)
    assert current().is_pending


def test_a_letter_that_is_gone_from_the_store_is_never_sent_without_it(
    message, office, monkeypatch
):
    def altered(_digest):
        raise store.AlteredFile("Dit bestand is niet meer gelijk.")

    monkeypatch.setattr(store, "get", altered)
    sending.send(message.pk)
    assert office.received == []
    assert (current().failure_kind, current().is_pending) == (FailureKind.OWN, True)


def test_what_another_machine_writes_is_kept_on_one_short_line(message, office):
    office.answer_to_recipient = "550 " + "regel \x07" * 60
    sending.send(message.pk)
    assert "\x07" not in current().failure
    assert len(current().failure) <= 500


# ---- a second chance -------------------------------------------------------------------------


def test_the_same_address_is_tried_anew_as_the_same_message(message, office, hurried_mail):
    office.answer_to_recipient = "550 onbekend"
    sending.send(message.pk)
    office.answer_to_recipient = ""
    again = services.send_again(message_id=message.pk, address=message.to_address, by=None)
    assert again.pk == message.pk
    assert sending.send(message.pk)
    assert office.message_ids == [message.message_id]


def test_another_address_is_another_message_with_the_same_words(message, office):
    office.answer_to_recipient = "550 onbekend"
    sending.send(message.pk)
    office.answer_to_recipient = ""
    again = services.send_again(message_id=message.pk, address="beter@voorbeeld.example", by=None)
    assert sending.send(again.pk)
    message.refresh_from_db()
    assert (message.is_failed, message.settled_how) == (False, "Opnieuw klaargezet")
    assert message.to_address == "post@voorbeeld.example"
    assert again.text == message.text
    assert again.message_id != message.message_id
    assert office.received[0]["To"].addresses[0].addr_spec == "beter@voorbeeld.example"
    assert [part.get_content() for part in office.received[0].iter_attachments()] == [PDF]


def test_a_third_and_a_fourth_chance_are_messages_too(message, office):
    office.answer_to_recipient = "550 onbekend"
    last = message
    for number in range(2, 5):
        sending.send(last.pk)
        address = f"poging-{number}@voorbeeld.example"
        last = services.send_again(message_id=last.pk, address=address, by=None)
        assert last.occasion == f"nr. {number}"
    assert Message.objects.failed().count() == 0


def test_what_has_not_failed_is_not_sent_again(message, office):
    with pytest.raises(WrongState, match="niet mislukt"):
        services.send_again(message_id=message.pk, address=message.to_address, by=None)
    sending.send(message.pk)
    with pytest.raises(WrongState, match="niet mislukt"):
        services.send_again(message_id=message.pk, address=message.to_address, by=None)


def test_a_wrong_address_is_refused_here_as_well(message, office):
    office.answer_to_recipient = "550 onbekend"
    sending.send(message.pk)
    with pytest.raises(InvalidInput):
        services.send_again(message_id=message.pk, address="geen adres", by=None)
    assert Message.objects.count() == 1

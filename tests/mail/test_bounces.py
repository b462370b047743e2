"""What comes back is read as RFC 3464 has it, and makes work for a person."""

import sys
from email.message import EmailMessage
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

from regiodeals.audit.models import AuditEntry
from regiodeals.mail import sending, services
from regiodeals.mail.models import Message
from tests import builders
from tests.mail.conftest import queue

pytestmark = pytest.mark.django_db

NOTICE = """\
From: MAILER-DAEMON@mail.example
To: regiodeals@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Mon, 18 Nov 2024 10:00:00 +0100

Final-Recipient: rfc822; post@voorbeeld.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <post@voorbeeld.example>:
    Recipient address rejected

--grens
Content-Type: {original}

Message-ID: {message_id}
Subject: Er is een beschikking voor u

--grens--
"""
REASON = "5.1.1 550 5.1.1 <post@voorbeeld.example>: Recipient address rejected"


def notice(message_id, *, action="failed", original="text/rfc822-headers"):
    return NOTICE.format(message_id=message_id, action=action, original=original).encode()


def take_in(tmp_path, content):
    file = tmp_path / "terug.eml"
    file.write_bytes(content)
    out, err = StringIO(), StringIO()
    call_command("import_bounces", str(file), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def sent(message, office):
    sending.send(message.pk)
    return Message.objects.get()


@pytest.mark.parametrize("original", ["text/rfc822-headers", "message/rfc822"])
def test_the_message_is_marked_with_the_reason(sent, tmp_path, original):
    out, err = take_in(tmp_path, notice(sent.message_id, original=original))
    row = Message.objects.get()
    assert (row.bounced_at, row.bounce) == (builders.NOW, REASON)
    assert row.is_failed
    assert ("Teruggekomen: bekendmaking" in out, err) == (True, "")


def test_a_line_of_the_trail_tells_it_once(sent, tmp_path):
    take_in(tmp_path, notice(sent.message_id))
    take_in(tmp_path, notice(sent.message_id))
    line = AuditEntry.objects.get(action="mail.message.bounce")
    assert line.details == {"message_id": sent.message_id}
    assert "post@voorbeeld" not in f"{line.sentence}{line.object_label}"


def test_a_delay_is_no_failure(sent, tmp_path):
    out, _ = take_in(tmp_path, notice(sent.message_id, action="delayed"))
    assert Message.objects.get().bounced_at is None
    assert "Geen mislukking" in out


def test_what_we_never_sent_is_reported(sent, tmp_path):
    out, err = take_in(tmp_path, notice("<vreemd@elders.example>"))
    assert err.startswith("Onbekend: <vreemd@elders.example>")
    assert "1 meldingen gelezen" in out


def test_many_come_in_one_mbox(sent, kassier, office, tmp_path):
    other = queue(kassier, occasion="later")
    sending.send(other.pk)
    box = b"".join(
        b"From MAILER-DAEMON Mon Nov 18 10:00:00 2024\n" + notice(message_id) + b"\n"
        for message_id in (sent.message_id, other.message_id)
    )
    out, _ = take_in(tmp_path, box)
    assert "2 meldingen gelezen" in out
    assert Message.objects.failed().count() == 2


def test_it_reads_what_is_piped_in(sent, monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(notice(sent.message_id))))
    call_command("import_bounces", "-", stdout=StringIO())
    assert Message.objects.get().is_failed


def test_a_message_that_nobody_noted_as_accepted_has_left_all_the_same(message, tmp_path):
    take_in(tmp_path, notice(message.message_id))
    row = Message.objects.get()
    assert (row.handed_over_at, row.bounced_at) == (builders.NOW, builders.NOW)


def test_after_it_came_back_the_same_address_gets_a_new_message(sent, office, tmp_path):
    take_in(tmp_path, notice(sent.message_id))
    again = services.send_again(message_id=sent.pk, address=sent.to_address, by=None)
    sending.send(again.pk)
    assert office.message_ids == [sent.message_id, again.message_id]
    assert Message.objects.failed().count() == 0


def test_a_late_notice_about_what_was_settled_changes_nothing(message, office, tmp_path):
    office.answer_to_recipient = "550 onbekend"
    sending.send(message.pk)
    services.settle(message_id=message.pk, how="Per post verzonden")
    take_in(tmp_path, notice(message.message_id))
    assert Message.objects.get().bounced_at is None


@pytest.mark.parametrize("content", [b"Hallo", b"\xff\xfe\x00", b"From: a\n\ngewoon een brief"])
def test_other_mail_is_passed_over(sent, tmp_path, content):
    out, _ = take_in(tmp_path, content)
    assert "0 meldingen gelezen" in out


def test_an_answer_of_a_person_is_no_notice(sent, tmp_path):
    mail = EmailMessage()
    mail["Subject"], mail["In-Reply-To"] = "Dank", sent.message_id
    mail.set_content("Wij hebben het ontvangen.")
    take_in(tmp_path, mail.as_bytes())
    assert Message.objects.get().bounced_at is None


def test_an_empty_file_is_refused_in_words(tmp_path, db):
    with pytest.raises(CommandError, match="Het bestand is leeg"):
        take_in(tmp_path, b" \n")


def test_a_file_that_is_not_there_is_named(tmp_path, db):
    with pytest.raises(CommandError, match="bestaat-niet"):
        call_command("import_bounces", str(tmp_path / "bestaat-niet"))

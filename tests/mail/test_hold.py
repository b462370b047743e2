"""After a restore nothing leaves until somebody laid the rows beside the log of the server."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from regiodeals.audit.models import AuditEntry
from regiodeals.mail import sending, tasks
from regiodeals.mail.models import Hold, Message
from regiodeals.mail.selectors import ids_due
from tests import builders
from tests.mail.conftest import queue

pytestmark = pytest.mark.django_db


def hold(reason="Back-up van gisteren teruggezet"):
    out, err = StringIO(), StringIO()
    call_command("hold_mail", reason, stdout=out, stderr=err)
    return out.getvalue().split(), err.getvalue()


def release(tmp_path, *message_ids):
    file = tmp_path / "verzonden.txt"
    file.write_text("".join(f"{message_id}\n" for message_id in message_ids))
    out = StringIO()
    call_command("release_mail", str(file), stdout=out)
    return out.getvalue()


def test_nothing_leaves_during_a_hold(message, office, hurried_mail):
    hold()
    hurried_mail.clear()
    tasks.sweep_mail()
    assert hurried_mail == []
    assert not sending.send(message.pk)
    assert office.received == []
    assert Message.objects.get().attempts == 0


def test_a_setting_holds_it_as_well(message, office, settings):
    settings.MAIL_HOLD = True
    assert ids_due() == []
    assert not sending.send(message.pk)


def test_the_hold_prints_what_to_look_up(message):
    waiting, words = hold()
    assert waiting == [message.message_id]
    assert "Er wachten 1 berichten" in words


def test_mail_may_be_ordered_meanwhile(kassier):
    hold()
    assert queue(kassier).is_pending


def test_after_the_release_only_what_had_not_left_goes(message, kassier, office, tmp_path):
    other = queue(kassier, occasion="later")
    hold()
    words = release(tmp_path, message.message_id, "<van-een-ander@example.org>")
    assert "1 berichten waren al verzonden" in words
    for message_id in ids_due():
        sending.send(message_id)
    assert office.message_ids == [other.message_id]
    message.refresh_from_db()
    assert message.handed_over_at == builders.NOW


def test_both_are_in_the_trail(tmp_path, db):
    hold()
    release(tmp_path)
    lines = AuditEntry.objects.filter(object_type="mail.hold").order_by("pk")
    assert [line.action for line in lines] == ["mail.hold.hold", "mail.hold.release"]
    assert lines[0].remark == "Back-up van gisteren teruggezet"


def test_a_hold_needs_a_reason(db):
    with pytest.raises(CommandError, match="waarom de post wordt vastgehouden"):
        hold("  ")


def test_there_is_one_hold_at_a_time(db):
    hold()
    with pytest.raises(CommandError, match="wordt al vastgehouden"):
        hold()
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(held_at=builders.NOW, reason="nog een")


def test_without_a_hold_there_is_nothing_to_release(tmp_path, db):
    with pytest.raises(CommandError, match="wordt niet vastgehouden"):
        release(tmp_path)


def test_a_release_does_not_go_over_the_setting(tmp_path, settings, db):
    hold()
    settings.MAIL_HOLD = True
    with pytest.raises(CommandError, match="MAIL_HOLD staat aan"):
        release(tmp_path)

"""In the sandbox each message becomes a file, and none leaves this machine."""

import email
import smtplib
from runpy import run_path
from typing import Any

import pytest

from regiodeals.mail import sending
from regiodeals.mail.models import Message
from regiodeals.settings import mail as settings_of_mail

pytestmark = pytest.mark.django_db(transaction=True)


def told() -> dict[str, Any]:
    """The settings of mail as this environment makes them."""
    return run_path(str(settings_of_mail.__file__))


def test_a_message_is_written_and_no_server_is_called(settings, monkeypatch, message, tmp_path):
    monkeypatch.setenv("MAIL_SANDBOX", str(tmp_path))
    said = told()
    settings.EMAIL_BACKEND = said["EMAIL_BACKEND"]
    settings.EMAIL_FILE_PATH = said["EMAIL_FILE_PATH"]
    monkeypatch.setattr(smtplib, "SMTP", lambda *_args, **_more: pytest.fail("a server was called"))
    assert sending.send(message.pk)
    assert Message.objects.get().handed_over_at is not None
    [file] = tmp_path.iterdir()
    found = email.message_from_bytes(file.read_bytes())
    assert found["Message-ID"] == message.message_id
    assert found["To"].endswith("<post@voorbeeld.example>")


def test_without_a_folder_there_is_no_sandbox(monkeypatch):
    monkeypatch.delenv("MAIL_SANDBOX", raising=False)
    said = told()
    assert said["MAIL_SANDBOX"] == ""
    assert "EMAIL_FILE_PATH" not in said

"""A real SMTP server in this process, which can be as unhelpful as any mail server."""

import socket
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import settings

HOST = "127.0.0.1"


class PostOffice:
    """Takes in mail; `answer_to_recipient`, `answer_to_data` and `hangs_up` make it difficult."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self.answer_to_recipient = ""
        self.answer_to_data = ""
        self.hangs_up = False
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        self._controller: Controller | None = None

    def open(self) -> None:
        """Listen."""
        self._controller = Controller(self, hostname=HOST, port=self.port)
        self._controller.start()

    def close(self) -> None:
        """From here on nobody listens."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    @property
    def message_ids(self) -> list[str]:
        """The Message-ID of each mail that was accepted."""
        return [mail["Message-ID"] for mail in self.received]

    async def handle_RCPT(  # noqa: N802  (the name that aiosmtpd calls)
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Whether mail for this address is taken."""
        if self.answer_to_recipient:
            return self.answer_to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  (the name that aiosmtpd calls)
        self, server: Any, _session: Any, envelope: Any
    ) -> str:
        """Take the mail, refuse it, or take it and hang up before saying so."""
        if self.answer_to_data:
            return self.answer_to_data
        mail = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=default)
        assert isinstance(mail, EmailMessage)
        self.received.append(mail)
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        if self.hangs_up:
            server.transport.abort()
        return "250 OK"


def deliver_to(office: PostOffice, configuration: Any = settings) -> None:
    """Let Django's mail framework talk to this server."""
    configuration.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    configuration.EMAIL_HOST = HOST
    configuration.EMAIL_PORT = office.port
    configuration.EMAIL_TIMEOUT = 5

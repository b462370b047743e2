"""`manage.py hold_mail`: nothing is sent until `release_mail`; to use after a restore."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.mail.hold import hold
from regiodeals.mail.models import Message


class Command(BaseCommand):
    """Prints the Message-IDs of what waits, to look up in the log of the mail server."""

    help = dutch("Houdt alle uitgaande post vast, bijvoorbeeld na het terugzetten van een back-up.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reason", metavar="REDEN", help=dutch("waarom de post niet weg mag"))

    def handle(self, *args: Any, reason: str, **options: Any) -> None:
        del args, options
        try:
            hold(reason=reason)
        except DomainError as error:
            raise CommandError(str(error)) from error
        waiting = Message.objects.pending().order_by("pk").values_list("message_id", flat=True)
        for message_id in waiting:
            self.stdout.write(message_id)
        self.stderr.write(
            dutch(
                "De post wordt vastgehouden. Er wachten {aantal} berichten. Zoek hun"
                " Message-ID op in het logboek van de mailserver, en geef wat al weg is aan"
                " release_mail.",
                aantal=len(waiting),
            )
        )

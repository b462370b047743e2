"""`manage.py import_bounces FILE`: mark the mail that came back, from a message or an mbox."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.mail.bounces import Notice, mark_bounced, read_notices


class Command(BaseCommand):
    """A second time changes nothing; what we never sent is reported."""

    help = dutch("Verwerkt berichten over mail die niet is bezorgd (RFC 3464).")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", metavar="BESTAND", help=dutch("bericht of mbox; - leest de invoer")
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        del args, options
        try:
            notices = read_notices(_content(file))
        except (DomainError, OSError) as error:
            raise CommandError(str(error)) from error
        for notice in notices:
            self._process(notice)
        self.stdout.write(dutch("{aantal} meldingen gelezen.", aantal=len(notices)))

    def _process(self, notice: Notice) -> None:
        if not notice.is_failure:
            self.stdout.write(
                dutch(
                    "Geen mislukking: {bericht} {reden}",
                    bericht=notice.message_id,
                    reden=notice.reason,
                )
            )
        elif (message := mark_bounced(notice)) is None:
            self.stderr.write(
                dutch(
                    "Onbekend: {bericht} {reden}",
                    bericht=notice.message_id,
                    reden=notice.reason,
                )
            )
        else:
            self.stdout.write(
                dutch("Teruggekomen: {bericht} ({reden})", bericht=message, reden=notice.reason)
            )


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()

"""`manage.py release_mail FILE`: mail goes again, but not what the mail server has sent before."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.mail.hold import release


class Command(BaseCommand):
    """The list may be empty, but somebody must have made it."""

    help = dutch("Geeft de post vrij. BESTAND noemt per regel een Message-ID dat al is verzonden.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            metavar="BESTAND",
            type=Path,
            help=dutch("Message-ID's die de mailserver al verzond, een per regel; mag leeg zijn"),
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        del args, options
        try:
            number = release(already_sent=file.read_text(encoding="utf-8").split())
        except (DomainError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            dutch("De post is vrijgegeven. {aantal} berichten waren al verzonden.", aantal=number)
        )

"""`manage.py verify_beschikking`: whether a file is a beschikking that was made known."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disbursement.beschikking.rendering.verification import MAX_BYTES, NotReadable, verify_file
from regiodeals.common.words import dutch

NOT_READABLE = 3


class Command(BaseCommand):
    """Says so in a sentence and by its exit code."""

    help = dutch(
        "Zegt of BESTAND een beschikking is die is bekendgemaakt. Uitkomst: 0 uitgegeven en "
        "geldig, 1 veranderd, 2 onbekend, 3 niet te lezen, 4 vervangen, 5 ingetrokken, "
        "6 vertaling, 7 in bezwaar of beroep gegrond verklaard, 8 nog niet per post verzonden."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="BESTAND", help=dutch("de PDF"))

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        try:
            answer = verify_file(_content(Path(options["file"])))
        except NotReadable as error:
            raise CommandError(str(error), returncode=NOT_READABLE) from error
        self.stdout.write(f"{answer.title}. {answer.text}")
        if answer.exit_code:
            sys.exit(answer.exit_code)


def _content(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotReadable(
            dutch("{pad} is niet te lezen. Bestaat het bestand, en mag u het lezen?", pad=path)
        ) from error

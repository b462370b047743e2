"""`manage.py load_boundaries`: draw the map of the boards with a GeoJSON file of one's own."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regiodeals.accounts.models import User
from regiodeals.board import services
from regiodeals.board.selectors import current_boundaries
from regiodeals.borders.geojson import MOST_BYTES
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, joined

STANDARD_INPUT = Path("-")
NOBODY = dutch(
    "“{naam}” is geen account dat nu kan inloggen. Noem met --door uw eigen gebruikersnaam."
)


class Command(BaseCommand):
    """Without a file it tells what is on the map now; a file that is wrong changes nothing."""

    help = dutch(
        "Zet de grenzen in een GeoJSON-bestand op de kaart van elk bord, of haalt ze er weer af."
        " Zonder bestand: zegt wat er nu op staat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "bestand",
            metavar="BESTAND",
            nargs="?",
            type=Path,
            help=dutch(
                "GeoJSON in lengte en breedte (WGS 84), met alle provincies; - leest de invoer"
            ),
        )
        parser.add_argument(
            "--eigenschap",
            default="statcode",
            help=dutch(
                "in welke eigenschap de code staat, zoals pv20 of PV20 (standaard: statcode)"
            ),
        )
        parser.add_argument(
            "--bron", default="", help=dutch("van wie de grenzen zijn; komt op de kaart")
        )
        parser.add_argument(
            "--weg", action="store_true", help=dutch("haal de grenzen van de kaart")
        )
        parser.add_argument(
            "--door", metavar="GEBRUIKERSNAAM", help=dutch("de beheerder die dit doet")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        path: Path | None = options["bestand"]
        if path is not None and options["weg"]:
            raise CommandError(dutch("Kies: een bestand laden, of de grenzen weghalen met --weg."))
        if path is None and not options["weg"]:
            self.stdout.write(_now())
            return
        try:
            actor = _actor(options["door"] or "")
            if path is None:
                self.stdout.write(_removed(actor))
            else:
                self.stdout.write(_loaded(path, actor, options))
        except DomainError as error:
            raise CommandError(str(error)) from error


def _now() -> str:
    found = current_boundaries()
    if found is None:
        return dutch("Er zijn geen grenzen geladen. De kaart is die van de tegels.")
    day = plain_date(found.loaded_at.astimezone(clock.AMSTERDAM).date())
    return dutch(
        "Op de kaart: {bron}. Geladen op {dag} door {wie}.",
        bron=found.source,
        dag=day,
        wie=found.loaded_by,
    )


def _actor(username: str) -> User:
    actor = User.objects.filter(username=username, is_active=True).first()
    if actor is None:
        raise CommandError(dutch(NOBODY, naam=username))
    return actor


def _removed(actor: User) -> str:
    removed = services.remove_boundaries(actor=actor)
    return dutch("Weggehaald: {wat}. De kaart heeft weer tegels.", wat=removed)


def _loaded(path: Path, actor: User, options: dict[str, Any]) -> str:
    loaded = services.load_boundaries(
        content=_content(path),
        code_property=options["eigenschap"],
        source=options["bron"],
        actor=actor,
    )
    lines = [
        dutch("Op de kaart gezet: {wat}.", wat=loaded.boundaries),
        dutch(
            "Gebieden: {aantal} van 15. Punten: {bewaard} van {gelezen}; de rest is op de kaart"
            " niet te zien.",
            aantal=loaded.areas,
            bewaard=loaded.points_kept,
            gelezen=loaded.points_read,
        ),
    ]
    if loaded.others:
        lines.append(dutch("Overgeslagen: {aantal} met een andere code.", aantal=loaded.others))
    return joined("\n", lines)


def _content(path: Path) -> bytes:
    """No more than is needed to see that it is too much."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(
            dutch("Het bestand {plaats} kan niet worden gelezen.", plaats=path)
        ) from error

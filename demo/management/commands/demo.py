"""`manage.py demo`: play the eight deals from convenant to overleg, and serve the site."""

import fcntl
import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from demo import parliament, payments, processes, reports, results
from demo.inventions import gaps
from demo.progress import Progress
from demo.results import ACCOUNT_HEADER, DEAL_HEADER, table
from demo.story import scenes, script
from demo.year import playing
from demo.year.copy import InUse
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.dutch_dates import long_date, short_date
from regiodeals.common.errors import DomainError
from regiodeals.common.money import format_amount

PORT = 8000
# What a shell reports of a command that was stopped with Ctrl-C.
INTERRUPTED = 130
STOPPED = "Gestopt. Met make demo gaat u verder waar u was."
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Command(BaseCommand):
    """Plays what has not been played; a second time it changes nothing."""

    help = "Speelt de acht deals van convenant tot overleg, met voorbeelden waar feiten ontbreken."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--serve", action="store_true", help="toon daarna de site")
        parser.add_argument("--port", type=int, default=PORT, help="poort van de site")
        parser.add_argument("--zonder-jaar", action="store_true", help="speel het jaar erna niet")

    def handle(self, *args: Any, serve: bool, port: int, zonder_jaar: bool, **options: Any) -> None:
        del args, options
        # A shell that starts a command in the background lets it ignore Ctrl-C; this one may not.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if settings.DEMO_CLOCK_FILE is None:
            raise CommandError("Deze omgeving heeft geen demonstratie: er is geen eigen klok.")
        _require_libraries()
        begin = time.monotonic()
        try:
            if serve:
                processes.require_free(port)
            with processes.catcher() as mail, processes.worker(mail | processes.address(port)):
                self._play()
                reports.await_files()
                results.await_mail()
                are_all_there = self._report()
            if are_all_there and not zonder_jaar:
                self._live_a_year()
            self.stdout.write(f"Klaar in {time.monotonic() - begin:.0f} s.")
            if serve and are_all_there:
                with processes.catcher() as mail, processes.worker(mail | processes.address(port)):
                    self._serve(port)
        except DomainError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError(STOPPED, returncode=INTERRUPTED) from error
        if not are_all_there:
            raise CommandError(
                "Niet elke beschikking heeft haar brief, of niet elke batch of rapportage haar"
                " bestand. Draai make demo opnieuw."
            )

    def _play(self) -> None:
        progress = Progress(sys.stderr)

        def watch(done: int, total: int, scene: scenes.Scene) -> None:
            progress.show(done, total, f"{short_date(scene.moment.date())}  {scene.title}")

        with _alone():
            call_command("migrate", verbosity=0, interactive=False)
            script.begin()
            call_command("load_facts", stdout=StringIO())
            gaps.fill_organisation_of_the_ministry()
            scenes.play(script.scenes(), watch)

    def _report(self) -> bool:
        found = results.collect()
        total = sum(result.beschikking.uitkering.amount_cents for result in found)
        now = clock.now().astimezone(AMSTERDAM)
        self._say(
            "",
            table(DEAL_HEADER, [result.row for result in found]),
            f"Samen {format_amount(total)}. De brieven staan in {results.letters_folder()}",
            results.mail_sentence(),
            "",
            payments.report(),
            f"De eerste termijnen gaan naar de bank met de bestanden in {payments.files_folder()}",
            "",
            reports.report(),
            f"De rapportages en hun ontvangstbewijzen staan in {reports.files_folder()}",
            f"Aan de Tweede Kamer: {len(parliament.copied())} rapportage in"
            f" {parliament.files_folder()}",
            "",
            table(ACCOUNT_HEADER, results.account_rows()),
            results.password_sentence(),
            "",
            f"De klok van de demonstratie staat op {long_date(now.date())}, {now:%H:%M}.",
            "Namen, adressen, bedragen per activiteit en dagen met een ° zijn verzonnen.",
        )
        return results.are_all_there(found) and payments.are_all_there() and reports.are_all_there()

    def _live_a_year(self) -> None:
        """In a copy, while no worker is there: nobody else may have the database open."""
        with _alone():
            try:
                self._say("", playing.play(Progress(sys.stderr)))
            except InUse as error:
                self._say("", str(error))

    def _serve(self, port: int) -> None:
        with processes.site(port) as site:
            self._say("", f"De site staat op http://{processes.HOST}:{port}/", "Stop met Ctrl-C.")
            try:
                site.wait()
            except KeyboardInterrupt:
                self._say("", STOPPED)
                return
        raise CommandError(
            f"De site is gestopt. In {processes.folder() / 'site.log'} staat waarom."
        )

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()


def _require_libraries() -> None:
    """WeasyPrint needs Pango, which pip cannot install."""
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        raise CommandError(
            f"Voor de brieven ontbreekt Pango. Voer uit: sudo apt-get install -y {LIBRARIES}"
        ) from error


@contextmanager
def _alone() -> Iterator[None]:
    """One demonstration plays at a time; a second one waits, and then finds everything done."""
    folder = processes.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

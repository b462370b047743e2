"""`manage.py bench`: measure letters, memory and pages, beside what is to be reached."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.management.base import BaseCommand

from demo.bench import (
    deadline,
    faults,
    ledger,
    letters,
    pages,
    pages_report,
    payments,
    report,
    series,
    sisa,
    writing,
    writing_report,
    yardstick,
)

# Enough to see that the bench works, too little to rely on.
SHORT_ROUNDS, SHORT_TURNS, SHORT_LETTERS, SHORT_SERIES = 1, 2, 6, 30
SHORT_FAULTS = 10, 50


Found = TypeVar("Found")


class Command(BaseCommand):
    """Prints what this machine does; a figure that is not reached is no failure."""

    help = "Meet brieven, geheugen en pagina's, met wat te halen is; duurt ongeveer vijf minuten."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kort", action="store_true", help="in een minuut, om te proberen")
        parser.add_argument(
            "--uur",
            action="store_true",
            help="alleen het laatste uur: 200 schrijvers tegelijk, tien minuten",
        )

    def handle(self, *args: Any, kort: bool, uur: bool, **options: Any) -> None:
        del args, options
        if uur:
            self._hour(kort=kort)
        else:
            self._all(kort=kort)

    def _hour(self, *, kort: bool) -> None:
        """The last hour alone: it takes the whole machine."""
        self._say("Tweehonderd schrijvers bewaren elke twee seconden een veld.")
        length = (deadline.SHORT_S,) if kort else ()
        self._show(writing_report.deadline(deadline.measure(*length)))
        self._show(f"Drukte van deze machine: {_load()}.")

    def _all(self, *, kort: bool) -> None:
        begin = time.monotonic()
        self._show(report.machine(yardstick.slowness()))
        self._say("Brieven maken in één proces en in twee; dit duurt ongeveer een minuut.")
        turns = (SHORT_TURNS, SHORT_LETTERS) if kort else ()
        found, slowness = at_its_speed(lambda: letters.measure(*turns))
        self._show(report.letters(*found, slowness=slowness))
        self._say("Brieven maken, verzegelen en opslaan met een echte worker van twee processen.")
        length = (SHORT_SERIES,) if kort else ()
        made, slowness = at_its_speed(lambda: series.measure(*length))
        self._show(report.series(made, slowness=slowness))
        self._say("Een betaalbatch samenstellen, bevestigen en als bestand opslaan.")
        self._show(report.payments(payments.measure()))
        self._say("Het geld van een deal met tienduizend boekingen bekijken.")
        money, slowness = at_its_speed(ledger.measure)
        self._show(report.ledger(money, slowness=slowness))
        self._say("Een bestand met vierhonderd verantwoordingen inlezen en vastleggen.")
        brought, slowness = at_its_speed(sisa.measure)
        self._show(report.sisa(brought, slowness=slowness))
        self._say("Herinneringen plannen, en workers doden terwijl zij die versturen.")
        blows = SHORT_FAULTS if kort else ()
        (planned, rounds, arrived), slowness = at_its_speed(lambda: faults.measure(*blows))
        self._show(report.planning(planned, slowness=slowness))
        self._show(report.years(rounds, slowness=slowness))
        self._show(report.faults(arrived))
        self._say("Een rapportage van zestig indicatoren openen en er een veld van bewaren.")
        written, slowness = at_its_speed(writing.measure)
        self._show(writing_report.writing(written, slowness=slowness))
        self._say("Pagina's meten in een eigen database, die daarna weer weg is.")
        times = (SHORT_ROUNDS,) if kort else ()
        (lists, questions), slowness = at_its_speed(lambda: pages.measure(*times))
        self._show(pages_report.pages(lists))
        self._show(pages_report.quick(lists, slowness=slowness))
        self._show(pages_report.questions(questions))
        self._show(
            f"Gemeten in {time.monotonic() - begin:.0f} s op {os.cpu_count()} processoren; "
            f"drukte van deze machine (1, 5, 15 minuten): {_load()}."
        )

    def _say(self, line: str) -> None:
        self.stderr.write(line)

    def _show(self, text: str) -> None:
        self.stdout.write(f"{text}\n")
        self.stdout.flush()


def _load() -> str:
    return ", ".join(f"{load:.1f}" for load in os.getloadavg())


def at_its_speed(measure: Callable[[], Found]) -> tuple[Found, float]:
    """What was measured, and how slow the machine was just before and after it.

    The speed of a machine that others use as well changes by the minute.
    """
    before = yardstick.slowness()
    found = measure()
    return found, (before + yardstick.slowness()) / 2

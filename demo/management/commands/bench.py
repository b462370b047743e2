"""`manage.py bench`: measure letters and list pages, beside what is to be reached."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.bench import letters, pages, report


class Command(BaseCommand):
    """Prints what this machine does; a figure that is not reached is no failure."""

    help = "Meet brieven per seconde, geheugen en de lijsten bij 22, 500 en 5.000 deals."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        del args, options
        self.stderr.write("Brieven maken in één proces en in twee; dit duurt ongeveer een minuut.")
        self.stdout.write(report.letters(*letters.measure()))
        self.stderr.write("Lijsten meten in een eigen database, die daarna weer weg is.")
        self.stdout.write("\n" + report.pages(pages.measure()))

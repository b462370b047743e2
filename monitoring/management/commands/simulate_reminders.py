"""`manage.py simulate_reminders`: who would get what on which day; nothing is sent."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monitoring.herinnering.rendering import step_words
from monitoring.herinnering.selectors import ahead
from monitoring.herinnering.selectors.ahead import who_gets
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.obligations.models import Obligation


class Command(BaseCommand):
    """One line for each reminder and recipient, by day."""

    help = dutch(
        "Toont wie tussen twee dagen welke herinnering zou krijgen. Er wordt niets verstuurd."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="first", required=True, metavar="JJJJ-MM-DD")
        parser.add_argument("--to", dest="last", required=True, metavar="JJJJ-MM-DD")
        parser.add_argument(
            "--deal", type=int, metavar="NUMMER", help=dutch("alleen van deze deal")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        first, last = _day(options["first"]), _day(options["last"])
        if last < first:
            raise CommandError(dutch("De laatste dag ligt vóór de eerste."))
        found = Obligation.objects.all()
        if options["deal"] is not None:
            found = found.filter(dossier=options["deal"])
        number = 0
        for row, addressee in who_gets(ahead(found, first, last)):
            whom = addressee.name if addressee else dutch("niemand (geen adres bekend)")
            self.stdout.write(
                dutch(
                    "{dag}: {wie}: {verplichting} ({stap}, uiterlijk {laatste})",
                    dag=long_date(row.step.day),
                    wie=whom,
                    verplichting=row.obligation.title,
                    stap=step_words(row.step),
                    laatste=long_date(row.obligation.due_on),
                )
            )
            number += addressee is not None
        self.stdout.write(dutch("{aantal} herinneringen; er is niets verstuurd.", aantal=number))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            dutch("{tekst} is geen dag. Schrijf bijvoorbeeld 2025-06-15.", tekst=text)
        ) from error

"""`manage.py compute_term`: the last day of a statutory term, one ISO date a line."""

import re
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.terms import Term, TermUnit, counted_back, last_day

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Command(BaseCommand):
    """Prints nothing at all when one of the dates cannot be answered."""

    help = dutch(
        "Geeft de laatste dag van een termijn die ingaat op de dag na DATUM; met --terug de dag die"
        " een hele termijn vóór DATUM ligt."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        # Read as text, so that a wrong value gets our Dutch sentence and exit code 1.
        for unit in TermUnit:
            parser.add_argument(
                f"--{unit.value}",
                metavar="N",
                help=dutch("lengte van de termijn in {eenheid}", eenheid=unit.value),
            )
        parser.add_argument(
            "--terug",
            action="store_true",
            help=dutch("tel terug vanaf DATUM; die dag schuift nooit"),
        )
        parser.add_argument("dates", metavar="DATUM", nargs="*", help=dutch("jjjj-mm-dd"))

    def handle(self, *args: Any, **options: Any) -> None:
        del args
        try:
            term = _read_term({unit: options[unit.value] for unit in TermUnit})
            starts = [_read_date(text) for text in options["dates"]]
            if not starts:
                raise InvalidInput(dutch("Geef ten minste één datum, bijvoorbeeld 2024-11-13."))
            compute = counted_back if options["terug"] else last_day
            answers = [compute(start, term).isoformat() for start in starts]
        except InvalidInput as error:
            raise CommandError(str(error)) from error
        self.stdout.write("\n".join(answers))


def _read_term(lengths: dict[TermUnit, str | int | None]) -> Term:
    """Exactly one of the lengths, a whole number of at least 1."""
    given = [(unit, str(length)) for unit, length in lengths.items() if length is not None]
    if len(given) != 1:
        raise InvalidInput(
            dutch(
                "Geef één lengte: --dagen, --weken, --maanden of --jaren, bijvoorbeeld --weken 6."
            )
        )
    unit, length = given[0]
    if not (length.isascii() and length.isdecimal()):
        raise InvalidInput(
            dutch(
                "'{getal}' is geen heel aantal {eenheid}; geef een getal vanaf 1.",
                getal=length,
                eenheid=unit.value,
            )
        )
    return Term(int(length), unit)


def _read_date(text: str | date) -> date:
    """A calendar date written as jjjj-mm-dd and in no other way."""
    if not ISO_DATE.fullmatch(str(text)):
        raise InvalidInput(
            dutch("'{tekst}' is geen datum; schrijf hem als jjjj-mm-dd.", tekst=text)
        )
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise InvalidInput(
            dutch("{tekst} staat niet in de kalender; schrijf jjjj-mm-dd.", tekst=text)
        ) from error

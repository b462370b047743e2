"""`manage.py list_holidays`: every holiday of the years whose royal decree is known, as CSV."""

import csv
from typing import Any

from django.core.management.base import BaseCommand

from regiodeals.common.words import dutch
from regiodeals.legal.calendar import covered_years, holidays


class Command(BaseCommand):
    """Writes what stands in fixtures/feestdagen.csv; run it again after a new royal decree."""

    help = dutch("Geeft de feestdagen van de Algemene termijnenwet, met hun bron, als CSV.")
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        del args, options
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(["datum", "naam", "bron"])
        for year in covered_years():
            for holiday in holidays(year):
                writer.writerow([holiday.day.isoformat(), holiday.name, holiday.source])

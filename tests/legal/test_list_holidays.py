"""The list of holidays that people read is the calendar that terms are computed with."""

import csv
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from regiodeals.legal.calendar import covered_years, holidays

FIXTURE = Path(__file__).parents[2] / "fixtures" / "feestdagen.csv"


def test_the_fixture_is_what_the_command_writes():
    out = StringIO()
    call_command("list_holidays", stdout=out)
    assert FIXTURE.read_text(encoding="utf-8") == out.getvalue()


def test_the_fixture_holds_every_holiday_of_the_calendar_and_nothing_else():
    with FIXTURE.open(encoding="utf-8", newline="") as file:
        listed = [(row["datum"], row["naam"], row["bron"]) for row in csv.DictReader(file)]
    computed = [
        (holiday.day.isoformat(), holiday.name, holiday.source)
        for year in covered_years()
        for holiday in holidays(year)
    ]
    assert listed == computed
    assert len(listed) == 6 * 9 + 10


def test_every_line_names_its_source():
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()[1:]:
        assert "Algemene termijnenwet, artikel 3 lid" in line

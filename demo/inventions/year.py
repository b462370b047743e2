"""What happens in the year after the story; all of it invented, and lived in a copy only."""

import json
from datetime import datetime
from typing import TypedDict

from demo.inventions import FOLDER, Person, moment


class ScheduleLine(TypedDict):
    """Before which day something comes every year, and the reason that is given for it."""

    soort: str
    voor: str
    waarom: str


class Action(TypedDict):
    """What somebody promises in the overleg, by when, and the day on which it is done."""

    wat: str
    uiterlijk: str
    gedaan: str


class ReportCourse(TypedDict):
    """Who writes and who signs, and when a rapportage is begun, handed in and accepted."""

    schrijver: str
    tekent: str
    begonnen: str
    ingediend: str
    akkoord: str


class DealYear(TypedDict):
    """The year of one deal; without `rapportage` its rapportage was accepted in the story."""

    naam: str
    deelnemer: str
    actie: Action
    rapportage: ReportCourse | None
    afgerond: str


class Year(TypedDict):
    """The year of all deals, with the people of the regions that the story does not need."""

    jaar: int
    rooster: list[ScheduleLine]
    rooster_op: str
    mensen: list[Person]
    deals: list[DealYear]


def year() -> Year:
    """The year as it stands in jaar.json."""
    found: Year = json.loads((FOLDER / "jaar.json").read_text(encoding="utf-8"))
    return found


def at(day: str, time: str) -> datetime:
    """A time in The Hague on a day."""
    return moment(f"{day} {time}")

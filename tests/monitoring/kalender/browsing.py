"""What a page of the calendar holds, by day."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from monitoring.kalender.models import Agendalink
from monitoring.kalender.selectors import link_of
from regiodeals.accounts.models import User
from tests.screens.pages import read

DECEMBER = (2024, 12)


def opened(person: User, name: str, *args: Any, **query: str) -> Any:
    """The answer to somebody who goes there."""
    browser = Client()
    browser.force_login(person)
    return browser.get(reverse(f"monitoring:{name}", args=args), query)


def month(person: User, year: int = DECEMBER[0], number: int = DECEMBER[1], **query: str) -> Any:
    """The page of a month; December unless said otherwise, in which the first terms end."""
    return opened(person, "kalender-month", year, number, **query)


def days(answer: Any) -> dict[date, list[str]]:
    """The titles of each day that has any."""
    cells = [day for week in answer.context["weeks"] for day in week.days]
    return {day.day: [entry.title for entry in day.entries] for day in cells if day.entries}


def cell(answer: Any, day: date) -> Any:
    """One day of the page."""
    return next(
        found for week in answer.context["weeks"] for found in week.days if found.day == day
    )


def titles(answer: Any) -> list[tuple[date, str]]:
    """Day and title of each line of the list."""
    return [(entry.day, entry.title) for entry in answer.context["entries"]]


def page(answer: Any) -> Any:
    """The page itself, to look in."""
    return read(answer.content.decode())


def own_link(person: User) -> Agendalink:
    """The link of a person, who has one."""
    found = link_of(person)
    assert found is not None
    return found

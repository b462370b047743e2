"""The calendar of one person as iCalendar, for a program that asks for it again and again.

It is said in the language in which it is made: that of whose calendar it is.

What is owed is an event of a whole day, that day being counted where it is to be met; it takes no
time, so nobody is shown as busy. No name and no address of anybody stands in it (ADR 0045).
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vDuration

from monitoring.kalender.rendering.entries import (
    Entry,
    exchange_entry,
    meeting_entry,
    term_entry,
)
from monitoring.kalender.selectors import (
    Wanted,
    exchanges_of,
    meetings_of,
    names_of_deals,
    terms_of,
    with_facts,
)
from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering.calendar import ZONES
from monitoring.overleg.rendering.when import where_words
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.words import dutch, joined, said
from regiodeals.mail.rendering import absolute_url
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State

PRODUCT = "-//Regio Deals//Kalender//NL"
NAME = "Regio Deals"
BACK, AHEAD = timedelta(days=60), timedelta(days=400)
# What lapsed is shown as such for a while, so that who had planned it learns of it.
LAPSED = timedelta(days=30)
# More than anybody does in a year; the first days come first.
MOST = 2_000
EVERY = timedelta(hours=6)
ONE_DAY = timedelta(days=1)
BEFORE = {
    State.OVERDUE: dutch("Te laat: {wat}"),
    State.MET: dutch("Gedaan: {wat}"),
    State.CANCELLED: dutch("Vervallen: {wat}"),
}
STAMP = re.compile(r"^DTSTAMP:.*\r\n", re.MULTILINE)


def calendar_of(user: User) -> str:
    """All of the person's own, from two months back to thirteen months ahead."""
    today = clock.today()
    days = Wanted(
        first=today - BACK,
        last=today + AHEAD,
        only_joined=True,
        lapsed_since=clock.now() - LAPSED,
    )
    terms = list(with_facts(terms_of(user, days)).order_by("due_on", "pk")[:MOST])
    meetings = meetings_of(user, days).order_by("planned_on", "pk")[:MOST]
    exchanges = exchanges_of(user, days).order_by("planned_on", "pk")[:MOST]
    calendar = _frame()
    for text in ZONES.values():
        calendar.add_component(Timezone.from_ical(text))
    for event in (*_terms(terms), *map(_overleg, meetings), *map(_exchange, exchanges)):
        calendar.add_component(event)
    return str(calendar.to_ical().decode())


def tag_of(text: str) -> str:
    """A name for what it says: the same as long as nothing changed but the moment of asking."""
    return f'W/"{hashlib.sha256(STAMP.sub("", text).encode()).hexdigest()[:32]}"'


def _frame() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", vDuration(EVERY), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(EVERY))
    return calendar


def _terms(terms: Iterable[Obligation]) -> Iterable[Event]:
    found = list(terms)
    deals = names_of_deals(found)
    for owed in found:
        entry = term_entry(owed, deals.get(owed.dossier, ""))
        event = _event(entry, f"termijn-{owed.pk}", BEFORE.get(owed.state))
        event.add("sequence", owed.revision + int(owed.is_closed))
        _whole_day(event, owed.due_on)
        event.add("transp", "TRANSPARENT")
        event.add("status", "CANCELLED" if owed.state is State.CANCELLED else "CONFIRMED")
        yield event


def _overleg(overleg: Overleg) -> Event:
    # After one was called off the next is another meeting, which counts its versions anew.
    event = _event(meeting_entry(overleg), f"overleg-{overleg.pk}-{overleg.round}")
    event.add("sequence", overleg.sequence)
    return _with_hours(event, overleg)


def _exchange(meeting: Uitwisseling) -> Event:
    return _with_hours(_event(exchange_entry(meeting), f"uitwisseling-{meeting.pk}"), meeting)


def _with_hours(event: Event, meeting: Overleg | Uitwisseling) -> Event:
    if meeting.begins_at is not None and meeting.ends_at is not None:
        zone = ZoneInfo(meeting.zone)
        event.add("dtstart", meeting.begins_at.astimezone(zone))
        event.add("dtend", meeting.ends_at.astimezone(zone))
    elif meeting.planned_on is not None:
        _whole_day(event, meeting.planned_on)
    event.add("location", said(where_words(meeting)))
    # Whoever takes part has the invitation itself, and that one makes him busy.
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    return event


def _event(entry: Entry, name: str, before: str | None = None) -> Event:
    event = Event()
    event.add("uid", f"{name}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", clock.now())
    title = joined(", ", (entry.title, entry.deal)) if entry.says_deal else entry.title
    event.add("summary", said(dutch(before[:], wat=title) if before else title))
    url = absolute_url(entry.url)
    state = dutch("Stand: {stand}.", stand=entry.word)
    lines: list[Any] = [state, entry.moved, entry.elsewhere, url]
    event.add("description", "\n".join(said(line) for line in lines if line))
    event.add("categories", [said(entry.kind)])
    event.add("url", url)
    return event


def _whole_day(event: Event, day: date) -> None:
    """The end is the day after: an end is not part of what it ends (RFC 5545, 3.6.1)."""
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)

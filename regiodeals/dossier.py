"""What the deal page and the start page show; each app registers its own part in ready()."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch

# The page of a deal that fits on two sheets of paper.
SUMMARY = "summary"


@dataclass(frozen=True)
class Panel:
    """One part of a page: a template and what it needs.

    `context` gets the object of the page and the user, and gives None when this person sees no
    such panel.
    """

    name: str
    title: str
    order: int
    template: str
    context: Callable[[Any, User], dict[str, Any] | None]
    aside: bool = False
    # Which page it is a part of: that of a deal, or of something in it.
    page: str = "deal"


# What is owed by a day within a year is work of now; accounts and reports are asked once a year.
DAYS_AHEAD = 366


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where somebody is expected, in words; `video_url` is empty when there is none."""

    when: str
    where: str
    video_url: str = ""


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits for a person, with the day it must be done, or comes.

    `settles` names the act that is waited for; `is_owed` marks a bare obligation, which is not
    shown beside another task that settles the same by an earlier or the same day. `takes_along` are
    the pages of tasks that this one does together: they are not shown beside it. `stands_on` places
    what has no last day of its own.
    """

    title: str
    url: str
    verb: str
    why_you: str
    if_you_wait: str
    due_on: date | None
    days_left: int | None = field(default=None)
    settles: str = ""
    is_owed: bool = False
    appointment: Appointment | None = None
    takes_along: frozenset[str] = frozenset()
    stands_on: date | None = None

    @property
    def is_far_off(self) -> bool:
        """Whether it is owed more than a year from now: to know of, and not to do yet."""
        return self.is_owed and self.days_left is not None and self.days_left > DAYS_AHEAD


@dataclass(frozen=True)
class WaitItem:
    """Something of this person that another must do; `stuck` says why nobody can.

    `settles` names the act, so that it is not shown as a bare obligation of his own.
    """

    title: str
    url: str
    act: str
    who: str
    age: str
    since: date
    stuck: str = ""
    settles: str = ""


@dataclass(frozen=True)
class Work:
    """What waits for a person, the most urgent first; `is_all` is False when there is yet more.

    `waiting` is what he waits for: first what nobody can do now, then what has waited longest.
    """

    items: list[WorkItem]
    waiting: list[WaitItem]
    is_all: bool


# Nobody reads on after so many tasks of one kind. A source that finds them by their day in the
# database reads one more than that (`most_urgent`), so that it is known whether there are more.
MOST_OF_A_KIND = 100
WorkSource = Callable[[User], Iterable[WorkItem | WaitItem]]

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class News:
    """A step of which the parties of a deal are told; the trail itself is for the ministry.

    `action` is its name in the trail, `sentence` what they read: nobody's name, and no remark.
    """

    action: str
    sentence: str
    # Whether a ministry that signs along may know it too, or the region alone.
    is_for_signers: bool = False
    # What is true of some of the objects instead, by their number; asked once for all of a page.
    instead: Callable[[Collection[int]], dict[int, str]] | None = None


_panels: dict[str, Panel] = {}
_news: dict[str, News] = {}
_sources: list[WorkSource] = []
_along: dict[str, Callable[[], Any]] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel to its page."""
    _panels[panel.name] = panel


def register_along(name: str, expression: Callable[[], Any]) -> None:
    """Read something of an upper room in the question for the deal itself, as attribute `name`.

    For what a panel shows on every dossier: it then asks nothing of its own.
    """
    _along[name] = expression


def read_along() -> dict[str, Any]:
    """What the question for a deal takes along."""
    return {name: expression() for name, expression in _along.items()}


def register_work(source: WorkSource) -> None:
    """Add a source of tasks to the start page, or of what people wait for, or of both."""
    if source not in _sources:
        _sources.append(source)


def register_news(*news: News) -> None:
    """Add steps of which the parties of a deal are told."""
    _news.update({one.action: one for one in news})


def news_for(user: User) -> dict[str, News]:
    """What somebody of a party is told of, by the name of the step; the ministry reads it all."""
    signs_along = user.has_role(Role.MEDEONDERTEKENAAR)
    told = (one for one in _news.values() if one.is_for_signers or not signs_along)
    return {one.action: one for one in told}


def panels(page: str = "deal") -> Sequence[Panel]:
    """All panels of a page, in their order."""
    found = (panel for panel in _panels.values() if panel.page == page)
    return sorted(found, key=lambda panel: panel.order)


def most_urgent(rows: QuerySet[Row]) -> QuerySet[Row]:
    """As many of `rows`, which stand in the order of their day, as a source needs to read."""
    return rows[: MOST_OF_A_KIND + 1]


def work_for(user: User) -> Work:
    """What waits for `user` and what he waits for; what no day places is last. At most
    MOST_OF_A_KIND tasks of each source.
    """
    found = [list(source(user)) for source in _sources]
    waits = [item for some in found for item in some if isinstance(item, WaitItem)]
    tasks = [
        sorted((item for item in some if isinstance(item, WorkItem)), key=_urgency)
        for some in found
    ]
    in_order = sorted((item for some in tasks for item in some[:MOST_OF_A_KIND]), key=_urgency)
    return Work(
        list(_once(in_order, {item.settles for item in waits})),
        sorted(waits, key=lambda item: (not item.stuck, item.since)),
        is_all=all(len(some) <= MOST_OF_A_KIND for some in tasks),
    )


def _urgency(item: WorkItem) -> tuple[bool, date, bool]:
    day = item.due_on or item.stands_on
    return day is None, day or date.max, item.is_owed


def granting(deal_id: int) -> str:
    """The act of granting in one deal, as `WorkItem.settles` names it."""
    return f"verlening {deal_id}"


def term_ends(term: str, last: date) -> str:
    """What happens to a term that somebody waits for; one that is over did end."""
    day = long_date(last)
    if last < clock.today():
        return dutch("{termijn} eindigde op {dag}.", termijn=term, dag=day)
    return dutch("{termijn} eindigt op {dag}.", termijn=term, dag=day)


def _once(items: Sequence[WorkItem], settled: set[str]) -> Iterator[WorkItem]:
    """Leave out what is owed when somebody else or a task before it settles the same, or leads to
    the same page, and what another task does together.
    """
    together = frozenset[str]().union(*(item.takes_along for item in items))
    for item in items:
        is_settled = item.is_owed and settled & {item.settles, item.url}
        if not (is_settled or item.url in together):
            yield item
        settled |= {item.settles} if item.is_owed else {item.settles, item.url}

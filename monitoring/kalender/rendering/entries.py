"""What stands on a line, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from monitoring.kalender.selectors import EXCHANGE, TERM, Behind, Line, rows_behind
from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering import MEANING
from monitoring.overleg.rendering.when import Timed, hours_words, when_words, zone_beside
from monitoring.uitwisseling.models import Uitwisseling
from monitoring.uitwisseling.rendering import MEANING as MEANING_OF_EXCHANGE
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.words import dutch
from regiodeals.deal.rendering import owed_row
from regiodeals.obligations.models import Obligation

MEETING_WORD, EXCHANGE_WORD = dutch("overleg"), dutch("uitwisseling")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as a page shows it; `hours` and `moved` are empty where they say nothing."""

    day: date
    title: str
    deal: str
    kind: str
    url: str
    meaning: str
    word: str
    hours: str = ""
    moved: str = ""
    elsewhere: str = ""

    @property
    def says_deal(self) -> bool:
        """Whether the deal must be named beside the title."""
        return bool(self.deal) and self.deal not in self.title

    @property
    def tone(self) -> str:
        """The class of its word, where it asks attention."""
        return {"error": "rd-error", "warning": "rd-warn"}.get(self.meaning, "")


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """The lines in their order."""
    behind = rows_behind(lines)
    return [_entry(line, behind) for line in lines]


def _entry(line: Line, behind: Behind) -> Entry:
    if line["what"] == TERM:
        owed = behind.terms[line["number"]]
        return term_entry(owed, behind.deals.get(owed.dossier, ""))
    if line["what"] == EXCHANGE:
        return exchange_entry(behind.exchanges[line["number"]])
    return meeting_entry(behind.meetings[line["number"]])


def term_entry(owed: Obligation, deal: str) -> Entry:
    """What is owed, on its last day where that is counted."""
    row = owed_row(owed)
    return Entry(
        day=owed.due_on,
        title=row["title"],
        deal=deal,
        kind=owed.get_kind_display(),
        url=row["url"],
        meaning=row["meaning"],
        word=owed.state.label,
        moved=_moved(owed),
        elsewhere=row["where"] if row["is_elsewhere"] else "",
    )


def _moved(owed: Obligation) -> str:
    if owed.due_on == owed.first_due_on:
        return ""
    first = short_date(owed.first_due_on, hard_spaces=True)
    if owed.is_extended:  # type: ignore[attr-defined]
        return dutch("verlengd, was {dag}", dag=first)
    return dutch("verschoven, was {dag}", dag=first)


def meeting_entry(overleg: Overleg) -> Entry:
    """An overleg on its day where it is held; the selectors say whether it is `on_island`."""
    return _gathering(
        overleg,
        on_island=overleg.on_island,  # type: ignore[attr-defined]
        title=dutch("Rijk-regio overleg {jaar}", jaar=overleg.year),
        deal=overleg.deal.name,
        kind=MEETING_WORD,
        url=reverse("monitoring:overleg-detail", args=[overleg.pk]),
        meaning=MEANING[overleg.status],
    )


def exchange_entry(meeting: Uitwisseling) -> Entry:
    """An uitwisseling on its day where it is held; it is of no deal."""
    return _gathering(
        meeting,
        title=meeting.title,
        deal="",
        kind=EXCHANGE_WORD,
        url=reverse("monitoring:uitwisseling-detail", args=[meeting.pk]),
        meaning=MEANING_OF_EXCHANGE[meeting.status],
    )


def _gathering(meeting: Overleg | Uitwisseling, *, on_island: bool = False, **own: str) -> Entry:
    return Entry(
        day=meeting.planned_on or date.max,
        word=meeting.get_status_display(),
        hours=_hours(meeting),
        elsewhere=_elsewhere(meeting, on_island=on_island),
        **own,
    )


def _hours(meeting: Timed) -> str:
    hours = hours_words(meeting)
    return dutch("{uren} uur", uren=hours) if hours else ""


def _elsewhere(meeting: Timed, *, on_island: bool) -> str:
    beside = zone_beside(meeting, on_island=on_island)
    return when_words(meeting, on_island=on_island) if beside else ""

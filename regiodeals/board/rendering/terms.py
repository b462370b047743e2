"""The terms that run on a board: how many, and when the first ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.rendering import days_words
from regiodeals.deal.rendering.term import NOW_DAYS, SOON_DAYS, last_grant_day


@dataclass(frozen=True, slots=True)
class TermsLeft:
    """How many terms run, by how soon they end; `first` is the last day of the first of them."""

    first: date | None = None
    late: int = 0
    now: int = 0
    soon: int = 0
    later: int = 0

    @property
    def running(self) -> int:
        """All of them."""
        return self.late + self.now + self.soon + self.later


def terms_left(concluded: Iterable[tuple[date, int]], today: date) -> TermsLeft:
    """Count the running terms; `concluded` gives the days of conclusion with a number of deals."""
    counts = dict.fromkeys(("late", "now", "soon", "later"), 0)
    ends = []
    for day, number in concluded:
        last = last_grant_day(day)
        if last is not None:
            ends.append(last)
            counts[_urgency((last - today).days)] += number
    return TermsLeft(first=min(ends, default=None), **counts)


def _urgency(days: int) -> str:
    if days < 0:
        return "late"
    if days <= NOW_DAYS:
        return "now"
    return "soon" if days <= SOON_DAYS else "later"


def tranche_lead(number: int, terms: TermsLeft, today: date) -> SafeString:
    """How many deals the reader sees, and when the first term ends."""
    if number == 0:
        return format_html("{}", "In deze tranche staan geen deals die u mag zien.")
    deals = "1 deal" if number == 1 else f"{number} deals"
    if terms.first is None:
        return format_html("<strong>{}</strong>. Er loopt nu geen termijn.", deals)
    left = (terms.first - today).days
    when = f"over {days_words(left)}" if left > 0 else "vandaag"
    verb = "eindigt" if left >= 0 else "eindigde"
    return format_html(
        "<strong>{}</strong>. De eerste termijn {} op <strong>{}</strong>, {}.",
        deals,
        verb,
        long_date(terms.first, hard_spaces=True),
        when if left >= 0 else f"{days_words(-left)} geleden",
    )

"""The sentence on top of a board: how many deals, and when the first of the twelve weeks ends."""

from collections.abc import Iterable
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.rendering import days_words
from regiodeals.deal.term import last_grant_day


def first_end(concluded: Iterable[date]) -> date | None:
    """The last day of the term that ends first, of convenanten of these days."""
    ends = (last_grant_day(day) for day in concluded)
    return min((day for day in ends if day is not None), default=None)


def tranche_lead(
    number: int, first: date | None, today: date, *, is_narrowed: bool = False
) -> SafeString:
    """How many deals the reader sees, and when the first term ends."""
    if number == 0 and is_narrowed:
        return format_html("{}", "Geen enkele deal past bij dit filter.")
    if number == 0:
        return format_html("{}", "In deze tranche staan geen deals die u mag zien.")
    deals = "1 deal" if number == 1 else f"{number} deals"
    if first is None:
        return format_html(
            "<strong>{}</strong>. Er loopt nu geen termijn voor een beschikking.", deals
        )
    left = (first - today).days
    when = f"over {days_words(left)}" if left > 0 else "vandaag"
    return format_html(
        "<strong>{}</strong>. De eerste termijn voor een beschikking {} op"
        " <strong>{}</strong>, {}.",
        deals,
        "eindigt" if left >= 0 else "eindigde",
        long_date(first, hard_spaces=True),
        when if left >= 0 else f"{days_words(-left)} geleden",
    )

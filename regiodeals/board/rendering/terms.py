"""The sentence on top of a board: how many deals, and when the first of the twelve weeks ends."""

from collections.abc import Iterable
from datetime import date

from regiodeals.board.rendering.counts import deals_words
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch, emphasised
from regiodeals.deal.rendering import days_words
from regiodeals.deal.term import last_grant_day


def first_end(concluded: Iterable[date]) -> date | None:
    """The last day of the term that ends first, of convenanten of these days."""
    ends = (last_grant_day(day) for day in concluded)
    return min((day for day in ends if day is not None), default=None)


def tranche_lead(
    number: int, first: date | None, today: date, *, is_narrowed: bool = False
) -> Words:
    """How many deals the reader sees, and when the first term ends."""
    if number == 0 and is_narrowed:
        return dutch("Geen enkele deal past bij dit filter.")
    if number == 0:
        return dutch("In deze tranche staan geen deals die u mag zien.")
    deals = deals_words(number)
    if first is None:
        return emphasised(
            dutch("<strong>{deals}</strong>. Er loopt nu geen termijn voor een beschikking."),
            deals=deals,
        )
    left, day = (first - today).days, long_date(first, hard_spaces=True)
    if left < 0:
        return emphasised(
            dutch(
                "<strong>{deals}</strong>. De eerste termijn voor een beschikking eindigde op"
                " <strong>{dag}</strong>, {dagen} geleden."
            ),
            deals=deals,
            dag=day,
            dagen=days_words(-left),
        )
    return emphasised(
        dutch(
            "<strong>{deals}</strong>. De eerste termijn voor een beschikking eindigt op"
            " <strong>{dag}</strong>, {wanneer}."
        ),
        deals=deals,
        dag=day,
        wanneer=dutch("over {dagen}", dagen=days_words(left)) if left else dutch("vandaag"),
    )

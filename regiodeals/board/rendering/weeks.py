"""The countdown to the terms: a column a week that leads to the deals of that week."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from regiodeals.board.rendering.counts import terms_words
from regiodeals.board.rendering.links import Filter
from regiodeals.board.schedule import Stretch, stretches
from regiodeals.board.selectors import Countdown
from regiodeals.charts import Column, columns
from regiodeals.common import clock
from regiodeals.common.dutch_dates import SHORT_MONTHS, day_and_month
from regiodeals.common.english_dates import MONTHS as ENGLISH_MONTHS
from regiodeals.common.words import Words, dutch, joined
from regiodeals.obligations.models import ObligationKind

HEADS = (dutch("Week"), dutch("Aantal"), dutch("Waarvan"))


def week_choices() -> list[tuple[str, str]]:
    """The stretches of today with their names, to filter by."""
    return [(stretch.key, week_name(stretch)) for stretch in stretches(clock.today())]


def week_name(stretch: Stretch) -> str:
    """'te laat', 'deze week, t/m 24 nov', 'week 48, 25 nov', 'later'."""
    first, last = stretch.first, stretch.last
    if first and last:
        return dutch(
            "week {nummer}, {dag}", nummer=first.isocalendar().week, dag=day_and_month(first)
        )
    if last:
        return dutch("deze week, t/m {dag}", dag=day_and_month(last))
    return dutch("later") if first else dutch("te laat")


def weeks_of(countdown: Countdown, chosen: Filter) -> dict[str, Any]:
    """The chart with its table, what lies beyond its last column, and what is chosen now."""
    points = [
        _column(stretch, under, kinds, chosen)
        for (stretch, kinds), under in zip(countdown.items(), _months(countdown), strict=True)
    ]
    *shown, later = points
    return {
        "chart": columns(
            dutch("Wat er nog moet gebeuren"),
            _finding(points),
            shown,
            terms_words,
            heads=HEADS,
            beyond=[later],
        ),
        "later": later,
        "later_words": terms_words(later.value),
        "current": next((one for one in points if one.is_current), None),
    }


def _column(stretch: Stretch, under: str, kinds: Counter[ObligationKind], chosen: Filter) -> Column:
    is_current = chosen.asked.week == stretch.key
    first = stretch.first
    return Column(
        label=week_name(stretch),
        value=kinds.total(),
        short=str(first.day) if first else dutch("nu") if stretch.last else dutch("laat"),
        under=under,
        note=joined(
            "; ",
            (joined(" × ", (str(number), kind.label)) for kind, number in _most_first(kinds)),
        ),
        series="c1" if first or stretch.last else "c2",
        url=f"?{chosen.query(week='' if is_current else stretch.key)}#deals",
        is_current=is_current,
    )


def _most_first(kinds: Counter[ObligationKind]) -> list[tuple[ObligationKind, int]]:
    """What there is most of first; as many of each in the order of their names."""
    return sorted(kinds.items(), key=lambda item: (-item[1], item[0].value))


def _months(found: Iterable[Stretch]) -> Iterable[str]:
    """The month under the first Monday that is shown of it."""
    before = 0
    for stretch in found:
        month = stretch.first.month if stretch.first else 0
        yield _month(month) if month and month != before else ""
        before = month or before


def _finding(points: list[Column]) -> str:
    """'31 termijnen, waarvan 2 te laat en 4 deze week.'"""
    return dutch(
        "{termijnen}, waarvan {laat} te laat en {nu} deze week.",
        termijnen=terms_words(sum(point.value for point in points)),
        laat=points[0].value,
        nu=points[1].value,
    )


def _month(number: int) -> Words:
    return Words(SHORT_MONTHS[number - 1], lambda: ENGLISH_MONTHS[number - 1][:3])

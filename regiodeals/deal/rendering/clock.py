"""What became of the two clocks of a deal: that of the law, and that of a promise."""

from datetime import date
from typing import Any

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering.facts import days_words
from regiodeals.legal.promises import year_end_promise

NOTIFIED_BEFORE = dutch("Bekendgemaakt {dagen} vóór die dag.")
NOTIFIED_AFTER = dutch("Bekendgemaakt {dagen} na die dag.")
GRANTED_BEFORE = dutch("Bekendgemaakt op {dag}, {dagen} vóór de uiterste dag.")
GRANTED_AFTER = dutch("Bekendgemaakt op {dag}, {dagen} na de uiterste dag.")
GRANTED_ON = dutch("Bekendgemaakt op {dag}, op de uiterste dag.")


def promise_of(deal: Deal, today: date) -> dict[str, Any] | None:
    """The second clock: what the minister told parliament, with the words for how it stands."""
    promise = year_end_promise(deal.tranche.number, deal.concluded_on)
    if promise is None:
        return None
    until = deal.granted_on or today
    days = (promise.last_day - until).days
    spare = days_words(abs(days))
    if deal.granted_on is not None:
        pattern = NOTIFIED_BEFORE if days >= 0 else NOTIFIED_AFTER
        words = dutch(pattern, dagen=spare)
    elif deal.status != DealStatus.GESLOTEN:
        words = dutch("Dit loopt niet meer.")
    else:
        words = (
            dutch("Nog {dagen}.", dagen=spare)
            if days >= 0
            else dutch("{dagen} geleden.", dagen=spare)
        )
    return {"day": promise.last_day, "text": promise.statement, "source": promise.source} | {
        "words": words,
        "is_late": days < 0,
    }


def outcome_of(deal: Deal, last: date) -> str:
    """How the grant relates to its last day; empty while there is none."""
    if deal.granted_on is None:
        return ""
    days = (last - deal.granted_on).days
    pattern = GRANTED_BEFORE if days > 0 else GRANTED_AFTER if days else GRANTED_ON
    return dutch(pattern, dag=long_date(deal.granted_on), dagen=days_words(abs(days)))

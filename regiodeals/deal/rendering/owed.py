"""Obligations as rows of a list, as a page, and as tasks."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import WorkItem, granting
from regiodeals.legal.both_days import both_days, end_in_the_netherlands
from regiodeals.obligations.models import Obligation, ObligationChange, ObligationKind
from regiodeals.obligations.pages import page_of
from regiodeals.obligations.state import State, Zone
from regiodeals.obligations.titles import outcome_of, owner_of, source_of, title_of

MEANING = {
    State.OPEN: "neutral",
    State.DUE: "warning",
    State.OVERDUE: "error",
    State.PASSED: "neutral",
    State.MET: "ok",
    State.CANCELLED: "neutral",
}
# Both are met by one act: the bekendmaking of the beschikking.
GRANTING = frozenset({ObligationKind.VERLENING, ObligationKind.TOEZEGGING})


def owed_row(owed: Obligation) -> dict[str, Any]:
    """A row of the list."""
    return {
        "owed": owed,
        "title": title_of(owed),
        "source": source_of(owed),
        "owner": owner_of(owed),
        "meaning": MEANING[owed.state],
        "url": reverse("regiodeals:obligation-detail", args=[owed.pk]),
        "where": joined(", ", filter(None, (place_of(owed), _end_here(owed)))),
        "is_elsewhere": owed.zone != Zone.AMSTERDAM,
    }


def owed_items(owed: Obligation) -> list[dict[str, Any]]:
    """What the page says of it, as labels with values."""
    day = joined(", ", filter(None, (long_date(owed.due_on), place_of(owed), _end_here(owed))))
    items: list[dict[str, Any]] = [
        {"label": dutch("Wie"), "value": owner_of(owed)},
        {"label": dutch("Uiterste dag"), "value": day},
        {"label": dutch("Bron"), "value": source_of(owed)},
        {"label": dutch("Opgelegd"), "value": plain_date(owed.imposed_at.date())},
    ]
    if owed.met_on is not None:
        met = joined(": ", (plain_date(owed.met_on), outcome_of(owed)))
        items.append({"label": dutch("Nagekomen"), "value": met})
    if owed.met_at is not None and (both := both_days(owed.met_at, ZoneInfo(owed.zone))):
        items.append({"label": dutch("Nakoming vastgelegd"), "value": both})
    if owed.cancelled_at is not None:
        items.append({"label": dutch("Vervallen"), "value": outcome_of(owed)})
    return items


def change_items(changes: Iterable[ObligationChange]) -> list[dict[str, Any]]:
    """The history as entries of a timeline: what changed, by whom, and why."""
    return [
        {
            "title": joined(": ", (change.get_kind_display().capitalize(), _moved(change))),
            "day": change.at.date(),
            "note": joined(" ", filter(None, (_by(change), change.reason, _decision(change)))),
        }
        for change in changes
    ]


def _moved(change: ObligationChange) -> str:
    if change.owner_to != change.owner_from:
        return dutch("van {eerst} naar {dan}", eerst=change.owner_from, dan=change.owner_to)
    first, then = plain_date(change.due_from), plain_date(change.due_to)
    return dutch("van {eerst} naar {dan}", eerst=first, dan=then)


def _by(change: ObligationChange) -> str:
    return f"{change.by}:" if change.by else ""


def _decision(change: ObligationChange) -> str:
    return dutch("(besluit {besluit})", besluit=change.decision) if change.decision else ""


def place_of(owed: Obligation) -> str:
    """Where the day is counted, as it is printed beside it."""
    return dutch("gerekend in {waar}", waar=owed.get_zone_display())


def _end_here(owed: Obligation) -> str:
    return end_in_the_netherlands(owed.due_on, ZoneInfo(owed.zone))


def tasks_owed(owed: Iterable[Obligation], today: date) -> Iterator[WorkItem]:
    """Obligations as tasks; what settles one by another task carries the same key.

    `owed` is read with the name of its deal (`selectors.with_deal_name`).
    """
    for one in owed:
        yield WorkItem(
            title=task_title(one),
            url=page_of(one),
            verb=dutch("Openen"),
            why_you=_why_you(one),
            if_you_wait=_if_you_wait(one, today),
            due_on=one.due_on,
            settles=settles_key(one),
            is_owed=True,
        )


def task_title(owed: Obligation) -> str:
    """What must be done with the deal in front, where it does not tell of which deal it is."""
    deal = getattr(owed, "deal_name", None)
    if not deal or deal in owed.title:
        return title_of(owed)
    return joined(": ", (deal, title_of(owed)))


def _why_you(owed: Obligation) -> str:
    """By whom it is owed, to who owes it: himself, in his role, or with his organisation."""
    if owed.owner_user_id:
        return dutch("dit staat op uw naam.")
    if owed.owner_role:
        return dutch("u bent {rol}.", rol=owner_of(owed))
    return dutch("dit staat op naam van {wie}.", wie=owner_of(owed))


def _if_you_wait(owed: Obligation, today: date) -> str:
    """A right may be left alone; a duty may not."""
    when = {"dag": long_date(owed.due_on), "bron": source_of(owed)}
    if owed.is_right:
        return dutch("dat mag. Na {dag} kan het niet meer ({bron}).", **when)
    if owed.due_on < today:
        return dutch("de uiterste dag was {dag} ({bron}).", **when)
    return dutch("na {dag} is het te laat ({bron}).", **when)


def settles_key(owed: Obligation) -> str:
    """The act that meets it: granting meets the twelve weeks and the promise alike."""
    if owed.kind in GRANTING:
        return granting(owed.subject_id)
    return act_key(owed.kind, owed.subject_type, owed.subject_id, owed.period)


def act_key(kind: str, subject_type: str, subject_id: int, period: str) -> str:
    """The same for who knows what is owed and has not read it."""
    return f"{kind} {subject_type} {subject_id} {period}"

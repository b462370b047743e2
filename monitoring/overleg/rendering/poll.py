"""A date poll as its page shows it: each moment with who can, and the answers of one person."""

from dataclasses import dataclass
from typing import Any

from monitoring.overleg.conditions import deal_goes_on
from monitoring.overleg.models import CanCome, Deelnemer, Overleg, OverlegStatus, Prikmoment
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering import breadcrumb
from monitoring.overleg.rendering.when import moment_words
from monitoring.overleg.selectors import moments_of, participants_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch, joined
from regiodeals.deal.selectors import is_kassier_an_island


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment: who can, who can if need be, who cannot, and how many said nothing."""

    moment: Prikmoment
    when: str
    counts: str
    answers: dict[int, str]


@dataclass(frozen=True, slots=True)
class Answerer:
    """For whom the reader can fill in, with what was said of each moment."""

    deelnemer: Deelnemer
    key: str
    choices: list[tuple[Prikmoment, str, str]]


def poll_page(overleg: Overleg, user: User) -> dict[str, Any]:
    """The moments as everybody who sees the deal reads them, and what this person can do."""
    people = participants_of(overleg)
    on_island = is_kassier_an_island(overleg.deal)
    rows = [_row(moment, people, on_island=on_island) for moment in moments_of(overleg)]
    is_to_plan = overleg.status == OverlegStatus.GEPLAND and bool(deal_goes_on(overleg))
    is_open = is_to_plan and overleg.planned_on is None
    organises = is_to_plan and may_organise(overleg, user)
    own = [one for one in people if one.user_id == user.pk or organises] if is_open else []
    return {
        "overleg": overleg,
        "rows": rows,
        "is_open": is_open,
        "organises": organises,
        "asks": organises and is_open,
        "nobody": bool(rows) and not any(row.answers for row in rows),
        "answerers": [_answerer(one, rows) for one in own] if rows else [],
        "can_come": CanCome.choices,
        "breadcrumb": breadcrumb(overleg, dutch("Datumprikker")),
    }


def _row(moment: Prikmoment, people: list[Deelnemer], *, on_island: bool) -> MomentRow:
    answers = {row.deelnemer_id: row.answer for row in moment.antwoorden.all()}
    counted: list[str] = []
    for value, label in CanCome.choices:
        names = [one.name for one in people if answers.get(one.pk) == value]
        if names:
            counted.append(joined(": ", (label, ", ".join(names))))
    silent = sum(one.pk not in answers for one in people)
    counted += [dutch("nog geen antwoord: {aantal}", aantal=silent)] if silent else []
    when = moment_words(moment, on_island=on_island)
    return MomentRow(moment, when, joined("; ", counted), answers)


def _answerer(deelnemer: Deelnemer, rows: list[MomentRow]) -> Answerer:
    choices = [(row.moment, row.when, row.answers.get(deelnemer.pk, "")) for row in rows]
    return Answerer(deelnemer, str(deelnemer.pk), choices)

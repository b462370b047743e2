"""A date poll as its page shows it: each moment with who can, and the answers of one person."""

from dataclasses import dataclass
from typing import Any

from monitoring.overleg.conditions import deal_goes_on
from monitoring.overleg.models import CanCome, Deelnemer, Overleg, OverlegStatus, Prikmoment
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering import breadcrumb
from monitoring.overleg.rendering.when import moment_words
from monitoring.overleg.selectors import participants_of
from monitoring.overleg.selectors.poll import moments_of, not_mailed
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch, joined
from regiodeals.deal.selectors import is_kassier_an_island

NO_PARTICIPANT = dutch("Er is nog geen deelnemer. Voeg eerst toe wie u uitnodigt.")
MAILED = dutch("Wie een account en een e-mailadres heeft, kreeg over deze momenten al een mail.")


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
    choices: list[tuple[Prikmoment, str, str]]

    @property
    def is_silent(self) -> bool:
        """Whether there is a moment of which nothing was said."""
        return any(not answer for _moment, _when, answer in self.choices)


def occasion_of(last: int) -> str:
    """Of which moments a mail asks: those up to and including this one."""
    return f"tot en met {last}"


def poll_page(overleg: Overleg, user: User) -> dict[str, Any]:
    """The moments as everybody who sees the deal reads them, and what this person can do."""
    people = participants_of(overleg)
    on_island = is_kassier_an_island(overleg.deal)
    rows = [_row(moment, people, on_island=on_island) for moment in moments_of(overleg)]
    is_to_plan = overleg.status == OverlegStatus.GEPLAND and bool(deal_goes_on(overleg))
    is_open = is_to_plan and overleg.planned_on is None
    organises = is_to_plan and may_organise(overleg, user)
    answerers = [_answerer(one, rows) for one in people] if is_open and rows else []
    return {
        "overleg": overleg,
        "rows": rows,
        "is_open": is_open,
        "organises": organises,
        "asks": organises and is_open,
        "nobody": bool(rows) and not any(row.answers for row in rows),
        "own": next((one for one in answerers if one.deelnemer.user_id == user.pk), None),
        "others": [one for one in answerers if organises and one.deelnemer.user_id != user.pk],
        "why_no_mail": _why_no_mail(people, rows) if organises and is_open else [],
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
    return Answerer(deelnemer, choices)


def _why_no_mail(people: list[Deelnemer], rows: list[MomentRow]) -> list[str]:
    """What keeps who organises from mailing them; nothing when somebody can be asked."""
    last = max((row.moment.pk for row in rows), default=0)
    if not people:
        return [NO_PARTICIPANT]
    return [] if not_mailed(people, occasion_of(last)) else [MAILED]

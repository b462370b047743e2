"""A year in words: as a line of steps on the dossier, and as a cell of the matrix."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.models.jaarcyclus import DAYS
from monitoring.jaarcyclus.schedule import KINDS, period_of
from monitoring.jaarcyclus.selectors.years import Duties
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from regiodeals.workflow import Button

MEANING: dict[str, str] = {
    JaarStatus.GEVRAAGD: "neutral",
    JaarStatus.AFGEROND: "ok",
    JaarStatus.BEEINDIGD: "neutral",
}
SHORT: dict[str, str] = {
    ObligationKind.RAPPORTAGE: dutch("rapportage"),
    ObligationKind.OVERLEG: dutch("overleg"),
}
WAITING = (JaarStatus.GEVRAAGD, JaarStatus.AKKOORD)
MEETING_AHEAD = (JaarStatus.GEPLAND, JaarStatus.UITGENODIGD)
# What is owed, at the step that meets it.
OWED_AT = dict(zip(("submitted_on", "held_on"), KINDS, strict=True))

BY, LATE = dutch("uiterlijk {dag}"), dutch("te laat, uiterlijk {dag}")
CLOSED_ON, SINCE = dutch("op {dag}"), dutch("sinds {dag}")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a year is: the step in words, its day, and whether something is overdue."""

    word: str
    meaning: str
    day: date | None
    day_words: str
    is_late: bool


def standing_of(cyclus: Jaarcyclus, duties: Duties) -> Standing:
    """An overdue day first, then the day that comes, else that of the last step."""
    word = cyclus.get_status_display()
    late = next((one for one in _owed(cyclus, duties) if one.state is State.OVERDUE), None)
    if late is not None:
        return Standing(
            word,
            "error",
            late.due_on,
            dutch("te laat: {wat}", wat=_owed_words(late)),
            True,
        )
    meaning = MEANING.get(cyclus.status, "busy")
    if cyclus.status in MEETING_AHEAD and cyclus.meeting_on is not None:
        words = dutch("overleg op {dag}", dag=plain_date(cyclus.meeting_on))
        return Standing(word, meaning, cyclus.meeting_on, words, False)
    coming = next(iter(_owed(cyclus, duties)), None)
    if coming is not None and cyclus.status in WAITING:
        return Standing(word, meaning, coming.due_on, _owed_words(coming), False)
    day = _last_day(cyclus)
    words = dutch(CLOSED_ON if cyclus.is_closed else SINCE, dag=plain_date(day))
    if because := cyclus.ended_because.rstrip("."):
        words = joined(". ", (words, because))
    return Standing(word, meaning, day, words, False)


def _owed_words(owed: Obligation) -> str:
    return dutch("{wat} uiterlijk {dag}", wat=SHORT[owed.kind], dag=plain_date(owed.due_on))


def _owed(cyclus: Jaarcyclus, duties: Duties) -> list[Obligation]:
    """What is still to be done in this year, in the order of the year."""
    if cyclus.is_closed:
        return []
    found = (duties.get((cyclus.deal_id, kind, period_of(kind, cyclus.year))) for kind in KINDS)
    return [owed for owed in found if owed is not None and not owed.is_closed]


def _last_day(cyclus: Jaarcyclus) -> date:
    """The day of the last step that was taken."""
    if cyclus.closed_at is not None:
        return cyclus.closed_at.astimezone(clock.AMSTERDAM).date()
    days = [cyclus.opened_on, *(getattr(cyclus, field) for field, _status in DAYS)]
    return days[cyclus.taken] or cyclus.opened_on


def year_line(cyclus: Jaarcyclus, duties: Duties) -> list[dict[str, str]]:
    """The steps with their days; the first that is not done is where the year is."""
    owed = {one.kind: one for one in _owed(cyclus, duties)}
    items = [_item(JaarStatus.GEVRAAGD.label, plain_date(cyclus.opened_on), is_done=True)]
    for field, status in DAYS:
        day = getattr(cyclus, field)
        note = plain_date(day) if day else _until(owed.get(OWED_AT.get(field, "")))
        if day and field == "meeting_on":
            note = dutch("voor {dag}", dag=note)
        items.append(_item(status.label, note, is_done=day is not None))
    finished = cyclus.status == JaarStatus.AFGEROND
    closed = plain_date(_last_day(cyclus)) if finished else ""
    items.append(_item(JaarStatus.AFGEROND.label, closed, is_done=finished))
    here = next((item for item in items if item["state"] == "todo"), None)
    if here is not None:
        here["state"] = "stop" if cyclus.status == JaarStatus.BEEINDIGD else "now"
    return items


def _item(title: str, note: str, *, is_done: bool) -> dict[str, str]:
    state = "done" if is_done else "todo"
    return {"title": title.capitalize(), "note": note, "state": state}


def _until(owed: Obligation | None) -> str:
    if owed is None:
        return ""
    pattern = LATE if owed.state is State.OVERDUE else BY
    return dutch(pattern, dag=plain_date(owed.due_on))


def button_rows(cyclus: Jaarcyclus, buttons: list[Button]) -> list[dict[str, Any]]:
    """The step that a person takes."""
    return [
        {
            "label": button.label,
            "reasons": button.reasons,
            "url": reverse("monitoring:jaarcyclus-finish", args=[cyclus.pk]),
            "id": f"jaar-{cyclus.year}-afronden",
        }
        for button in buttons
    ]

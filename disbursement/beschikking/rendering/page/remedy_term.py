"""The term for bezwaar (and beroep on the islands): running, or as it would run from today."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.facts import legal_zone, remedy_of
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date, short_date
from regiodeals.common.words import dutch
from regiodeals.legal.both_days import both_days
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import final_from, last_day_by_post, remedy_for
from regiodeals.legal.term_steps import TermExplanation, explain

NOT_SENT = dutch(
    "De brief ligt klaar en is nog niet verzonden: er loopt nog geen termijn. Die begint op de dag"
    " na de verzending ({bron})."
)
NEVER_SENT = dutch(
    "De brief is nooit verzonden. Er is geen termijn: dit besluit heeft nooit gegolden ({bron})."
)
AWB_IN_FORCE = "Algemene wet bestuursrecht, artikel 3:40"
AWB_SENDING = "Algemene wet bestuursrecht, artikel 3:41 lid 1 en 6:8 lid 1"


def remedy_term(beschikking: Beschikking, start: date, today: date) -> dict[str, Any]:
    """The days of the term from `start` as steps; `refusal` says why they cannot be counted.

    `lies_ready` is a sentence, and nothing is counted, as long as the letter was not posted.
    """
    what = dutch("bezwaar of beroep") if beschikking.uitkering.is_bijzonder else dutch("bezwaar")
    term = {"start": start, "what": what, "refusal": "", "both_days": _both_days(beschikking)}
    if beschikking.is_never_sent:
        return term | {"lies_ready": dutch(NEVER_SENT, bron=cited(AWB_IN_FORCE))}
    if beschikking.lies_ready:
        return term | {"lies_ready": dutch(NOT_SENT, bron=cited(AWB_SENDING))}
    try:
        explanation = explain(start, remedy_of(beschikking.uitkering).term)
    except UnknownCalendarYear as error:
        return term | {"refusal": str(error)}
    is_running = beschikking.announced_on is not None
    return term | {
        "last_day": explanation.last_day,
        "days_left": (explanation.last_day - today).days if is_running else None,
        "steps": _steps(explanation, today, is_running=is_running),
        "explanation": explanation,
        "final": _final(beschikking, explanation.last_day, today) if is_running else "",
    }


def _steps(explanation: TermExplanation, today: date, *, is_running: bool) -> list[dict[str, str]]:
    return [
        {
            "title": dutch("dag {nummer}: {dag}", nummer=step.day_number, dag=short_date(step.day)),
            "note": step.sentence,
            "state": _state(step.day, today) if is_running else "todo",
        }
        for step in explanation.steps
    ]


def _state(day: date, today: date) -> str:
    if day == today:
        return "now"
    return "done" if day < today else "todo"


def _final(beschikking: Beschikking, last: date, today: date) -> str:
    """From which day it is onherroepelijk, and why that is certain only a week later."""
    instrument = Instrument(beschikking.uitkering.instrument)
    if beschikking.final_on is not None:
        since = long_date(beschikking.final_on)
        return dutch(
            "Niemand kan er nog iets tegen doen: zij is onherroepelijk sinds {dag}.", dag=since
        )
    since = long_date(final_from(last))
    hope = (
        dutch("Gebeurt dat niet, dan is zij onherroepelijk vanaf {dag}.", dag=since)
        if today <= last
        else dutch("Kwam er niets binnen, dan is zij onherroepelijk vanaf {dag}.", dag=since)
    )
    try:
        post = long_date(last_day_by_post(last, instrument))
    except UnknownCalendarYear:
        return hope
    return dutch(
        "{zin} Dat staat pas vast na {dag}: wat op tijd op de post ging, mag tot en met die dag"
        " binnenkomen ({bron}).",
        zin=hope,
        dag=post,
        bron=cited(remedy_for(instrument).by_post.source),
    )


def _both_days(beschikking: Beschikking) -> str:
    """Both days, where the day on the island is another than in the Netherlands."""
    moment = beschikking.announced_at
    return both_days(moment, legal_zone(beschikking.uitkering)) if moment else ""

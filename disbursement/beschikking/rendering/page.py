"""How a beschikking is shown: a row of a list, and its own page."""

from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.facts import legal_zone, remedy_of
from disbursement.uitkering.selectors import findings_for
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date, plain_date, short_date
from regiodeals.deal.rendering import grant_by
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import Finding, Outcome
from regiodeals.legal.terms import TermExplanation, explain, legal_day

BUTTONS = ("submit", "approve", "return_to_drafter", "sign", "refuse_to_sign", "announce")
WITH_REMARK = ("return_to_drafter", "refuse_to_sign")
PRIMARY = ("submit", "approve", "sign", "announce")
MEANING = {
    BeschikkingStatus.CONCEPT: "neutral",
    BeschikkingStatus.TER_TOETSING: "review",
    BeschikkingStatus.GETOETST: "busy",
    BeschikkingStatus.ONDERTEKEND: "busy",
    BeschikkingStatus.BEKENDGEMAAKT: "ok",
}
OUTCOME_MEANING = {
    Outcome.VOLDOET: "ok",
    Outcome.TER_BEOORDELING: "review",
    Outcome.ONBEKEND: "error",
    Outcome.VOLDOET_NIET: "error",
}
DONE = {
    "submit": "De beschikking ligt bij de toetser.",
    "approve": "Akkoord gegeven. De beschikking ligt bij de tekenbevoegde.",
    "return_to_drafter": "Teruggestuurd met uw opmerking.",
    "refuse_to_sign": "Teruggestuurd met uw opmerking.",
    "sign": "Getekend. De brief wordt nu gemaakt.",
    "announce": "Bekendgemaakt. De termijn voor bezwaar loopt, en het eerste overleg is gepland.",
}


def done(verb: str, _beschikking: Beschikking) -> str:
    """What to say when a step has been taken."""
    return DONE[verb]


def list_row(beschikking: Beschikking) -> dict[str, Any]:
    """A row of a list: state, amount, who is next, last day."""
    return {
        "beschikking": beschikking,
        "uitkering": beschikking.uitkering,
        "deal": beschikking.uitkering.deal,
        "url": reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        "meaning": MEANING[BeschikkingStatus(beschikking.status)],
        "grant_by": grant_by(beschikking.uitkering.deal),
        "remedy_last_day": beschikking.remedy_last_day,
    }


def detail(beschikking: Beschikking, user: User, today: date) -> dict[str, Any]:
    """Everything the page shows; outsiders see the letter and the term, not the making of it."""
    inside = user.is_ministry
    announced = beschikking.announced_on
    findings = findings_for(beschikking.uitkering, granted_on=announced or today) if inside else ()
    return {
        **list_row(beschikking),
        "inside": inside,
        "buttons": _buttons(beschikking, user) if inside else [],
        "four_eyes": _four_eyes(beschikking) if inside else [],
        "findings": [_rule(finding) for finding in _worst_first(findings)],
        "termijnen": list(beschikking.uitkering.termijnen.all()),
        "document": beschikking.document,
        "term": _term(beschikking, today),
        "announced": announced,
    }


def _buttons(beschikking: Beschikking, user: User) -> list[dict[str, Any]]:
    return [
        {
            "button": button,
            "url": reverse(
                "disbursement:beschikking-transition", args=[beschikking.pk, button.verb]
            ),
            "kind": "primary" if button.verb in PRIMARY else "secondary",
            "remark": "required" if button.verb in WITH_REMARK else "",
        }
        for button in workflow.buttons(beschikking, BUTTONS, user)
    ]


def _four_eyes(beschikking: Beschikking) -> list[dict[str, str]]:
    order = list(BeschikkingStatus)
    reached = order.index(BeschikkingStatus(beschikking.status))
    people = (
        ("Opstellen", beschikking.drafter, beschikking.drafted_at, "een behandelaar"),
        ("Toetsen", beschikking.reviewer, beschikking.reviewed_at, "een ander dan de opsteller"),
        ("Ondertekenen", beschikking.signer, beschikking.signed_at, "een derde, met mandaat"),
    )
    steps = [
        {
            "title": f"{verb}: {person}" if person else verb,
            "note": plain_date(at.date()) if at else who,
        }
        for verb, person, at, who in people
    ]
    announced = beschikking.announced_on
    last = grant_by(beschikking.uitkering.deal)
    until = f"uiterlijk {short_date(last)}" if last else ""
    steps.append({"title": "Bekendmaken", "note": plain_date(announced) if announced else until})
    done = (0, 1, 2, 3, 4)[reached]
    for index, step in enumerate(steps):
        step["state"] = "done" if index < done else "now" if index == done else "todo"
    return steps


def _worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    order = [Outcome.VOLDOET_NIET, Outcome.ONBEKEND, Outcome.TER_BEOORDELING, Outcome.VOLDOET]
    return sorted(findings, key=lambda finding: order.index(finding.outcome))


def _rule(finding: Finding) -> dict[str, str]:
    return {
        "meaning": OUTCOME_MEANING[finding.outcome],
        "word": finding.outcome.value,
        "question": finding.statement,
        "article": finding.article,
        "text": f"{finding.finding} {finding.repair}".strip(),
    }


def _term(beschikking: Beschikking, today: date) -> dict[str, Any] | None:
    """The term for bezwaar: running, or as it would run if announced today."""
    start = beschikking.announced_on or today
    term = remedy_of(beschikking.uitkering).term
    try:
        explanation: TermExplanation = explain(start, term)
    except UnknownCalendarYear as error:
        return {"unknown": str(error)}
    return {
        "start": long_date(start),
        "explanation": explanation,
        "zones": _zones(beschikking),
        "what": "bezwaar of beroep" if beschikking.uitkering.is_bijzonder else "bezwaar",
    }


def _zones(beschikking: Beschikking) -> str:
    """Both days, where the day on the island is another than in The Hague."""
    if beschikking.announced_at is None or not beschikking.uitkering.is_bijzonder:
        return ""
    there = legal_day(beschikking.announced_at, legal_zone(beschikking.uitkering))
    return f"Op Saba was het {long_date(there)}." if there else ""

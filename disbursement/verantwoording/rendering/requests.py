"""A request for postponement as the page of its paper shows it, and the trail of both."""

from typing import Any

from django.urls import reverse

from disbursement.verantwoording import policies
from disbursement.verantwoording.models import Uitstelverzoek, Verantwoording
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_about
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch

HISTORY_LENGTH = 50


def request_of(request: Uitstelverzoek, user: User) -> dict[str, Any]:
    """What was asked and what was decided, and the way to decide for who may."""
    reasons = [
        rule.sentence
        for rule in policies.may_decide_postponement.rules  # type: ignore[attr-defined]
        if not rule(request, user)
    ][:1]
    items = [
        {"label": dutch("Ontvangen"), "value": long_date(request.received_on)},
        {"label": dutch("Gevraagd tot en met"), "value": long_date(request.asked_until)},
        {"label": dutch("Reden"), "value": request.reason},
    ]
    if request.outcome:
        until = request.granted_until
        items += [
            {"label": dutch("Besluit"), "value": request.get_outcome_display()},
            {
                "label": dutch("Uitstel tot en met"),
                "value": long_date(until) if until else dutch("geen"),
            },
            {"label": dutch("Kenmerk"), "value": request.reference},
            {"label": dutch("Besloten door"), "value": str(request.decided_by)},
            {"label": dutch("Motivering"), "value": request.decision_reason},
        ]
    return {
        "items": items,
        "is_open": not request.outcome,
        "url": reverse("disbursement:uitstel-decide", args=[request.pk]),
        "reasons": reasons,
        "show_act": user.is_ministry and not request.outcome,
    }


def history_of(paper: Verantwoording) -> list[AuditEntry]:
    """What happened to it and to the requests about it, the latest first."""
    asked = [entry for row in paper.uitstelverzoeken.all() for entry in entries_about(row)]
    found = [*entries_about(paper)[:HISTORY_LENGTH], *asked]
    return sorted(found, key=lambda entry: entry.pk, reverse=True)[:HISTORY_LENGTH]

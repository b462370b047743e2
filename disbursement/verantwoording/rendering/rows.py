"""A paper as a row of a list, and where it is dealt with."""

from typing import Any

from django.urls import reverse

from disbursement.verantwoording.models import Status, Verantwoording
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import Finding, Outcome
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State

MEANING: dict[str, str] = {
    Status.VERWACHT: "neutral",
    Status.ONTVANGEN: "review",
    Status.IN_ORDE: "ok",
    Status.TERUG: "warning",
    Status.VERVALLEN: "neutral",
}
OF_OUTCOME = {
    Outcome.VOLDOET: "ok",
    Outcome.VOLDOET_NIET: "error",
    Outcome.TER_BEOORDELING: "review",
    Outcome.ONBEKEND: "neutral",
}


def url_of(paper: Verantwoording) -> str:
    """The page of a paper: by deal and year for a yearly account, else by its number."""
    if paper.is_yearly:
        return reverse("disbursement:verantwoording-detail", args=[paper.dossier_id, paper.year])
    return reverse("disbursement:verantwoording-paper", args=[paper.pk])


def paper_row(
    paper: Verantwoording, owed: Obligation | None, findings: tuple[Finding, ...] = ()
) -> dict[str, Any]:
    """What it is, by which day, how it stands, and what the checks say."""
    is_late = owed is not None and owed.state is State.OVERDUE
    return {
        "paper": paper,
        "deal": paper.uitkering.deal,
        "kassier": paper.uitkering.kassier,
        "url": url_of(paper),
        "due_on": owed.due_on if owed else None,
        "meaning": "error" if is_late else MEANING[paper.status],
        "word": State.OVERDUE.label if is_late else paper.get_status_display(),
        "currency": paper.uitkering.currency,
        "delivery": paper.current,
        "checks": tally(findings) if paper.current else [],
    }


def tally(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    """How many checks ended how; what complies is left out when something does not."""
    counts = {
        outcome: sum(row.outcome is outcome for row in findings)
        for outcome in (Outcome.VOLDOET_NIET, Outcome.TER_BEOORDELING, Outcome.ONBEKEND)
    }
    found = [
        {"meaning": OF_OUTCOME[outcome], "word": joined(" ", (str(count), outcome.words))}
        for outcome, count in counts.items()
        if count
    ]
    return found or ([{"meaning": "ok", "word": dutch("alles voldoet")}] if findings else [])

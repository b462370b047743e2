"""A grant of ten million until the end of 2028, and decisions that follow on it."""

from dataclasses import replace
from datetime import date
from typing import Any

from regiodeals.legal.decision_rules import (
    Decided,
    DecisionFacts,
    Standing,
    check_decision,
    standing_on,
)
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding, Instrument

GRANTED = 1_000_000_000
UNTIL = date(2028, 12, 31)
GRANTED_ON = date(2024, 12, 5)
TODAY = date(2029, 6, 4)
VERLENING = Decided(number=1, kind=DecisionKind.VERLENING, announced_on=GRANTED_ON)


def decided(kind: DecisionKind, number: int = 2, on: date = TODAY, **content: Any) -> Decided:
    """A decision that was made known."""
    return Decided(number=number, kind=kind, announced_on=on, **content)


def stand(*later: Decided, day: date = TODAY, without: int | None = None) -> Standing:
    """How matters stand after the verlening and these decisions."""
    return standing_on(
        day, (VERLENING, *later), granted_cents=GRANTED, spend_until=UNTIL, without=without
    )


def facts(kind: DecisionKind, **changes: Any) -> DecisionFacts:
    """A decision that has all it needs, after some changes."""
    content: dict[str, Any] = {
        "tranche": 5,
        "instrument": Instrument.SPUK,
        "standing": stand(),
        "decided_on": TODAY,
        "subject": "Het bedrag",
        "request_received_on": date(2028, 11, 1),
        "account_received_on": date(2029, 4, 2),
        "reasons": "De verantwoording laat dit zien.",
    }
    return replace(
        DecisionFacts(kind=kind, **content | OWN_CONTENT.get(kind, {})),
        **changes,
    )


OWN_CONTENT: dict[DecisionKind, dict[str, Any]] = {
    DecisionKind.VERLENGING: {"spend_until": date(2029, 12, 31)},
    DecisionKind.VASTSTELLING: {"amount_cents": GRANTED},
    DecisionKind.LAGERE_VASTSTELLING: {
        "amount_cents": GRANTED - 1,
        "legal_ground": "artikel 15 lid 3, onder a",
    },
    DecisionKind.TERUGVORDERING: {"amount_cents": 1},
}


def findings(kind: DecisionKind, **changes: Any) -> dict[str, Finding]:
    """What the test of such a decision finds, by key."""
    return {found.key: found for found in check_decision(facts(kind, **changes))}


def plain(text: str) -> str:
    """Without hard spaces, to compare with what a person types."""
    return text.replace("\u00a0", " ")

"""The test on which a decision rests, kept for good by its signature, in its transaction."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from disbursement.uitkering.models import Rechtmatigheidstoets, Uitkering
from disbursement.uitkering.selectors import JudgedFinding, judged_findings
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import grant_clock
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding

BY_THE_REVIEW = "Beoordeeld bij het toetsen; de redenen staan in het besluit."


@dataclass(frozen=True, slots=True)
class Review:
    """Who approved a decision, and when."""

    by: User
    at: datetime


def freeze_test(uitkering: Uitkering, *, kenmerk: str, granted_on: date) -> Rechtmatigheidstoets:
    """Keep the whole test of a verlening for good."""
    tested = judged_findings(uitkering, granted_on=granted_on)
    return _keep_test(
        uitkering,
        kenmerk=kenmerk,
        kind=DecisionKind.VERLENING,
        tested_on=granted_on,
        rows=[_frozen(rule) for rule in tested],
        clock=_frozen_clock(uitkering.deal),
    )


def freeze_later_test(
    uitkering: Uitkering,
    findings: Iterable[Finding],
    *,
    kenmerk: str,
    kind: DecisionKind,
    tested_on: date,
    review: Review,
) -> Rechtmatigheidstoets:
    """The same for a decision after the grant.

    What its rules leave to a person was judged by the reviewer, who approved it for the reasons
    that the decision itself gives.
    """
    judgement = _kept(True, BY_THE_REVIEW, review.by, review.at)
    rows = [
        {
            "bevinding": finding.as_record(),
            "oordeel": judgement if finding.needs_judgement else None,
        }
        for finding in findings
    ]
    return _keep_test(uitkering, kenmerk=kenmerk, kind=kind, tested_on=tested_on, rows=rows)


def _keep_test(
    uitkering: Uitkering,
    *,
    kenmerk: str,
    kind: DecisionKind,
    tested_on: date,
    rows: list[dict[str, Any]],
    clock: list[dict[str, Any]] | None = None,
) -> Rechtmatigheidstoets:
    """Write the rows down under the kenmerk, with their hash."""
    canonical = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Rechtmatigheidstoets.objects.create(
        uitkering=uitkering,
        kenmerk=kenmerk,
        kind=kind.value,
        tested_on=tested_on,
        rule_version=uitkering.deal.tranche.rules.version,
        rows=rows,
        clock=clock or [],
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
    )


def _frozen_clock(deal: Deal) -> list[dict[str, Any]]:
    """How the last day to grant was counted, with what happened on the way."""
    try:
        explanation = grant_clock(deal, deal.clock_events.all())
    except UnknownCalendarYear:
        return []
    return [
        {"dag": s.day_number, "datum": s.day.isoformat(), "zin": s.sentence, "bron": s.source}
        for s in (explanation.steps if explanation else ())
    ]


def _frozen(rule: JudgedFinding) -> dict[str, Any]:
    said = rule.judgement
    judgement = said and _kept(said.allows, said.reason, said.by, said.at)
    return {"bevinding": rule.finding.as_record(), "oordeel": judgement}


def _kept(allows: bool, reason: str, by: User, at: datetime) -> dict[str, Any]:
    return {"verlenen_mag": allows, "reden": reason, "door": str(by), "op": at.isoformat()}

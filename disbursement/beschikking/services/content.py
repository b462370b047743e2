"""What a person decides in a later decision, and whether it can be decided at all."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from disbursement.beschikking import selectors
from disbursement.beschikking.models import Beschikking
from disbursement.uitkering.services import DollarRate, require_storable
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import fields_of
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding
from regiodeals.legal.payment_schedule import PlannedTermijn

# Longer than any Regio Deal runs: then the year was mistyped.
LONGEST_EXTENSION_YEARS = 20
OF_A_WIJZIGING = ("schedule", "dollar_rate")


@dataclass(frozen=True, kw_only=True)
class DecisionContent:
    """The content of a decision after the grant; which of it counts depends on the kind.

    `schedule` are all termijnen as a wijziging lays them down, None when they stay. `dollar_rate`
    is the rate at which it commits euros for more dollars, None for that of the verlening.
    """

    subject: str = ""
    amount_cents: int | None = None
    spend_until: date | None = None
    request_received_on: date | None = None
    request_reference: str = ""
    account_received_on: date | None = None
    pay_by: date | None = None
    reasons: str = ""
    legal_ground: str = ""
    schedule: tuple[PlannedTermijn, ...] | None = None
    dollar_rate: DollarRate | None = None


class ContentRefused(RequirementsUnmet):
    """The content breaks a rule; each finding says which, so that a form can show it in place."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__([sentence_of(finding) for finding in findings])


def sentence_of(finding: Finding) -> str:
    """What was found and what to do about it."""
    return f"{finding.finding} {finding.repair}".strip()


def fill(beschikking: Beschikking, content: DecisionContent) -> None:
    """Put the content into the record, not yet saved.

    Raises InvalidInput for what this kind does not have or cannot do without, and ContentRefused
    for what its rules forbid today.
    """
    kind = DecisionKind(beschikking.kind)
    _require_fit(kind, content)
    for name, value in _plain(content).items():
        setattr(beschikking, name, value.strip() if isinstance(value, str) else value)
    _fill_change(beschikking, content)
    require_allowed(beschikking, on=clock.today())
    _require_sane(beschikking)


def require_allowed(beschikking: Beschikking, *, on: date) -> None:
    """Raise ContentRefused with each rule that forbids this decision on that day."""
    findings = selectors.findings_of(beschikking, on=on)
    if forbidding := [finding for finding in findings if finding.forbids_granting]:
        raise ContentRefused(forbidding)
    if refusals := selectors.schedule_refusals(beschikking, on=on):
        raise RequirementsUnmet(refusals)


def _require_fit(kind: DecisionKind, content: DecisionContent) -> None:
    known = {field.name: field for field in fields_of(kind)}
    for name, value in _plain(content).items():
        field = known.get(name)
        is_empty = value is None or (isinstance(value, str) and not value.strip())
        if field is None and not is_empty:
            raise InvalidInput(dutch("Een {soort} heeft geen {naam}.", soort=kind, naam=name))
        if field is not None and field.is_required and is_empty:
            raise InvalidInput(field.ask)
        if field is not None and field.longest and len(str(value or "")) > field.longest:
            raise InvalidInput(
                dutch(
                    "{wat}: gebruik ten hoogste {aantal} tekens.",
                    wat=field.label,
                    aantal=field.longest,
                )
            )


def _plain(content: DecisionContent) -> dict[str, Any]:
    """What is one value in one column."""
    names = [field.name for field in fields(content) if field.name not in OF_A_WIJZIGING]
    return {name: getattr(content, name) for name in names}


def _fill_change(beschikking: Beschikking, content: DecisionContent) -> None:
    """Termijnen and rate, which only a wijziging has; the rate only for more dollars."""
    schedule, rate = content.schedule, content.dollar_rate
    if beschikking.kind != DecisionKind.WIJZIGING and (schedule is not None or rate is not None):
        raise InvalidInput(dutch("Alleen een wijziging legt termijnen of een koers vast."))
    if rate is not None and not beschikking.uitkering.is_bijzonder:
        raise InvalidInput(dutch("Deze uitkering is in euro. Laat de dollarkoers leeg."))
    if rate is not None and content.amount_cents is None:
        raise InvalidInput(dutch("Een koers hoort bij een nieuw bedrag. Vul het bedrag in."))
    if rate is not None:
        require_storable(rate)
    beschikking.schedule = None if schedule is None else [row.record for row in schedule]
    beschikking.usd_rate = rate.rate if rate else None
    beschikking.usd_rate_on = rate.on if rate else None
    beschikking.usd_rate_source = rate.source if rate else ""


def _require_sane(beschikking: Beschikking) -> None:
    new, first = beschikking.spend_until, beschikking.uitkering.spend_until
    if new is not None and new.year - first.year > LONGEST_EXTENSION_YEARS:
        raise InvalidInput(
            dutch(
                "De verlenging is langer dan {jaren} jaar. Controleer het jaar.",
                jaren=LONGEST_EXTENSION_YEARS,
            )
        )

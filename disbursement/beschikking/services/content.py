"""What a person decides in a later decision, and whether it can be decided at all."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from disbursement.beschikking import selectors
from disbursement.beschikking.models import Beschikking
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from regiodeals.legal.decision_rules import fields_of
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding

# Longer than any Regio Deal runs: then the year was mistyped.
LONGEST_EXTENSION_YEARS = 20


@dataclass(frozen=True, kw_only=True)
class DecisionContent:
    """The content of a decision after the grant; which of it counts depends on the kind."""

    subject: str = ""
    amount_cents: int | None = None
    spend_until: date | None = None
    request_received_on: date | None = None
    request_reference: str = ""
    account_received_on: date | None = None
    pay_by: date | None = None
    reasons: str = ""
    legal_ground: str = ""


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
    for name, value in asdict(content).items():
        setattr(beschikking, name, value.strip() if isinstance(value, str) else value)
    require_allowed(beschikking, on=clock.today())
    _require_sane(beschikking)


def require_allowed(beschikking: Beschikking, *, on: date) -> None:
    """Raise ContentRefused with each rule that forbids this decision on that day."""
    findings = selectors.findings_of(beschikking, on=on)
    if forbidding := [finding for finding in findings if finding.forbids_granting]:
        raise ContentRefused(forbidding)


def _require_fit(kind: DecisionKind, content: DecisionContent) -> None:
    known = {field.name: field for field in fields_of(kind)}
    for name, value in asdict(content).items():
        field = known.get(name)
        is_empty = value is None or (isinstance(value, str) and not value.strip())
        if field is None and not is_empty:
            raise InvalidInput(f"Een {kind} heeft geen {name}.")
        if field is not None and field.is_required and is_empty:
            raise InvalidInput(field.ask)
        if field is not None and field.longest and len(str(value or "")) > field.longest:
            raise InvalidInput(f"{field.label}: gebruik ten hoogste {field.longest} tekens.")


def _require_sane(beschikking: Beschikking) -> None:
    new, first = beschikking.spend_until, beschikking.uitkering.spend_until
    if new is not None and new.year - first.year > LONGEST_EXTENSION_YEARS:
        raise InvalidInput(
            f"De verlenging is langer dan {LONGEST_EXTENSION_YEARS} jaar. Controleer het jaar."
        )

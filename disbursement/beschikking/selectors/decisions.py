"""What holds of an uitkering, and what may follow: computed from its decisions, never stored."""

from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.models.kinds import UNSIGNED
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import (
    JudgedFinding,
    findings_for,
    grant_facts,
    judged_findings,
)
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.legal.decision_rules import (
    SETTLEMENTS,
    Decided,
    DecisionFacts,
    Standing,
    check_decision,
    order_refusals,
    standing_on,
    why_no_extension,
)
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Finding, Instrument

NOT_ANNOUNCED = dutch(
    "Dat besluit is nog niet bekendgemaakt. Vervang het pas daarna, of pas het zelf nog aan."
)


def standing_of(uitkering: Uitkering, day: date, *, without: int | None = None) -> Standing:
    """What holds of an uitkering at the end of a day, from the decisions made known by then.

    `without` is the id of a decision that is left out, to judge what takes its place.
    """
    rows = list(uitkering.beschikkingen.all())
    numbers = {row.pk: row.number for row in rows}
    return standing_on(
        day,
        [_decided(row, numbers) for row in rows if row.announced_on is not None],
        granted_cents=uitkering.entitlement_cents,
        spend_until=uitkering.spend_until,
        without=numbers.get(without) if without else None,
    )


def spending_until_on(uitkering: Uitkering, day: date) -> date | None:
    """The last day to spend as it stands on `day`; None before the verlening is made known."""
    return standing_of(uitkering, day).spending_until


def granted_cents_on(uitkering: Uitkering, day: date) -> int:
    """What is granted as it stands on `day`, in the currency of the entitlement."""
    return standing_of(uitkering, day).granted_cents


def findings_of(beschikking: Beschikking, *, on: date) -> tuple[Finding, ...]:
    """The test of a decision against the rules of its kind, as if it were taken on that day."""
    if beschikking.kind == BeschikkingKind.VERLENING:
        return findings_for(beschikking.uitkering, granted_on=on)
    return check_decision(_decision_facts(beschikking, on))


def tested_of(beschikking: Beschikking, *, on: date) -> tuple[JudgedFinding, ...]:
    """The same with the judgements of a person, which only a verlening has."""
    if beschikking.kind == BeschikkingKind.VERLENING:
        return judged_findings(beschikking.uitkering, granted_on=on)
    return tuple(JudgedFinding(finding) for finding in findings_of(beschikking, on=on))


def why_not_now(
    uitkering: Uitkering,
    kind: DecisionKind,
    *,
    day: date,
    replaced: Beschikking | None = None,
) -> list[str]:
    """Why a decision of this kind cannot be taken on an uitkering on `day`; empty when it can."""
    if kind is DecisionKind.VERLENING:
        return []
    standing = standing_of(uitkering, day)
    if replaced is not None and replaced.announced_on is None and standing.is_granted:
        return [NOT_ANNOUNCED]
    instrument = Instrument(uitkering.instrument)
    if kind is DecisionKind.VERLENGING and (
        sentence := why_no_extension(uitkering.deal.tranche.rules, instrument)
    ):
        return [sentence]
    reasons = list(order_refusals(kind, standing, _target(uitkering, replaced)))
    if not reasons and kind in SETTLEMENTS and standing.settlement is None:
        reasons += _why_not_settle(uitkering.deal)
    return reasons


def being_made(kind: str) -> str:
    """What is said when a decision of this kind is being made already."""
    label = BeschikkingKind(kind).label
    return dutch(
        "Er wordt al een {soort} gemaakt. Maak die eerst af, of gooi het concept weg.", soort=label
    )


def waiting_for_announcement(beschikking: Beschikking) -> str:
    """Which earlier decision was signed and is not yet made known; empty when there is none.

    Each decision builds on what holds. Were two signed at once, the one made known first could
    leave the other without its ground. What can no longer be made known, must lapse first.
    """
    for row in beschikking.uitkering.beschikkingen.all():
        if row.pk != beschikking.pk and row.status == BeschikkingStatus.ONDERTEKEND:
            return dutch(
                "{kenmerk} is getekend en nog niet bekendgemaakt. Maak die eerst bekend.",
                kenmerk=row.kenmerk,
            )
    return ""


def _why_not_settle(deal: Deal) -> list[str]:
    """A settlement closes the account of the deal, so that must have been asked for.

    A convenant that was terminated has no such phase; its uitkering is settled all the same.
    """
    if deal.status in {DealStatus.EINDVERANTWOORDING, DealStatus.OPGEZEGD}:
        return []
    return [
        dutch(
            "De deal staat op ‘{stand}’. Zet haar eerst op ‘eindverantwoording’; dat kan vanaf"
            " het einde van de Regio Deal.",
            stand=deal.get_status_display(),
        )
    ]


def _decision_facts(beschikking: Beschikking, on: date) -> DecisionFacts:
    uitkering = beschikking.uitkering
    kind = DecisionKind(beschikking.kind)
    changes_amount = kind is DecisionKind.WIJZIGING and beschikking.amount_cents is not None
    return DecisionFacts(
        kind=kind,
        tranche=uitkering.deal.tranche.number,
        instrument=Instrument(uitkering.instrument),
        standing=standing_of(uitkering, on, without=beschikking.replaces_id),
        decided_on=on,
        subject=beschikking.subject,
        amount_cents=beschikking.amount_cents,
        spend_until=beschikking.spend_until,
        request_received_on=beschikking.request_received_on,
        account_received_on=beschikking.account_received_on,
        pay_by=beschikking.pay_by,
        reasons=beschikking.reasons,
        legal_ground=beschikking.legal_ground,
        grant=grant_facts(uitkering, granted_on=on) if changes_amount else None,
    )


def _target(uitkering: Uitkering, replaced: Beschikking | None) -> Decided | None:
    if replaced is None or replaced.announced_on is None:
        return None
    return _decided(replaced, {row.pk: row.number for row in uitkering.beschikkingen.all()})


def _decided(row: Beschikking, numbers: dict[int, int]) -> Decided:
    if row.announced_on is None:
        raise ValueError("a decision counts from its bekendmaking")
    return Decided(
        number=row.number,
        kind=DecisionKind(row.kind),
        announced_on=row.announced_on,
        amount_cents=row.amount_cents,
        spend_until=row.spend_until,
        replaces=numbers.get(row.replaces_id) if row.replaces_id else None,
    )


def replaceable_by(uitkering: Uitkering, kind: DecisionKind, *, day: date) -> list[Beschikking]:
    """The decisions that hold on `day` and whose place one of this kind can take (Awb 6:19)."""
    rows = sorted(uitkering.beschikkingen.all(), key=lambda row: row.number)
    return [
        row
        for row in rows
        if row.announced_on is not None and not why_not_now(uitkering, kind, day=day, replaced=row)
    ]


def is_being_made(uitkering: Uitkering, kind: DecisionKind) -> bool:
    """Whether a decision of this kind is not yet signed; there is one at a time."""
    rows = uitkering.beschikkingen.all()
    return any(row.kind == kind and row.status in UNSIGNED for row in rows)

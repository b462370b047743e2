"""What a decision must comply with when it is submitted, signed and made known."""

from datetime import date

from disbursement.beschikking import selectors
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.services.content import require_allowed, sentence_of
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.legal.decisions import DecisionKind


def require_lawful(beschikking: Beschikking, *, on: date) -> None:
    """Raise RequirementsUnmet for what order and rules forbid, if it were decided on that day."""
    if beschikking.kind == BeschikkingKind.VERLENING:
        facts.require_grantable(beschikking.uitkering, granted_on=on)
        return
    require_in_order(beschikking, on=on)
    require_allowed(beschikking, on=on)


def require_in_order(beschikking: Beschikking, *, on: date) -> None:
    """Raise RequirementsUnmet when no such decision can be taken on that day."""
    reasons = selectors.why_not_now(
        beschikking.uitkering,
        DecisionKind(beschikking.kind),
        replaced=beschikking.replaces,
        day=on,
    )
    if reasons:
        raise RequirementsUnmet(reasons)


def require_next_to_sign(beschikking: Beschikking) -> None:
    """Raise RequirementsUnmet while another decision on the uitkering waits for its bekendmaking.

    The deal is locked, so that of two who sign at once the second one sees the first.
    """
    if waiting := selectors.waiting_for_announcement(beschikking):
        raise RequirementsUnmet([waiting])


def require_in_time(beschikking: Beschikking, *, on: date) -> None:
    """Raise RequirementsUnmet when the kassier would hear of a recovery after the year is over.

    The bekendmaking is what tells the kassier (Besluit art. 15 lid 4, 17 lid 6).
    """
    if beschikking.kind != BeschikkingKind.TERUGVORDERING:
        return
    for finding in selectors.findings_of(beschikking, on=on):
        if finding.key == "termijn" and finding.forbids_granting:
            raise RequirementsUnmet([sentence_of(finding)])

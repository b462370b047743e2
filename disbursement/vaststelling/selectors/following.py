"""Whether a decision follows the proposal it was drafted from; asked before it is handed in."""

from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.models.kinds import SETTLEMENTS
from disbursement.vaststelling.models import BesluitRol, Voorstel, VoorstelBesluit, VoorstelStatus
from disbursement.vaststelling.selectors.proposals import has_account, settlement_facts
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.legal.settlement import amounts_of
from regiodeals.workflow import requirement

RULED = [*SETTLEMENTS, BeschikkingKind.TERUGVORDERING]


def proposal_of(beschikking: Beschikking) -> VoorstelBesluit | None:
    """The proposal that a decision was drafted from."""
    rows = VoorstelBesluit.objects.filter(beschikking=beschikking)
    return rows.select_related("voorstel__uitkering__deal__tranche").first()


def may_explain(row: VoorstelBesluit, beschikking: Beschikking, user: User) -> bool:
    """Whether this person still has to say, or can, why the amount is another."""
    is_drafting = beschikking.status == BeschikkingStatus.CONCEPT
    return (
        is_drafting
        and beschikking.drafter_id == user.pk
        and row.proposed_cents != beschikking.amount_cents
    )


@requirement(
    dutch(
        "Dit bedrag is een ander dan is voorgesteld. Kies op deze pagina ‘Afwijking uitleggen’, of"
        " neem het voorgestelde bedrag over."
    )
)
def follows_its_proposal(beschikking: Any) -> bool:
    """A decision that was drafted from a proposal keeps to its amount, or says why not."""
    if beschikking.kind not in RULED:
        return True
    row = proposal_of(beschikking)
    if row is None:
        return True
    return row.proposed_cents == beschikking.amount_cents or bool(row.deviates_because)


@requirement(
    dutch(
        "Er is een verantwoording of een voorstel. Stel dit besluit op uit het voorstel tot"
        " vaststelling, dan staan de bedragen en de gronden vast."
    )
)
def rests_on_a_proposal(beschikking: Any) -> bool:
    """What can be computed is proposed first; what replaces a decision has reasons of its own."""
    if beschikking.kind not in RULED or beschikking.replaces_id is not None:
        return True
    if proposal_of(beschikking) is not None:
        return True
    uitkering = beschikking.uitkering
    if beschikking.kind == BeschikkingKind.TERUGVORDERING:
        return not _recovery_is_proposed(uitkering)
    return not has_account(uitkering)


def _recovery_is_proposed(uitkering: Any) -> bool:
    """A recovery between two yearly accounts has no proposal; after a settlement there is one."""
    rows = Voorstel.objects.filter(uitkering=uitkering, to_recover_cents__gt=0)
    standing = rows.exclude(status=VoorstelStatus.INGETROKKEN)
    return standing.exclude(besluiten__role=BesluitRol.TERUGVORDERING).exists()


@requirement(
    dutch(
        "De bedragen zijn veranderd sinds het voorstel. Gooi het concept weg, trek het voorstel"
        " in en stel opnieuw voor."
    )
)
def has_fresh_proposal(beschikking: Any) -> bool:
    """What was booked or accepted since makes the frozen amounts untrue."""
    row = proposal_of(beschikking) if beschikking.kind in RULED else None
    return row is None or is_fresh(row.voorstel)


def is_fresh(voorstel: Voorstel) -> bool:
    """Whether ledger and accounts still come to what was proposed."""
    facts = settlement_facts(
        voorstel.uitkering, execution=voorstel.execution, breaches=voorstel.breaches
    )
    now = amounts_of(facts)
    return (now.granted, now.spent, now.unlawful, now.paid, now.recovered) == (
        voorstel.granted_cents,
        voorstel.spent_cents,
        voorstel.unlawful_cents,
        voorstel.paid_cents,
        voorstel.recovered_cents,
    )

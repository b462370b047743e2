"""From a proposal to the decisions that carry it out, by the steps that every decision takes."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import IntegrityError, transaction

from disbursement.beschikking import services as beschikkingen
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.services import DecisionContent
from disbursement.vaststelling import policies
from disbursement.vaststelling.models import (
    BesluitRol,
    Voorstel,
    VoorstelBesluit,
    VoorstelStatus,
)
from disbursement.vaststelling.selectors.following import is_fresh, proposal_of
from disbursement.vaststelling.services.proposals import locked_voorstel
from disbursement.vaststelling.services.rows import require, said
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

DRAFTED = dutch(
    "Uit dit voorstel is al een {besluit} gemaakt. Ga daarmee verder, of gooi het concept weg."
)
NOTHING_BACK = dutch("Volgens dit voorstel is er niets terug te vorderen.")
NOT_SETTLED = dutch("Maak eerst de vaststelling bekend. Daarna kunt u terugvorderen.")
STALE = dutch("De bedragen zijn veranderd sinds het voorstel. Trek het in en stel opnieuw voor.")


@in_turn()
@transaction.atomic
def draft_settlement(*, voorstel_id: int, actor: User) -> Beschikking:
    """Begin the vaststelling, or the lagere vaststelling, that was proposed."""
    voorstel = _to_draft_from(voorstel_id, policies.is_proposer, actor)
    if voorstel.status != VoorstelStatus.VOORGESTELD:
        raise WrongState(
            dutch("Dit voorstel is {stand} en ligt vast.", stand=voorstel.get_status_display())
        )
    _require_first(voorstel, BesluitRol.VASTSTELLING)
    content = DecisionContent(
        account_received_on=voorstel.account_received_on,
        amount_cents=voorstel.settled_cents,
        legal_ground=voorstel.legal_ground,
        reasons="\n".join(_reasons(voorstel)),
    )
    return _drafted(voorstel, BesluitRol.VASTSTELLING, voorstel.kind, content, actor)


@in_turn()
@transaction.atomic
def draft_recovery(*, voorstel_id: int, pay_by: date | None, actor: User) -> Beschikking:
    """Begin the terugvordering of what was proposed, once the vaststelling was made known."""
    voorstel = _to_draft_from(voorstel_id, policies.may_recover, actor)
    if not voorstel.to_recover_cents:
        raise WrongState(NOTHING_BACK)
    if voorstel.status != VoorstelStatus.GEVOLGD:
        raise WrongState(NOT_SETTLED)
    _require_first(voorstel, BesluitRol.TERUGVORDERING)
    content = DecisionContent(
        account_received_on=voorstel.account_received_on,
        amount_cents=voorstel.to_recover_cents,
        pay_by=pay_by,
        reasons="\n".join(_reasons(voorstel)),
    )
    kind = BeschikkingKind.TERUGVORDERING
    return _drafted(voorstel, BesluitRol.TERUGVORDERING, kind, content, actor)


@in_turn()
@transaction.atomic
def explain_deviation(*, beschikking_id: int, reason: str, actor: User) -> VoorstelBesluit:
    """Say why a decision has another amount than was proposed; only its drafter, in the concept."""
    beschikking = Beschikking.objects.select_for_update(of=("self",)).get(pk=beschikking_id)
    row = proposal_of(beschikking)
    if row is None:
        raise WrongState(dutch("Dit besluit komt niet uit een voorstel."))
    if beschikking.drafter_id != actor.pk:
        raise NotAllowed(dutch("Alleen wie dit concept opstelde, legt uit waarom het afwijkt."))
    if beschikking.status != BeschikkingStatus.CONCEPT:
        raise WrongState(
            dutch("Alleen een concept kan nog veranderen. Laat het eerst terugsturen.")
        )
    row.deviates_because = said(reason, dutch("Schrijf op waarom dit bedrag een ander is."))
    row.save(update_fields=["deviates_because"])
    audit.record(
        row.voorstel,
        action="disbursement.voorstel.deviate",
        sentence=f"Afgeweken van het voorstel in {beschikking}",
        actor=actor,
        remark=row.deviates_because,
    )
    return row


def carry_out_proposal(beschikking: Beschikking, _actor: User | None) -> None:
    """Follows `Beschikking.announce`: the settlement that was proposed has been decided."""
    row = proposal_of(beschikking)
    if row is not None and row.role == BesluitRol.VASTSTELLING:
        workflow.perform(row.voorstel.carry_out, actor=None, kenmerk=beschikking.kenmerk)


def let_proposal_go(beschikking: Beschikking, actor: User | None) -> None:
    """Follows `Beschikking.lapse`: another decision may be drafted from the proposal.

    The link goes as it does with a concept that is thrown away; the trail keeps it.
    """
    row = proposal_of(beschikking)
    if row is None:
        return
    audit.record(
        row.voorstel,
        action="disbursement.voorstel.let_go",
        sentence=f"Besluit {beschikking} uit dit voorstel is vervallen",
        actor=actor,
        remark=beschikking.lapsed_because,
        details={
            "rol": row.role,
            "voorgesteld": row.proposed_cents,
            "wijkt_af": row.deviates_because,
        },
    )
    row.delete()


def _to_draft_from(
    voorstel_id: int, policy: Callable[[Voorstel, User], bool], actor: User
) -> Voorstel:
    voorstel = locked_voorstel(voorstel_id)
    require(policies.is_behandelaar, voorstel, actor)
    require(policy, voorstel, actor)
    return voorstel


def _require_first(voorstel: Voorstel, role: BesluitRol) -> None:
    if voorstel.besluiten.filter(role=role).exists():
        raise WrongState(dutch(DRAFTED[:], besluit=role.label))
    if not is_fresh(voorstel):
        raise RequirementsUnmet([STALE])


def _drafted(
    voorstel: Voorstel, role: BesluitRol, kind: str, content: DecisionContent, actor: User
) -> Beschikking:
    cents = content.amount_cents
    if cents is None:
        raise InvalidInput(dutch("Het voorstel heeft geen bedrag."))
    beschikking = beschikkingen.draft_decision(
        uitkering_id=voorstel.uitkering_id, kind=kind, content=content, actor=actor
    )
    try:
        with transaction.atomic():
            VoorstelBesluit.objects.create(
                voorstel=voorstel, beschikking=beschikking, role=role, proposed_cents=cents
            )
    except IntegrityError as error:
        raise WrongState(dutch(DRAFTED[:], besluit=role.label)) from error
    return beschikking


def _reasons(voorstel: Voorstel) -> Iterator[str]:
    """What the letter says: the amounts, and what the proposer wrote."""
    amounts = (voorstel.spent_cents, voorstel.unlawful_cents, voorstel.paid_cents)
    spent, unlawful, paid = (format_amount(cents, voorstel.currency) for cents in amounts)
    told = f"Verantwoord is {spent}"
    told += f", waarvan {unlawful} onrechtmatig is besteed." if voorstel.unlawful_cents else "."
    yield f"{told} Betaald is {paid}."
    if voorstel.breaches:
        yield voorstel.breaches
    if voorstel.reasons:
        yield voorstel.reasons

"""To begin a decision, to change its concept, and to throw a concept away."""

from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError

from disbursement.beschikking import policies, selectors
from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.services.content import DecisionContent, fill
from disbursement.beschikking.services.lawful import require_in_order
from disbursement.uitkering.models import Uitkering
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

REASON_NEEDED = dutch("Schrijf op waarom u het concept weggooit.")
NOT_A_CONCEPT = dutch(
    "Alleen een concept kan nog veranderen. Laat de beschikking eerst terugsturen."
)
FOLLOWS_FROM_DEAL = dutch("Een verlening volgt uit de deal en de uitkering. Wijzig die.")
LOOKED_AT = dutch(
    "Een tekenbevoegde heeft dit concept bekeken; daarom blijft het bewaard. Wijzig de gegevens"
    " en stuur het opnieuw in."
)
NAME_WHAT_IS_WITHDRAWN = dutch("Kies welk besluit u intrekt.")


def draft_beschikking(*, uitkering_id: int, actor: User) -> Beschikking:
    """Begin the verlening of an uitkering; the actor becomes its drafter."""
    return draft_decision(
        uitkering_id=uitkering_id,
        kind=BeschikkingKind.VERLENING,
        content=DecisionContent(),
        actor=actor,
    )


@in_turn()
@transaction.atomic
def draft_decision(
    *,
    uitkering_id: int,
    kind: str,
    content: DecisionContent,
    actor: User,
    replaces_id: int | None = None,
) -> Beschikking:
    """Begin a decision on an uitkering; it gets the next number, and the actor is its drafter.

    Raises RequirementsUnmet when the order of decisions forbids it, and ContentRefused when its
    content does.
    """
    uitkering = _locked_uitkering(uitkering_id)
    workflow.require(policies.is_behandelaar, None, actor)
    beschikking = Beschikking(
        uitkering=uitkering,
        kind=_known(kind),
        number=_next_number(uitkering),
        drafter=actor,
        drafted_at=clock.now(),
        replaces=_replaced(uitkering, kind, replaces_id),
    )
    require_in_order(beschikking, on=clock.today())
    if kind != BeschikkingKind.VERLENING:
        fill(beschikking, content)
    _save(beschikking)
    audit.record(
        beschikking,
        action="disbursement.beschikking.draft",
        sentence="Beschikking opgesteld"
        if kind == BeschikkingKind.VERLENING
        else f"Concept opgesteld: {beschikking.get_kind_display()}",
        actor=actor,
        state_after=beschikking.status,
        details={"soort": beschikking.kind, "volgnummer": beschikking.number},
    )
    return beschikking


@in_turn()
@transaction.atomic
def revise_decision(
    *, beschikking_id: int, content: DecisionContent, actor: User, replaces_id: int | None = None
) -> Beschikking:
    """Change the content of a concept; only its drafter does, and a verlening has none of its own.

    Raises what `draft_decision` raises.
    """
    beschikking = _own_concept(beschikking_id, actor)
    if beschikking.kind == BeschikkingKind.VERLENING:
        raise InvalidInput(FOLLOWS_FROM_DEAL)
    beschikking.replaces = _replaced(beschikking.uitkering, beschikking.kind, replaces_id)
    require_in_order(beschikking, on=clock.today())
    fill(beschikking, content)
    _save(beschikking)
    audit.record(
        beschikking,
        action="disbursement.beschikking.revise",
        sentence="Concept gewijzigd",
        actor=actor,
    )
    return beschikking


@in_turn()
@transaction.atomic
def discard_concept(*, beschikking_id: int, reason: str, actor: User) -> None:
    """Throw a concept away that was never signed; the trail keeps who did and why."""
    if not reason.strip():
        raise InvalidInput(REASON_NEEDED)
    beschikking = _own_concept(beschikking_id, actor)
    audit.record(
        beschikking,
        action="disbursement.beschikking.discard",
        sentence=f"Concept weggegooid: {beschikking.get_kind_display()}",
        actor=actor,
        state_before=beschikking.status,
        remark=reason.strip(),
        details={"soort": beschikking.kind, "volgnummer": beschikking.number},
    )
    try:
        beschikking.delete()
    except ProtectedError as error:
        raise WrongState(LOOKED_AT) from error


def _locked_uitkering(uitkering_id: int) -> Uitkering:
    return (
        Uitkering.objects.select_for_update(of=("self",))
        .select_related("deal__tranche", "kassier")
        .get(pk=uitkering_id)
    )


def _own_concept(beschikking_id: int, actor: User) -> Beschikking:
    """The concept of this drafter, with its uitkering locked, as in drafting."""
    uitkering_id = Beschikking.objects.values_list("uitkering_id", flat=True).get(pk=beschikking_id)
    uitkering = _locked_uitkering(uitkering_id)
    beschikking = Beschikking.objects.select_for_update(of=("self",)).get(pk=beschikking_id)
    beschikking.uitkering = uitkering
    workflow.require(policies.is_behandelaar, beschikking, actor)
    workflow.require(policies.is_own_concept, beschikking, actor)
    if beschikking.status != BeschikkingStatus.CONCEPT:
        raise WrongState(NOT_A_CONCEPT)
    return beschikking


def _known(kind: str) -> str:
    if kind not in BeschikkingKind.values:
        raise InvalidInput(dutch("Dit soort besluit bestaat niet."))
    return kind


def _next_number(uitkering: Uitkering) -> int:
    last = uitkering.beschikkingen.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _replaced(uitkering: Uitkering, kind: str, replaces_id: int | None) -> Beschikking | None:
    """What this takes the place of; raises InvalidInput when that is of another uitkering."""
    if replaces_id is None:
        if kind == BeschikkingKind.INTREKKING:
            raise InvalidInput(NAME_WHAT_IS_WITHDRAWN)
        return None
    found: Beschikking | None = uitkering.beschikkingen.filter(pk=replaces_id).first()
    if found is None:
        raise InvalidInput(dutch("Kies een besluit over dezelfde uitkering."))
    return found


def _save(beschikking: Beschikking) -> None:
    """Save it; what the database refuses is said in a sentence."""
    try:
        with transaction.atomic():
            beschikking.save()
    except IntegrityError as error:
        raise WrongState(_explained(error, beschikking)) from error


def _explained(error: IntegrityError, beschikking: Beschikking) -> str:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
    if "replaces" in name:
        return dutch("Een ander concept vervangt dit besluit al. Maak dat af, of gooi het weg.")
    if name == "one_settlement_per_uitkering":
        return dutch("Er is al een vaststelling in de maak. Maak die af, of gooi haar weg.")
    if beschikking.kind == BeschikkingKind.VERLENING:
        return dutch("Voor deze uitkering is al een beschikking opgesteld.")
    return selectors.being_made(beschikking.kind)

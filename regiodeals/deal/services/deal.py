"""What a person may do with a deal."""

from datetime import date
from typing import Literal

from django.db import transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.conditions import REASON_MISSING, REASONS
from regiodeals.deal.models import (
    Deal,
    DealParty,
    DealStatus,
    PartyRole,
)
from regiodeals.deal.policies import may_handle
from regiodeals.deal.services.concluding import GRANTING
from regiodeals.legal.grant_rules import OrganisationKind, can_be_kassier
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligations_of_dossier
from regiodeals.party.models import Organisation

DayOfDeal = Literal["granted_on", "settled_on"]
# The steps a person takes with a button on the deal page; the others follow from other acts.
BUTTONS = (
    "select",
    "reject",
    "prepare_convenant",
    "start_execution",
    "await_final_account",
    "settle",
    "close",
    "withdraw",
    "terminate",
)


@in_turn()
@transaction.atomic
def take_step(*, deal_id: int, verb: str, actor: User, remark: str = "") -> Deal:
    """Take one of the `BUTTONS` steps; raises WrongState for any other verb.

    Raises InvalidInput when a step that ends the deal comes without its reason.
    """
    if verb not in BUTTONS:
        raise WrongState(dutch("Deze stap bestaat niet."))
    deal = Deal.objects.select_for_update(of=("self",)).select_related("tranche").get(pk=deal_id)
    step = getattr(deal, verb)
    workflow.check(step, actor=actor)
    if verb in REASONS and not remark.strip():
        raise InvalidInput(REASON_MISSING)
    workflow.perform(step, actor=actor, remark=remark.strip())
    return deal


@in_turn()
@transaction.atomic
def assign_accounthouder(*, deal_id: int, accounthouder: User, actor: User) -> Deal:
    """Make somebody the case officer of a deal."""
    deal = _locked(deal_id, actor)
    if not may_handle(deal, accounthouder):
        raise InvalidInput(
            dutch("{wie} is geen behandelaar. Kies iemand met die rol.", wie=accounthouder)
        )
    deal.accounthouder = accounthouder
    deal.save(update_fields=["accounthouder"])
    for owed in _owed_by_accounthouder(deal):
        obligations.hand_over(
            obligation_id=owed.pk,
            owner=Owner(user=accounthouder),
            reason="De deal heeft een andere behandelaar.",
            actor=actor,
        )
    audit.record(
        deal,
        action="regiodeals.deal.assign",
        sentence=f"Behandelaar is nu {accounthouder}",
        actor=actor,
    )
    return deal


@in_turn()
@transaction.atomic
def add_party(
    *, deal_id: int, organisation: Organisation, role: str, actor: User, coordinating: bool = False
) -> DealParty:
    """Put an organisation in a role; after the convenant is concluded parties are fixed.

    Raises InvalidInput when the organisation cannot have that role (Besluit art. 1).
    """
    deal = _locked(deal_id, actor)
    if deal.status not in (DealStatus.GESELECTEERD, DealStatus.IN_VOORBEREIDING):
        raise WrongState(dutch("De partijen liggen vast sinds het convenant is gesloten."))
    _check_role(organisation, role)
    if coordinating and deal.parties.filter(is_coordinating=True).exists():
        raise InvalidInput(
            dutch("Er is al een coördinerend ministerie. Er is er altijd precies één.")
        )
    party = DealParty(deal=deal, organisation=organisation, role=role, is_coordinating=coordinating)
    party.full_clean()
    party.save()
    _record_party(deal, party, actor)
    return party


@in_turn()
@transaction.atomic
def appoint_kassier(*, deal_id: int, organisation: Organisation, actor: User) -> DealParty:
    """Appoint the regiokassier; possible until the uitkering is there, also after signing.

    A kassier fulfils or *will* fulfil that task (Besluit art. 1): the convenant need not name it.
    Raises InvalidInput for a body that may not be kassier or is no regional party.
    """
    deal = _locked(deal_id, actor)
    _check_role(organisation, PartyRole.KASSIER)
    if not deal.parties.filter(organisation=organisation, role=PartyRole.REGIOPARTIJ).exists():
        raise InvalidInput(
            dutch(
                "{wie} is geen regiopartij bij deze deal. Kies een regiopartij als kassier.",
                wie=organisation,
            )
        )
    if deal.parties.filter(role=PartyRole.KASSIER).exists():
        raise WrongState(dutch("Deze deal heeft al een kassier. Er is er altijd precies één."))
    party = DealParty.objects.create(deal=deal, organisation=organisation, role=PartyRole.KASSIER)
    _record_party(deal, party, actor)
    return party


@transaction.atomic
def mark_convenant_concluded(*, deal_id: int, concluded_on: date, actor: User) -> Deal:
    """The convenant is concluded on the day of its last signature; called by the convenant."""
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    deal.concluded_on = concluded_on
    workflow.perform(deal.conclude_convenant, actor=actor, concluded_on=concluded_on.isoformat())
    return deal


@transaction.atomic
def mark_beschikt(*, deal_id: int, granted_on: date, actor: User | None) -> Deal:
    """The grant has been made known and sent; called by the beschikking."""
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    deal.granted_on = granted_on
    workflow.perform(deal.mark_beschikt, actor=actor, granted_on=granted_on.isoformat())
    return deal


@transaction.atomic
def mark_settled(*, deal_id: int, settled_on: date, actor: User | None) -> Deal:
    """The vaststelling has been made known and sent; called by the beschikking."""
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    deal.settled_on = settled_on
    workflow.perform(deal.settle, actor=actor, settled_on=settled_on.isoformat())
    return deal


@transaction.atomic
def correct_day(
    *, deal_id: int, name: DayOfDeal, former: date, day: date, actor: User | None
) -> None:
    """The day that a bekendmaking was found to count from, in the place of `former`.

    A deal that names another day, or none, keeps it: that follows from another decision. What was
    met on the former day stays on record.
    """
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    if getattr(deal, name) != former or former == day:
        return
    setattr(deal, name, day)
    deal.save(update_fields=[name])
    audit.record(
        deal,
        action="regiodeals.deal.correct_day",
        sentence=f"Dag van de bekendmaking verbeterd: {long_date(day)}",
        actor=actor,
        details={"was": former.isoformat()},
    )


def meet_grant_term(deal: Deal, actor: User | None) -> None:
    """The grant has been made known; follows `Deal.mark_beschikt`."""
    if deal.granted_on is None:
        return
    for owed in _grant_owed(deal):
        obligations.meet(
            obligation_id=owed.pk,
            on=deal.granted_on,
            how=str(titles.ANNOUNCED),
            actor=actor,
        )


def cancel_grant_term(deal: Deal, actor: User | None) -> None:
    """Nothing is granted on a convenant that was terminated; follows `Deal.terminate`."""
    for owed in _grant_owed(deal):
        obligations.cancel(obligation_id=owed.pk, reason=str(titles.TERMINATED), actor=actor)


def _grant_owed(deal: Deal) -> list[Obligation]:
    """What granting meets and still stands: the twelve weeks, and what parliament was told."""
    return _outstanding(deal, *GRANTING)


def _owed_by_accounthouder(deal: Deal) -> list[Obligation]:
    """What goes along to another case officer: granting, and the yearly overleg."""
    return _outstanding(deal, *GRANTING, ObligationKind.OVERLEG)


def _outstanding(deal: Deal, *kinds: ObligationKind) -> list[Obligation]:
    return list(obligations_of_dossier(deal.pk).filter(kind__in=kinds).outstanding())


def _locked(deal_id: int, actor: User) -> Deal:
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    workflow.require(may_handle, deal, actor)
    return deal


def _check_role(organisation: Organisation, role: str) -> None:
    kind = organisation.organisation_kind
    if role == PartyRole.KASSIER and not can_be_kassier(kind):
        raise InvalidInput(
            dutch(
                "{wie} is een {soort} en kan geen regiokassier zijn. Kies een provincie,"
                " gemeente, samenwerkingsorgaan of openbaar lichaam (artikel 1).",
                wie=organisation,
                soort=kind.value,
            )
        )
    if (role == PartyRole.RIJKSPARTIJ) != (kind is OrganisationKind.MINISTERIE) and (
        role != PartyRole.PARTNER
    ):
        raise InvalidInput(
            dutch(
                "{wie} is een {soort}. Alleen een ministerie is rijkspartij, en een ministerie is"
                " nooit regiopartij.",
                wie=organisation,
                soort=kind.value,
            )
        )


def _record_party(deal: Deal, party: DealParty, actor: User) -> None:
    audit.record(
        deal,
        action="regiodeals.deal.add_party",
        sentence=f"{party.organisation} toegevoegd als {party.get_role_display()}",
        actor=actor,
        details={"organisatie": party.organisation.tooi or party.organisation.name},
    )

"""Invite somebody, revoke that, end a role, and hand the people of a region over.

The row of the deal is locked first: who gives and who ends in the same deal take turns.
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import (
    WHOLE_DEAL,
    Deal,
    DealParty,
    DealRole,
    PartyRole,
    RoleInDeal,
)
from regiodeals.obligations import services as obligations
from regiodeals.obligations.owner import Owner
from regiodeals.party.models import Organisation
from regiodeals.people import sending
from regiodeals.people.conditions import require_personal_address
from regiodeals.people.models import (
    OPEN,
    Invitation,
    end_of_link,
    hash_of,
    new_nonce,
    token_of,
)
from regiodeals.people.policies import may_end, may_manage, may_revoke, rule_of
from regiodeals.people.selectors import (
    current_roles,
    organisations_of_region,
    tasks_in_name_of,
    who_can_take_over,
)

HAS_MANAGER = dutch(
    "Deze deal heeft al een beheerder van de regio: {person}. Beëindig eerst die rol, of laat"
    " {person} het beheer overdragen."
)


@in_turn()
@transaction.atomic
def invite_person(
    *,
    deal_id: int,
    role: str,
    organisation: Organisation,
    address: str,
    actor: User,
    valid_until: date | None = None,
    lines: Collection[int] = (),
) -> Invitation:
    """Ask somebody by mail to take a role in the deal; an earlier link for the same stops working.

    Raises NotAllowed or InvalidInput, with what to do instead.
    """
    deal = _locked(deal_id)
    workflow.require(rule_of(role), deal, actor)
    address = require_personal_address(address, actor)
    _require_party(deal, role, organisation)
    _require_parts(deal, role, lines)
    today = clock.today()
    if valid_until is not None and valid_until < today:
        raise InvalidInput(
            dutch("De laatste dag van de rol ligt in het verleden. Kies een latere dag.")
        )
    if role == RoleInDeal.MANAGER:
        _require_no_manager(deal)
    for earlier in _same_again(deal, role, address):
        _revoke(earlier, actor)
    nonce = new_nonce()
    row = Invitation.objects.create(
        deal=deal,
        role=role,
        organisation=organisation,
        address=address,
        valid_until=valid_until,
        lines=sorted(lines),
        invited_by=actor,
        invited_at=clock.now(),
        expires_at=end_of_link(today),
        nonce=nonce,
        token_sha256=hash_of(token_of(nonce)),
    )
    sending.send(row)
    _record(row, "invite", f"Uitgenodigd als {row.get_role_display()}", actor)
    return row


@in_turn()
@transaction.atomic
def revoke_invitation(*, invitation_id: int, actor: User) -> Invitation:
    """Make a link stop working, by who could have sent it or who manages the people of the deal."""
    _locked(Invitation.objects.values_list("deal_id", flat=True).get(pk=invitation_id))
    row = (
        Invitation.objects.select_related("deal")
        .select_for_update(of=("self",))
        .get(pk=invitation_id)
    )
    workflow.require(may_revoke, row, actor)
    if row.accepted_at or row.revoked_at:
        raise WrongState(dutch("Deze uitnodiging is al gebruikt of ingetrokken."))
    _revoke(row, actor)
    return row


@in_turn()
@transaction.atomic
def end_role(
    *, deal_role_id: int, actor: User, reason: str = "", successor: User | None = None
) -> DealRole:
    """End a role now; from the next page on the person sees nothing that came with it.

    What stood in his name in this deal is owed by the successor; without one it stays as it is.
    """
    row = _locked_role(deal_role_id)
    require_endable(row, actor)
    if successor is not None:
        _pass_on(row, successor, actor)
    _end(row, actor, reason)
    return row


def require_endable(row: DealRole, actor: User) -> None:
    """Raise NotAllowed or WrongState when this person cannot end it, or it was ended."""
    workflow.require(may_end, row, actor)
    if row.ended_at is not None:
        raise WrongState(dutch("Deze rol is al beëindigd."))


def _pass_on(row: DealRole, successor: User, actor: User) -> None:
    if not who_can_take_over(row).filter(pk=successor.pk).exists():
        raise InvalidInput(dutch("Kies iemand anders die nu een rol in deze deal heeft."))
    for owed in tasks_in_name_of(row):
        obligations.hand_over(
            obligation_id=owed.pk,
            owner=Owner(user=successor),
            reason=f"De rol van {row.user} in deze deal is beëindigd.",
            actor=actor,
        )


@in_turn()
@transaction.atomic
def hand_over(*, deal_id: int, to_role_id: int, actor: User) -> DealRole:
    """Make somebody who works in the deal its manager; who hands over, is so no longer."""
    deal = _locked(deal_id)
    workflow.require(may_manage, deal, actor)
    today = clock.today()
    rows = current_roles(deal).filter(valid_from__lte=today, user__is_active=True)
    chosen = rows.filter(pk=to_role_id).exclude(user=actor).first()
    if chosen is None:
        raise InvalidInput(dutch("Kies iemand anders die nu een rol in deze deal heeft."))
    own = rows.filter(user=actor, role=RoleInDeal.MANAGER).get()
    _require_no_way_to_the_kassier(own, chosen)
    _end(own, actor)
    row = DealRole.objects.create(
        user=chosen.user,
        deal=deal,
        role=RoleInDeal.MANAGER,
        organisation=chosen.organisation,
        valid_from=today,
        # Nobody hands over more time than was given.
        valid_until=own.valid_until,
        given_by=actor,
        given_at=clock.now(),
    )
    _record(row, "hand_over", f"Beheer van de regio overgedragen aan {chosen.user}", actor)
    return row


def _locked(deal_id: int) -> Deal:
    return Deal.objects.select_for_update(of=("self",)).get(pk=deal_id)


def _locked_role(pk: int) -> DealRole:
    """The role behind the lock of its deal: what it was before somebody had to wait, is no use."""
    _locked(DealRole.objects.values_list("deal_id", flat=True).get(pk=pk))
    return DealRole.objects.select_related("deal", "user").get(pk=pk)


def _require_no_way_to_the_kassier(own: DealRole, chosen: DealRole) -> None:
    """A manager for the kassier names who signs for it; that power comes of the kassier itself."""
    is_kassier = DealParty.objects.filter(
        deal=own.deal_id, role=PartyRole.KASSIER, organisation=chosen.organisation_id
    )
    if own.organisation_id != chosen.organisation_id and is_kassier.exists():
        raise InvalidInput(
            dutch(
                "{wie} werkt voor de regiokassier en u niet. Vraag het ministerie deze persoon"
                " als beheerder aan te wijzen.",
                wie=chosen.user,
            )
        )


def _require_party(deal: Deal, role: str, organisation: Organisation) -> None:
    if organisations_of_region(deal, role).filter(pk=organisation.pk).exists():
        return
    if role == RoleInDeal.SIGNER:
        raise InvalidInput(dutch("{wie} is geen regiokassier van deze deal.", wie=organisation))
    raise InvalidInput(dutch("{wie} is geen partij van de regio in deze deal.", wie=organisation))


def _require_parts(deal: Deal, role: str, lines: Collection[int]) -> None:
    """Who writes a part has one, of this deal; nobody else has."""
    is_part = role == RoleInDeal.PART_WRITER
    if is_part and not lines:
        raise InvalidInput(dutch("Kies welke onderdelen deze persoon schrijft."))
    if lines and not is_part:
        raise InvalidInput(dutch("Onderdelen kiest u alleen bij een schrijver van een onderdeel."))
    known = {WHOLE_DEAL, *deal.programmalijnen.values_list("pk", flat=True)}
    if not known.issuperset(lines):
        raise InvalidInput(dutch("Dit onderdeel hoort niet bij deze deal."))


def _require_no_manager(deal: Deal) -> None:
    present = current_roles(deal).filter(role=RoleInDeal.MANAGER).first()
    if present is not None:
        raise InvalidInput(dutch(HAS_MANAGER[:], person=present.user))


def _same_again(deal: Deal, role: str, address: str) -> list[Invitation]:
    """What a new invitation takes the place of; of a manager there is but one at a time."""
    rows = Invitation.objects.filter(OPEN, deal=deal, role=role)
    return list(rows if role == RoleInDeal.MANAGER else rows.filter(address=address))


def _revoke(row: Invitation, actor: User) -> None:
    row.revoked_at, row.revoked_by = clock.now(), actor
    row.save(update_fields=["revoked_at", "revoked_by"])
    _record(row, "revoke", f"Uitnodiging als {row.get_role_display()} ingetrokken", actor)


def _end(row: DealRole, actor: User, reason: str = "") -> None:
    """End the role; what a manager sent and nobody used yet, stops working too."""
    row.ended_at, row.ended_by = clock.now(), actor
    row.save(update_fields=["ended_at", "ended_by"])
    _record(row, "end", f"Rol beëindigd: {row}", actor, reason)
    if row.role == RoleInDeal.MANAGER:
        for sent in Invitation.objects.filter(OPEN, deal=row.deal_id, invited_by=row.user_id):
            _revoke(sent, actor)


def _record(
    row: Invitation | DealRole, verb: str, sentence: str, actor: User, reason: str = ""
) -> None:
    """A line of the trail; the address stands in the invitation and nowhere else."""
    audit.record(
        row,
        action=f"{row._meta.label_lower}.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=reason,
        details={"rol": row.role, "voor": row.organisation.name},
    )

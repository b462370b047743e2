"""Take up an invitation: with the account of that address, or with one that is made now."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealRole
from regiodeals.people.conditions import (
    CLOSED,
    NO_SUCH_LINK,
    OF_THE_MINISTRY,
    OTHER_ADDRESS,
    belongs_to,
)
from regiodeals.people.models import Invitation
from regiodeals.people.policies import rule_of
from regiodeals.people.selectors import account_for


@dataclass(frozen=True)
class NewAccount:
    """What somebody without an account gives."""

    first_name: str
    last_name: str
    password: str


@in_turn()
@transaction.atomic
def accept_invitation(*, token_sha256: str, actor: User) -> DealRole:
    """Take the role, logged in as the address that was invited.

    Raises WrongState for a link that does not work any more, NotAllowed for somebody else's.
    """
    row = _usable(token_sha256)
    if not belongs_to(row.address, actor):
        raise NotAllowed(OTHER_ADDRESS)
    return _accept(row, actor)


@in_turn()
@transaction.atomic
def accept_with_new_account(*, token_sha256: str, account: NewAccount) -> User:
    """Make an account that logs in by the address, and take the role.

    Raises InvalidInput for a password that Django's validators refuse.
    """
    row = _usable(token_sha256)
    known = account_for(row.address)
    if known.exists:
        raise WrongState(
            dutch("Er is al een account voor dit adres. Log daarmee in en neem de uitnodiging aan.")
            if known.is_open
            else CLOSED
        )
    person = User(
        username=row.address,
        email=row.address,
        first_name=account.first_name,
        last_name=account.last_name,
    )
    try:
        validate_password(account.password, person)
        person.set_password(account.password)
        person.full_clean()
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages)) from error
    person.save()
    audit.record(
        person,
        action="accounts.user.accept_invitation",
        sentence="Account gemaakt bij het aannemen van een uitnodiging",
        actor=person,
    )
    _accept(row, person)
    return person


def _usable(token_sha256: str) -> Invitation:
    """The invitation behind the lock of its deal, as it is now; one sentence for all the rest."""
    found = Invitation.objects.filter(token_sha256=token_sha256).values_list("deal_id", flat=True)
    Deal.objects.select_for_update(of=("self",)).filter(pk__in=list(found)).first()
    row = (
        Invitation.objects.select_related("deal", "organisation", "invited_by")
        .filter(token_sha256=token_sha256)
        .first()
    )
    if row is None or not row.is_usable(clock.now()) or not row.invited_by.is_active:
        raise WrongState(NO_SUCH_LINK)
    return row


def _accept(row: Invitation, person: User) -> DealRole:
    if person.is_ministry:
        raise NotAllowed(OF_THE_MINISTRY)
    now, today = clock.now(), clock.today()
    if row.valid_until is not None and row.valid_until < today:
        raise WrongState(NO_SUCH_LINK)
    # Who sent it and may not give this role any more, gives nothing.
    if not rule_of(row.role)(row.deal, row.invited_by):
        raise WrongState(NO_SUCH_LINK)
    role = DealRole(
        user=person,
        deal=row.deal,
        role=row.role,
        organisation=row.organisation,
        valid_from=today,
        valid_until=row.valid_until,
        lines=row.lines,
        given_by=row.invited_by,
        given_at=now,
    )
    try:
        role.validate_constraints()
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages)) from error
    role.save()
    row.accepted_at, row.deal_role = now, role
    row.save(update_fields=["accepted_at", "deal_role"])
    audit.record(
        role,
        action="regiodeals.dealrole.accept",
        sentence=f"Uitnodiging aangenomen als {role.get_role_display()}",
        actor=person,
        details={"uitnodiging": row.pk, "gegeven_door": str(row.invited_by)},
    )
    workflow.tell("regiodeals.people.accept", role, person)
    return role

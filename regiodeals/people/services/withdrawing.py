"""Take back what was given from a wrong day, before anything was done with it."""

from datetime import datetime, time
from typing import Any

from django.db import transaction

from regiodeals import workflow
from regiodeals.accounts.models import RoleAssignment, User
from regiodeals.audit import services as audit
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.party.models import Membership
from regiodeals.people.policies import may_withdraw

NO_REASON = dutch("Schrijf op waarom u dit intrekt.")
WAS_USED = dutch("Deze persoon logde in of deed al iets sinds {day}. {instead}")
END_ROLE = dutch("Vul op de pagina van de persoon de laatste dag van de rol in.")
END_MEMBERSHIP = dutch(
    "Vul op de pagina van de organisatie de laatste dag van het lidmaatschap in."
)


@in_turn()
@transaction.atomic
def withdraw_assignment(*, assignment_id: int, actor: User, reason: str) -> None:
    """Let it be as if the role was never given; what it was and why stands in the trail.

    Raises NotAllowed, InvalidInput without a reason, or WrongState when it was used already.
    """
    rows = RoleAssignment.objects.select_for_update(of=("self",)).select_related("user")
    row = rows.filter(pk=assignment_id).first()
    if row is None:
        raise WrongState(dutch("Deze rol is al ingetrokken."))
    _require_withdrawable(row, actor, reason, END_ROLE)
    audit.record(
        row.user,
        action="accounts.roleassignment.withdraw",
        sentence=f"Rol ingetrokken: {row.get_role_display()} {_when(row)}",
        actor=actor,
        remark=reason.strip(),
    )
    row.delete()


@in_turn()
@transaction.atomic
def withdraw_membership(*, membership_id: int, actor: User, reason: str) -> None:
    """Let it be as if the person never acted for the organisation; the trail says what and why.

    Raises NotAllowed, InvalidInput without a reason, or WrongState when it was used already.
    """
    rows = Membership.objects.select_for_update(of=("self",))
    row = rows.select_related("user", "organisation").filter(pk=membership_id).first()
    if row is None:
        raise WrongState(dutch("Dit lidmaatschap is al ingetrokken."))
    _require_withdrawable(row, actor, reason, END_MEMBERSHIP)
    audit.record(
        row.organisation,
        action="regiodeals.membership.withdraw",
        sentence=f"Lidmaatschap ingetrokken: {row} {_when(row)}"[:300],
        actor=actor,
        remark=reason.strip(),
    )
    row.delete()


def _require_withdrawable(row: Any, actor: User, reason: str, instead: str) -> None:
    workflow.require(may_withdraw, row, actor)
    if not reason.strip():
        raise InvalidInput(NO_REASON)
    if was_used(row):
        raise WrongState(dutch(WAS_USED[:], day=plain_date(row.valid_from), instead=instead))


def _when(row: Any) -> str:
    begin = f"vanaf {plain_date(row.valid_from)}"
    return f"{begin} tot en met {plain_date(row.valid_until)}" if row.valid_until else begin


def was_used(row: RoleAssignment | Membership) -> bool:
    """Whether it has begun, and its person logged in or did anything since."""
    begin = datetime.combine(row.valid_from, time.min, clock.AMSTERDAM)
    if row.valid_from > clock.today():
        return False
    came = row.user.last_login is not None and row.user.last_login >= begin
    return came or AuditEntry.objects.filter(actor=row.user_id, at__gte=begin).exists()

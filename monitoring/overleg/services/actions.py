"""Actions: what somebody promised in an overleg, as an obligation that is reminded of by itself."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction

from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.policies import may_close, may_organise
from monitoring.overleg.selectors import actions_of, open_actions_of_deal, owners_in
from monitoring.overleg.services.locks import locked
from monitoring.overleg.services.minutes import changed, to_write
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner

LONGEST_ACTION = 200
LONGEST_WORD = 200
TERMINATED = "De Regio Deal is opgezegd."


@in_turn()
@transaction.atomic
def add_action(
    *, overleg_id: int, text: str, owner: Owner, due_on: date, actor: User
) -> Obligation:
    """Lay down who does what by which day; from now on it is reminded of.

    Raises InvalidInput for a day that has passed, or an owner who stands outside the deal.
    """
    overleg = to_write(overleg_id, actor)
    zone = ZoneInfo(overleg.zone)
    text = as_kept(" ".join(text.split()))
    if not 0 < len(text) <= LONGEST_ACTION:
        raise InvalidInput(
            dutch(
                "Schrijf op wat er gebeurt, in ten hoogste {aantal} tekens.", aantal=LONGEST_ACTION
            )
        )
    require_printable(text)
    if due_on < clock.today(zone):
        raise InvalidInput(
            dutch("{dag} is al voorbij. Kies een dag die nog komt.", dag=long_date(due_on))
        )
    if owner not in owners_in(overleg):
        raise InvalidInput(dutch("Kies iemand die in deze deal werkt, of een partij van de deal."))
    number = actions_of(overleg).count() + 1
    row = obligations.impose(
        kind=ObligationKind.ACTIEPUNT,
        subject=overleg,
        title=text,
        due_on=due_on,
        zone=zone,
        source=titles.AGREED.format(jaar=overleg.year, nummer=number),
        owner=owner,
        dossier=overleg.deal_id,
        actor=actor,
        period=str(number),
    )
    changed(overleg, actor, "add_action", f"Actiepunt {number} opgeschreven")
    return row


@in_turn()
@transaction.atomic
def drop_action(*, obligation_id: int, reason: str, actor: User) -> Obligation:
    """Take back what nobody promised, before the minutes are adopted; the reason is kept."""
    overleg = to_write(_overleg_id_of(obligation_id), actor)
    row = obligations.cancel(obligation_id=obligation_id, reason=reason, actor=actor)
    changed(overleg, actor, "drop_action", f"Actiepunt {row.period} vervallen")
    return row


@in_turn()
@transaction.atomic
def close_action(*, obligation_id: int, how: str, actor: User) -> Obligation:
    """Say that it was done, and how; a reminder that waits is not sent any more.

    By who owes it, or by who handles the deal. Raises WrongState when it is closed already.
    """
    locked(_overleg_id_of(obligation_id))
    row = Obligation.objects.get(pk=obligation_id)
    workflow.require(may_close, row, actor)
    how = " ".join(how.split())
    if not 0 < len(how) <= LONGEST_WORD:
        raise InvalidInput(
            dutch(
                "Schrijf op hoe het is gedaan, in ten hoogste {aantal} tekens.", aantal=LONGEST_WORD
            )
        )
    today = row.legal_day_at(clock.now())
    return obligations.meet(obligation_id=obligation_id, on=today, how=how, actor=actor)


@in_turn()
@transaction.atomic
def move_action(*, obligation_id: int, due_on: date, reason: str, actor: User) -> Obligation:
    """Give an action that is not late yet another day, by who organises; reminders go along.

    What was adopted keeps the day that was agreed there; the history of the action has both.
    Raises WrongState when it is closed or late, InvalidInput for a day that has passed.
    """
    overleg = locked(_overleg_id_of(obligation_id))
    workflow.require(may_organise, overleg, actor)
    reason = as_kept(" ".join(reason.split()))
    if not 0 < len(reason) <= LONGEST_WORD:
        raise InvalidInput(
            dutch("Schrijf op waarom, in ten hoogste {aantal} tekens.", aantal=LONGEST_WORD)
        )
    row = obligations.reschedule(
        obligation_id=obligation_id, due_on=due_on, reason=reason, actor=actor
    )
    if overleg.status != OverlegStatus.VASTGESTELD:
        changed(overleg, actor, "move_action", f"Actiepunt {row.period} kreeg een andere dag")
    return row


def end_actions(deal: Deal, actor: User | None) -> None:
    """What was promised about a deal that is opgezegd need not be done any more.

    Follows `Deal.terminate` in the same transaction; what is closed meanwhile, stays as it was.
    """
    for row in open_actions_of_deal(deal.pk).select_for_update():
        obligations.cancel(obligation_id=row.pk, reason=TERMINATED, actor=actor)


def _overleg_id_of(obligation_id: int) -> int:
    row = Obligation.objects.get(pk=obligation_id)
    if row.subject_type != Overleg._meta.label_lower or row.kind != ObligationKind.ACTIEPUNT:
        raise WrongState(dutch("Dit is geen actiepunt."))
    return row.subject_id

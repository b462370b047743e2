"""Who takes part, as a page shows it: for whom, and whether the mail arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from monitoring.overleg.policies import may_organise
from monitoring.overleg.selectors import Reach, reach_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch

NO_ADDRESS = dutch("Geen e-mailadres bekend.")


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A participant; `problem` is what somebody must do something about."""

    row: Deelnemer
    organisation: str
    address: str
    state: str
    problem: str
    can_send: bool


def participant_rows(
    rows: Sequence[Deelnemer], overleg: Overleg, user: User
) -> list[ParticipantRow]:
    """The participants; addresses and what went wrong are for who organises."""
    if not may_organise(overleg, user):
        return [ParticipantRow(row, _for_whom(row), "", "", "", can_send=False) for row in rows]
    reach = reach_of(rows)
    return [_row(row, reach[row.pk], overleg) for row in rows]


def _row(row: Deelnemer, reach: Reach, overleg: Overleg) -> ParticipantRow:
    problem = _problem(row, reach)
    is_behind = overleg.status == OverlegStatus.UITGENODIGD and row.invited_at is None
    return ParticipantRow(
        row,
        _for_whom(row),
        row.address,
        _state(row, reach),
        problem,
        can_send=bool(row.address) and (reach.failed is not None or is_behind),
    )


def _problem(row: Deelnemer, reach: Reach) -> str:
    if not row.address:
        return dutch(
            "{zin} Vraag de beheerder het in te vullen, of bel deze deelnemer.", zin=NO_ADDRESS
        )
    if reach.failed is not None:
        why = reach.failed.bounce or reach.failed.failure
        return dutch("De mail kwam niet aan: {reden} Controleer het adres.", reden=why)
    return ""


def _state(row: Deelnemer, reach: Reach) -> str:
    if row.invited_at is None:
        return dutch("nog niet uitgenodigd")
    if reach.last is not None and reach.last.handed_over_at is not None:
        return dutch("mail verstuurd")
    return dutch("mail staat klaar")


def _for_whom(row: Deelnemer) -> str:
    if row.user_id is None:
        return dutch("gast")
    return str(row.organisation) if row.organisation else dutch("ministerie")

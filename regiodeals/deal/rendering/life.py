"""The course of a deal in six steps."""

from dataclasses import dataclass

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.term import grant_by

STEPS = (
    dutch("Voorstel"),
    dutch("Selectie"),
    dutch("Convenant"),
    dutch("Beschikking"),
    dutch("Uitvoering"),
    dutch("Vaststelling"),
)
SELECTION, CONVENANT, GRANT, EXECUTION = 1, 2, 3, 4
STEPS_DONE = {
    DealStatus.VOORSTEL: 1,
    DealStatus.GESELECTEERD: 2,
    DealStatus.IN_VOORBEREIDING: 2,
    DealStatus.GESLOTEN: 3,
    DealStatus.BESCHIKT: 4,
    DealStatus.IN_UITVOERING: 4,
    DealStatus.EINDVERANTWOORDING: 5,
    DealStatus.VASTGESTELD: 6,
    DealStatus.AFGESLOTEN: 6,
}
ENDED_EARLY = frozenset({DealStatus.AFGEWEZEN, DealStatus.INGETROKKEN, DealStatus.OPGEZEGD})


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done, now, stop (the deal ended here) or todo."""

    title: str
    note: str
    state: str


def life_of(deal: Deal) -> list[Step]:
    """The course of a deal in six steps, with their days where they are known."""
    status = DealStatus(deal.status)
    is_ended = status in ENDED_EARLY
    reached = _where_it_ended(deal, status) if is_ended else STEPS_DONE[status]
    notes = _notes(deal)
    if is_ended:
        notes[reached:] = [str(status.label), *([""] * (len(STEPS) - reached - 1))]
    return [
        Step(title, note, _state(index, reached, is_ended=is_ended))
        for index, (title, note) in enumerate(zip(STEPS, notes, strict=True))
    ]


def _state(index: int, reached: int, *, is_ended: bool) -> str:
    if index < reached:
        return "done"
    if index == reached:
        return "stop" if is_ended else "now"
    return "todo"


def _where_it_ended(deal: Deal, status: DealStatus) -> int:
    """The step at which a deal ended, as far as its record tells."""
    if status == DealStatus.OPGEZEGD:
        return EXECUTION if deal.granted_on else GRANT
    has_convenant = getattr(deal, "convenant", None) is not None
    return CONVENANT if has_convenant else SELECTION


def _notes(deal: Deal) -> list[str]:
    due_on = deal.tranche.proposals_due_on
    return [
        dutch("uiterlijk {dag}", dag=plain_date(due_on)) if due_on else dutch("dag onbekend"),
        deal.tranche.selected_when or dutch("dag onbekend"),
        plain_date(deal.concluded_on) if deal.concluded_on else dutch("nog niet gesloten"),
        _grant_note(deal),
        dutch("tot en met {dag}", dag=plain_date(deal.ends_on))
        if deal.ends_on
        else dutch("einde onbekend"),
        plain_date(deal.settled_on) if deal.settled_on else dutch("na de eindverantwoording"),
    ]


def _grant_note(deal: Deal) -> str:
    last = grant_by(deal)
    if deal.granted_on:
        return plain_date(deal.granted_on)
    if deal.concluded_on is None:
        return dutch("binnen twaalf weken na het convenant")
    return (
        dutch("uiterlijk {dag}", dag=plain_date(last)) if last else dutch("uiterste dag onbekend")
    )

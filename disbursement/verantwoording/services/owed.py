"""The papers of an uitkering as obligations: opened, moved with the period, ended."""

from django.db import transaction

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.selectors import spending_until_on
from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import PaperKind, Status, Verantwoording
from disbursement.verantwoording.selectors import Effect, effects_of
from disbursement.verantwoording.services import rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.legal.accountability import OwedPaper, yearly_paper
from regiodeals.legal.grant_rules import Instrument
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner

FOLLOWED = frozenset(
    {BeschikkingKind.VERLENING, BeschikkingKind.VERLENGING, BeschikkingKind.INTREKKING}
)
ENDED = dutch("De eindverantwoording is in orde bevonden. Daarna komt geen verantwoording meer.")


def follow_decision(beschikking: Beschikking, actor: User | None) -> None:
    """Open the papers when the verlening is made known, and move them with the spending period.

    Follows the sending; a decision that leaves the period as it is, moves nothing.
    """
    if beschikking.kind in FOLLOWED and beschikking.sent_on is not None:
        open_papers(uitkering_id=beschikking.uitkering_id, decision=beschikking, actor=actor)


@transaction.atomic
def open_papers(
    *, uitkering_id: int, decision: Beschikking, actor: User | None
) -> tuple[Effect, ...]:
    """Lay down every paper that follows from what holds now; a second time does nothing.

    Returns what it did; `selectors.effects_of` shows the same beforehand.
    """
    # Two decisions at once would each open the same paper.
    uitkering = Uitkering.objects.select_for_update(of=("self",)).get(pk=uitkering_id)
    day = decision.sent_on
    spend_until = spending_until_on(uitkering, day) if day else None
    if spend_until is None:
        return ()
    effects = effects_of(uitkering, spend_until=spend_until)
    for effect in effects:
        _carry_out(uitkering, effect, decision, actor)
    return effects


def expect_next_year(paper: Verantwoording, actor: User | None) -> None:
    """Yearly until the final account has been given (articles 15 and 17 lid 1).

    The account over the last year of the period was not the final one: another year follows.
    """
    later = paper.uitkering.verantwoordingen.filter(paper=paper.paper, year__gt=paper.year)
    if not later.exists():
        _impose(paper.uitkering, yearly_paper(paper.instrument, paper.year + 1), None, actor)


def end_after_final(paper: Verantwoording, actor: User | None) -> None:
    """After the final account no yearly account is expected any more."""
    later = paper.uitkering.verantwoordingen.filter(
        paper=paper.paper, year__gt=paper.year, status__in=[Status.VERWACHT, Status.TERUG]
    )
    for row in later.select_for_update(of=("self",)).select_related("uitkering"):
        if (owed := rows.outstanding(row)) is not None:
            obligations.cancel(obligation_id=owed.pk, reason=ENDED, actor=actor)
        workflow.perform(row.lapse, actor=None)


def _carry_out(
    uitkering: Uitkering, effect: Effect, decision: Beschikking, actor: User | None
) -> None:
    if effect.is_new:
        _impose(uitkering, effect.owed, effect.paper, actor)
    elif effect.is_moved and effect.paper is not None:
        _move(effect, decision, actor)
        if effect.paper.status == Status.VERWACHT:
            effect.paper.year = effect.owed.year
            effect.paper.save(update_fields=["year"])


def _impose(
    uitkering: Uitkering, owed: OwedPaper, paper: Verantwoording | None, actor: User | None
) -> None:
    if paper is None:
        paper = Verantwoording.objects.create(
            uitkering=uitkering, paper=PaperKind.of(owed.paper), year=owed.year
        )
    obligations.impose(
        kind=ObligationKind(paper.paper),
        subject=paper,
        title=_title(paper),
        due_on=owed.due_on,
        zone=paper.zone,
        source=owed.source,
        owner=Owner(organisation=uitkering.kassier),
        dossier=uitkering.deal_id,
        actor=actor,
    )


def _title(paper: Verantwoording) -> str:
    is_through_cft = paper.instrument is Instrument.BU and paper.is_yearly
    title = titles.SEND_THROUGH_CFT if is_through_cft else titles.SEND
    return title.format(stuk=paper)


def _move(effect: Effect, decision: Beschikking, actor: User | None) -> None:
    owed, due = effect.obligation, effect.owed.due_on
    if owed is None:
        return
    reason = f"De bestedingsperiode is veranderd bij {decision}."
    if due > owed.due_on:
        obligations.extend(
            obligation_id=owed.pk, due_on=due, reason=reason, decision=str(decision), actor=actor
        )
    else:
        obligations.correct(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)

"""A request to hand in later, and the decision on it within two weeks (Fvw, article 17b lid 2)."""

from datetime import date

from django.db import transaction

from disbursement.verantwoording import policies
from disbursement.verantwoording.models import (
    PaperKind,
    PostponementOutcome,
    Status,
    Uitstelverzoek,
    Verantwoording,
)
from disbursement.verantwoording.services import rows
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.accountability import (
    POSTPONEMENT_TERM,
    is_postponement_in_time,
    last_day_to_ask,
)
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.terms import last_day, nominal_last_day
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about

ONLY_SISA = dutch("Uitstel kan alleen voor een SiSa-verantwoording (Fvw 17b lid 2).")


@in_turn()
@transaction.atomic
def record_postponement(
    *, paper_id: int, received_on: date, asked_until: date, reason: str, actor: User
) -> Uitstelverzoek:
    """Write down that a regiokassier asks for more time; the minister owes a decision from here.

    A request that came too late is laid down as well: it must be answered. Nothing moves yet.
    """
    paper = rows.locked(paper_id)
    rows.require(policies.may_receive, paper, actor)
    _require_open(paper)
    rows.require_past_day(received_on, paper.today)
    _require_later(paper, asked_until)
    if paper.uitstelverzoeken.filter(outcome="").exists():
        raise WrongState(dutch("Er is al een uitstelverzoek. Besluit daar eerst over."))
    request = Uitstelverzoek.objects.create(
        verantwoording=paper,
        received_on=received_on,
        asked_until=asked_until,
        reason=rows.said(reason, dutch("Schrijf op waarom de regiokassier uitstel vraagt.")),
        recorded_by=actor,
        recorded_at=clock.now(),
    )
    sentence = f"{request} vastgelegd, ontvangen op {long_date(received_on)}"
    rows.record(request, "record", sentence, actor)
    _owe_decision(request, actor)
    return request


@in_turn()
@transaction.atomic
def decide_postponement(
    *,
    request_id: int,
    outcome: str,
    reference: str,
    reason: str,
    actor: User,
    granted_until: date | None = None,
) -> Uitstelverzoek:
    """Decide: granted, and the day of the paper moves by this decision; refused, and nothing moves.

    Raises RequirementsUnmet when a request that came on or after 1 July would be granted.
    """
    paper_id = Uitstelverzoek.objects.values_list("verantwoording_id", flat=True).get(pk=request_id)
    paper = rows.locked(paper_id)
    request = Uitstelverzoek.objects.select_for_update(of=("self",)).get(pk=request_id)
    request.verantwoording = paper
    rows.require(policies.may_decide_postponement, request, actor)
    if request.outcome:
        raise WrongState(
            dutch(
                "Op dit verzoek is al besloten: {uitkomst}.", uitkomst=request.get_outcome_display()
            )
        )
    is_granted = outcome == PostponementOutcome.TOEGEWEZEN
    request.outcome = PostponementOutcome(outcome)
    request.decided_on, request.decided_by = paper.today, actor
    request.reference = rows.said(reference, dutch("Vul het kenmerk van het besluit in."))
    request.decision_reason = rows.said(reason, dutch("Schrijf op waarom u dit besluit."))
    request.granted_until = _granted(request, granted_until) if is_granted else None
    request.save()
    _meet_decision(request, actor)
    if is_granted and request.granted_until is not None:
        _extend(request, request.granted_until, actor)
    sentence = f"{request}: {request.get_outcome_display()} ({request.reference})"
    rows.record(request, "decide", sentence, actor)
    return request


def _require_open(paper: Verantwoording) -> None:
    if paper.paper != PaperKind.SISA:
        raise WrongState(ONLY_SISA)
    if paper.status != Status.VERWACHT:
        raise WrongState(
            dutch(
                "{stuk} is {stand}. Uitstel is niet meer nodig.",
                stuk=str(paper),
                stand=paper.get_status_display(),
            )
        )


def _require_later(paper: Verantwoording, day: date) -> None:
    owed = rows.outstanding(paper)
    if owed is not None and day <= owed.due_on:
        raise InvalidInput(
            dutch("De laatste dag is nu {dag}. Vul een latere dag in.", dag=long_date(owed.due_on))
        )


def _granted(request: Uitstelverzoek, until: date | None) -> date:
    paper = request.verantwoording
    _require_open(paper)
    if not is_postponement_in_time(paper.year, request.received_on):
        last = last_day_to_ask(paper.year)
        raise RequirementsUnmet(
            [
                dutch(
                    "Het verzoek kwam op {dag}. Uitstel kan alleen als het uiterlijk {uiterlijk} is"
                    " gevraagd (Fvw 17b lid 2). Wijs het verzoek af.",
                    dag=long_date(request.received_on),
                    uiterlijk=long_date(last),
                )
            ]
        )
    if until is None:
        raise InvalidInput(dutch("Vul in tot en met welke dag u uitstel geeft."))
    _require_later(paper, until)
    return until


def _extend(request: Uitstelverzoek, until: date, actor: User) -> None:
    owed = rows.outstanding(request.verantwoording)
    if owed is not None:
        obligations.extend(
            obligation_id=owed.pk,
            due_on=until,
            reason=f"Uitstel op verzoek: {request.reason}",
            decision=request.reference,
            actor=actor,
        )


def _owe_decision(request: Uitstelverzoek, actor: User) -> None:
    paper = request.verantwoording
    try:
        due = last_day(request.received_on, POSTPONEMENT_TERM)
    except UnknownCalendarYear:
        due = nominal_last_day(request.received_on, POSTPONEMENT_TERM)
    obligations.impose(
        kind=ObligationKind.UITSTEL,
        subject=request,
        title=titles.DECIDE_POSTPONEMENT.format(wie=paper.uitkering.kassier)[:200],
        due_on=due,
        zone=paper.zone,
        source=POSTPONEMENT_TERM.source,
        owner=Owner(role=Role.TEKENBEVOEGDE),
        dossier=paper.dossier_id,
        actor=actor,
    )


def _meet_decision(request: Uitstelverzoek, actor: User) -> None:
    owed = obligation_about(request, ObligationKind.UITSTEL)
    if owed is not None and not owed.is_closed and request.decided_on is not None:
        how = f"{request.get_outcome_display().capitalize()} bij {request.reference}."
        obligations.meet(obligation_id=owed.pk, on=request.decided_on, how=how, actor=actor)

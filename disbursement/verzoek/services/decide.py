"""How a request ends: by a decision of its own, or because the region takes it back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.services import DecisionContent, draft_decision
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.selectors import schedule_of
from disbursement.verzoek.services import owed, rows, wishes
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the drafter adds to what was asked: yes or no, why, and on what ground."""

    grant: bool
    reasons: str
    legal_ground: str = ""


@in_turn()
@transaction.atomic
def prepare_decision(
    *, verzoek_id: int, grant: bool, reasons: str, legal_ground: str = "", actor: User
) -> Verzoek:
    """Draft the decision from the request: a verlenging or wijziging, or an afwijzing.

    It goes its own way then, by the steps and the four eyes of every beschikking. Raises
    RequirementsUnmet while an earlier request is open, and what `draft_decision` raises.
    """
    verzoek = rows.locked(verzoek_id)
    workflow.check(verzoek.prepare_decision, actor=actor)
    answer = Answer(grant=grant, reasons=reasons, legal_ground=legal_ground)
    if grant:
        wishes.require_adds_up(
            verzoek.uitkering,
            VerzoekKind(verzoek.kind),
            sum(line.amount_cents for line in verzoek.regels.all()),
            verzoek.today,
        )
    concept = draft_decision(
        uitkering_id=verzoek.uitkering_id,
        kind=_kind_of(verzoek, answer),
        content=_content(verzoek, answer),
        actor=actor,
    )
    workflow.perform(
        verzoek.prepare_decision,
        actor=actor,
        besluit=concept.get_kind_display(),
        concept=concept.pk,
    )
    verzoek.decision = concept
    verzoek.save(update_fields=["decision"])
    return verzoek


def conclude_request(beschikking: Beschikking, actor: User | None) -> None:
    """The decision was made known; follows its sending."""
    found = (
        Verzoek.objects.select_for_update(of=("self",))
        .select_related("uitkering__deal")
        .filter(decision=beschikking)
        .first()
    )
    if found is None:
        return
    found.decision = beschikking
    workflow.perform(found.conclude, actor=None, besluit=str(beschikking))
    owed.close_decision(found, actor)


def let_request_go(beschikking: Beschikking, actor: User | None) -> None:
    """The decision lapsed before anybody was told; follows `Beschikking.lapse`.

    The request is as open as before its decision was drafted, and its term runs on.
    """
    found = Verzoek.objects.select_for_update(of=("self",)).filter(decision=beschikking).first()
    if found is None:
        return
    found.decision = None
    found.save(update_fields=["decision"])
    rows.record(
        found,
        "let_go",
        f"Besluit {beschikking} is vervallen; op dit verzoek moet opnieuw worden besloten",
        actor,
        beschikking.lapsed_because,
    )


@in_turn()
@transaction.atomic
def withdraw_verzoek(*, verzoek_id: int, on: date, how: str, actor: User) -> Verzoek:
    """Write down that the region takes it back: no decision is owed any more."""
    verzoek = rows.locked(verzoek_id)
    workflow.check(verzoek.withdraw, actor=actor)
    rows.require_past_day(on, verzoek)
    how = rows.said(how, dutch("Schrijf op hoe het is ingetrokken, bijvoorbeeld met welke brief."))
    verzoek.withdrawn_on = on
    workflow.perform(verzoek.withdraw, actor=actor, remark=how, dag=on.isoformat())
    owed.close_decision(verzoek, actor)
    return verzoek


def _kind_of(verzoek: Verzoek, answer: Answer) -> DecisionKind:
    return VerzoekKind(verzoek.kind).granted_by if answer.grant else DecisionKind.AFWIJZING


def _content(verzoek: Verzoek, answer: Answer) -> DecisionContent:
    """The values of the request, as far as this kind of decision has them."""
    is_extension = _kind_of(verzoek, answer) is DecisionKind.VERLENGING
    asks_termijnen = answer.grant and verzoek.kind == VerzoekKind.TERMIJNEN
    return DecisionContent(
        subject="" if is_extension else verzoek.subject,
        spend_until=verzoek.spend_until if is_extension else None,
        request_received_on=verzoek.received_on,
        request_reference=verzoek.reference,
        reasons=answer.reasons,
        legal_ground="" if is_extension else answer.legal_ground,
        schedule=tuple(part.planned for part in schedule_of(verzoek)) if asks_termijnen else None,
    )

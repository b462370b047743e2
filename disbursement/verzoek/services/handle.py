"""Advice on a request, by somebody else than who laid it down."""

from django.db import transaction

from disbursement.verzoek.models import Verzoek
from disbursement.verzoek.services import rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch


@in_turn()
@transaction.atomic
def ask_advice(*, verzoek_id: int, actor: User) -> Verzoek:
    """Lay the request before the colleagues."""
    verzoek = rows.locked(verzoek_id)
    workflow.perform(verzoek.ask_advice, actor=actor)
    return verzoek


@in_turn()
@transaction.atomic
def advise(*, verzoek_id: int, grant: bool, advice: str, actor: User) -> Verzoek:
    """Advise to grant it or not, and say why; once. Who comes second is told who was first."""
    verzoek = rows.locked(verzoek_id)
    workflow.check(verzoek.advise, actor=actor)
    verzoek.advice = rows.said(advice, dutch("Schrijf op waarom u dit adviseert."))
    verzoek.advises_granting = grant
    verzoek.adviser = actor
    verzoek.advised_at = clock.now()
    workflow.perform(
        verzoek.advise,
        actor=actor,
        remark=verzoek.advice,
        advies="toekennen" if grant else "afwijzen",
    )
    return verzoek

"""Ask again for a document that could not be made."""

from typing import Any

from django.db import transaction

from monitoring.rapportage import tasks
from monitoring.rapportage.models import Indiening, Rapportage
from monitoring.rapportage.policies import may_ask_again
from monitoring.rapportage.selectors import indieningen_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind

SENTENCES = {
    Kind.ONTVANGSTBEWIJS: "Ontvangstbewijs opnieuw laten maken",
    Kind.RAPPORTAGE: "PDF van de rapportage opnieuw laten maken",
}


@in_turn()
@transaction.atomic
def retry_document(*, rapportage_id: int, number: int, kind: str, actor: User) -> None:
    """Make the receipt of a handing in again, or the document of what was accepted.

    Raises WrongState when it was not given up.
    """
    report = (
        Rapportage.objects.select_for_update(of=("self",))
        .select_related("deal")
        .get(pk=rapportage_id)
    )
    workflow.require(may_ask_again, report, actor)
    row = indieningen_of(report).filter(number=number).first()
    order = _order(row, kind) if row else None
    if order is None or not documents.retry(order[0]):
        raise WrongState(dutch("Er is geen document dat opnieuw gemaakt moet worden."))
    audit.record(
        report,
        action="monitoring.rapportage.retry_document",
        sentence=SENTENCES[Kind(kind)],
        actor=actor,
        details={"indiening": number},
    )
    hurry(*order[1:])


def _order(row: Indiening, kind: str) -> tuple[int, Any, int] | None:
    """The document that was ordered, with the job that makes it and the number of that job."""
    if kind == Kind.ONTVANGSTBEWIJS:
        return row.receipt_id, tasks.render_receipt, row.pk
    akkoord = getattr(row, "akkoord", None)
    if kind != Kind.RAPPORTAGE or akkoord is None:
        return None
    return akkoord.document_id, tasks.render_report, akkoord.pk

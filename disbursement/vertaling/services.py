"""Promise a translation with the signature, and try again what could not be made."""

from django.db import transaction

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import is_behandelaar
from disbursement.vertaling import tasks
from disbursement.vertaling.models import Vertaling
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind


def order_translation(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the signature, in its transaction: the letter of an island gets a translation.

    It is only promised here. Making it can neither stop the signature nor the bekendmaking.
    """
    if not beschikking.uitkering.is_bijzonder:
        return
    filename = f"{beschikking.kenmerk}-courtesy-translation.pdf"
    document = documents.order(kind=Kind.VERTALING, filename=filename, by=actor)
    row = Vertaling.objects.create(beschikking=beschikking, document=document)
    hurry(tasks.render_translation, row.pk)


@in_turn()
@transaction.atomic
def retry_translation(*, beschikking_id: int, actor: User) -> Vertaling:
    """Try again to make a translation that was given up.

    Raises WrongState when there is none that was given up.
    """
    row = (
        Vertaling.objects.select_for_update(of=("self",))
        .select_related("beschikking__uitkering")
        .filter(beschikking_id=beschikking_id)
        .first()
    )
    workflow.require(is_behandelaar, row, actor)
    if row is None or not documents.retry(row.document_id):
        raise WrongState(dutch("Er is geen vertaling die opnieuw gemaakt moet worden."))
    audit.record(
        row.beschikking,
        action="disbursement.vertaling.retry",
        sentence="Vertaling opnieuw laten maken",
        actor=actor,
    )
    hurry(tasks.render_translation, row.pk)
    return row

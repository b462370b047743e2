"""Make the file of a confirmed batch: once, stored under its hash."""

from django.db import transaction

from disbursement.betaling.models import BatchStatus, Betaalbatch
from disbursement.betaling.rendering.pain_file import payment_file
from regiodeals import workflow
from regiodeals.documents import services as documents


def make_file(batch_id: int) -> bool:
    """Make and store the file, and let the batch take its step; True when this call did.

    May be called twice, or by two workers at once. A worker that dies between the file and the
    step leaves a stored file, and the next one only takes the step.
    """
    batch = Betaalbatch.objects.select_related("payer").get(pk=batch_id)
    if batch.status != BatchStatus.BEVESTIGD or batch.document_id is None:
        return False
    documents.fulfil(batch.document_id, lambda: payment_file(batch))
    return _note_file(batch_id)


@transaction.atomic
def _note_file(batch_id: int) -> bool:
    batch = Betaalbatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    if not workflow.exists_now(batch.note_file) or workflow.unmet(batch.note_file):
        return False
    sha256 = batch.document.sha256 if batch.document else ""
    workflow.perform(batch.note_file, actor=None, sha256=sha256)
    return True

"""Rows under lock, and what every act on money checks and writes."""

from typing import Any

from django.db.models import Model

from disbursement.betaling.models import Betaalbatch, Betaling
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import InvalidInput


def locked_termijn(termijn_id: int) -> Termijn:
    """The termijn, with its uitkering locked: two who pay of one uitkering take turns."""
    found = Termijn.objects.values_list("uitkering_id", flat=True)
    lock_uitkering(found.get(pk=termijn_id))
    return Termijn.objects.select_related("uitkering__deal__tranche").get(pk=termijn_id)


def lock_uitkering(uitkering_id: int) -> None:
    """The ledger takes the same lock, in the same order."""
    Uitkering.objects.select_for_update(of=("self",), no_key=True).get(pk=uitkering_id)


def locked_betaling(betaling_id: int) -> Betaling:
    """The payment, with its uitkering, both locked, always in this order."""
    found = Betaling.objects.values_list("termijn__uitkering_id", flat=True)
    lock_uitkering(found.get(pk=betaling_id))
    rows = Betaling.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("termijn__uitkering__deal__tranche", "rekening").get(pk=betaling_id)


def locked_batch(batch_id: int) -> Betaalbatch:
    """The batch, locked."""
    rows = Betaalbatch.objects.select_for_update(of=("self",))
    return rows.select_related("payer").get(pk=batch_id)


def said(words: str, sentence: str) -> str:
    """The words without blanks around them; raises InvalidInput when there are none."""
    if not words.strip():
        raise InvalidInput(sentence)
    return words.strip()[:500]


def record(subject: Model, verb: str, sentence: str, actor: User, **details: Any) -> None:
    """A line of the trail for an act that is no step."""
    audit.record(
        subject,
        action=f"{subject._meta.label_lower}.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=str(details.pop("remark", "")),
        details=details,
    )

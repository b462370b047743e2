"""Write lines of the trail, in the transaction of the act."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.origin import origin
from regiodeals.common.words import dutch

LONGEST_REMARK = 4_000
UNFIT_REMARK = dutch(
    "Schrijf uw opmerking in ten hoogste {aantal} gewone tekens. Bewaar een langere tekst als"
    " stuk en verwijs daarnaar.",
    aantal=LONGEST_REMARK,
)


def record(
    subject: Model,
    *,
    action: str,
    sentence: str,
    actor: User | None,
    state_before: str = "",
    state_after: str = "",
    remark: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Write what happened to `subject`; `actor` None means the system itself."""
    line = entry(
        subject,
        action=action,
        sentence=sentence,
        actor=actor,
        state_before=state_before,
        state_after=state_after,
        remark=remark,
        details=details,
    )
    line.save(force_insert=True)
    return line


def record_all(lines: Iterable[AuditEntry]) -> None:
    """Write the lines of one act on many subjects, in their order, in one go."""
    AuditEntry.objects.bulk_create(lines)


def entry(
    subject: Model,
    *,
    action: str,
    sentence: str,
    actor: User | None,
    state_before: str = "",
    state_after: str = "",
    remark: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """A line that is still to be written, by `record_all`.

    Raises InvalidInput for a remark that no page can show: lines stay for ever.
    """
    if len(remark) > LONGEST_REMARK or "\0" in remark:
        raise InvalidInput(UNFIT_REMARK)
    return AuditEntry(
        at=clock.now(),
        actor=actor,
        actor_name=str(actor)[:200] if actor else "Het systeem",
        actor_roles=actor.role_labels if actor else "",
        action=action,
        sentence=sentence,
        object_type=subject._meta.label_lower,
        object_id=subject.pk,
        object_label=str(subject)[:200],
        dossier=getattr(subject, "dossier_id", None),
        origin=origin.get(),
        state_before=state_before,
        state_after=state_after,
        remark=remark,
        details=details or {},
    )

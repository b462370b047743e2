"""Questions about the trail."""

import hashlib
import json
from datetime import UTC

from django.db.models import Model, QuerySet

from regiodeals.audit.models import AuditEntry


def entries_of_dossier(deal_id: int) -> QuerySet[AuditEntry]:
    """Everything that happened in one deal, newest first; the caller has checked who may see it."""
    return AuditEntry.objects.filter(dossier=deal_id)


def entries_about(subject: Model) -> QuerySet[AuditEntry]:
    """What happened to one thing, newest first; the caller has checked who may see it."""
    about = {"object_type": subject._meta.label_lower, "object_id": subject.pk}
    return AuditEntry.objects.filter(**about)


def fingerprint(entries: QuerySet[AuditEntry]) -> str:
    """SHA-256 of these lines in the order in which they were written, all of each line.

    Who keeps it can show later that no line was changed, left out or put in between.
    """
    names = sorted(field.attname for field in AuditEntry._meta.concrete_fields)
    digest = hashlib.sha256()
    for row in entries.order_by("pk").values(*names).iterator():
        for name in ("at", "recorded_at"):
            row[name] = row[name].astimezone(UTC).isoformat()
        line = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()

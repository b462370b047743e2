"""Questions about the trail."""

from django.db.models import QuerySet

from regiodeals.audit.models import AuditEntry


def entries_of_dossier(deal_id: int) -> QuerySet[AuditEntry]:
    """Everything that happened in one deal, newest first; the caller has checked who may see it."""
    return AuditEntry.objects.filter(dossier=deal_id)

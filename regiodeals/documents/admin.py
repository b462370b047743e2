"""Stored documents in the administration: to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.documents.models import Document

PHASES = {
    "pending": ("wordt gemaakt", {"stored_at__isnull": True, "given_up_at__isnull": True}),
    "stored": ("opgeslagen", {"stored_at__isnull": False}),
    "given_up": ("opgegeven", {"given_up_at__isnull": False}),
}


class PhaseFilter(admin.SimpleListFilter):
    """Being made, stored, or given up."""

    title = "fase"
    parameter_name = "fase"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The three phases."""
        del request, model_admin
        return [(key, words) for key, (words, _) in PHASES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Document]) -> QuerySet[Document]:
        """Documents in the chosen phase."""
        del request
        _, condition = PHASES.get(self.value() or "", ("", {}))
        return queryset.filter(**condition)


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    """What was ordered, what is stored, and what needs a person to look at."""

    list_display = ["filename", "kind", "phase", "ordered_at", "attempts", "stored_at", "size"]
    list_filter = ["kind", PhaseFilter]
    search_fields = ["filename", "sha256"]
    date_hierarchy = "ordered_at"

    @admin.display(description="fase")
    def phase(self, document: Document) -> str:
        """The phase in words."""
        if document.is_stored:
            return PHASES["stored"][0]
        return PHASES["given_up" if document.is_given_up else "pending"][0]

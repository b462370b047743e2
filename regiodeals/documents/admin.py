"""Documents in the administration: to look at, and to have made again what was given up."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch
from regiodeals.documents import services
from regiodeals.documents.models import Document

PHASES = {
    "pending": (dutch("wordt gemaakt"), {"stored_at__isnull": True, "given_up_at__isnull": True}),
    "stored": (dutch("opgeslagen"), {"stored_at__isnull": False}),
    "given_up": (dutch("opgegeven"), {"given_up_at__isnull": False}),
}

MAKE_AGAIN = Question(
    title=dutch("Documenten opnieuw laten maken"),
    consequence=dutch(
        "De werker begint binnen een minuut opnieuw, uit dezelfde gegevens. Is de oorzaak"
        " nog niet weg, dan mislukt het weer."
    ),
    button=dutch("Opnieuw laten maken"),
    done=dutch("Opnieuw gevraagd"),
)


class PhaseFilter(admin.SimpleListFilter):
    """Being made, stored, or given up."""

    title = dutch("fase")
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
    actions = ["make_again"]
    closed_because = dutch(
        "Wat is opgeslagen, verandert nooit meer: het is het bewijs van wat er is gestuurd of"
        " gekregen. Wat is opgegeven, kunt u vanuit de lijst opnieuw laten maken."
    )

    @action(description=dutch("Opnieuw laten maken"))
    def make_again(self, request: HttpRequest, queryset: QuerySet[Document]) -> HttpResponse | None:
        """Give the chosen documents new attempts, once it is sure and said why."""

        def act(document: Document, reason: str) -> None:
            services.make_again(
                document_id=document.pk,
                reason=reason,
                actor=request.user,  # type: ignore[arg-type]
            )

        return confirmed(request, queryset, MAKE_AGAIN, act, page=self)

    @admin.display(description=dutch("fase"))
    def phase(self, document: Document) -> str:
        """The phase in words."""
        if document.is_stored:
            return PHASES["stored"][0]
        return PHASES["given_up" if document.is_given_up else "pending"][0]

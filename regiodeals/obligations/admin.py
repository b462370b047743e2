"""Obligations in the administration: to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.obligations.models import Obligation, ObligationChange
from regiodeals.obligations.state import State, is_in_state


class StateFilter(admin.SimpleListFilter):
    """Open, due today, overdue, met or cancelled: now."""

    title = dutch("stand")
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The states in words."""
        del request, model_admin
        return State.choices

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Obligation]
    ) -> QuerySet[Obligation]:
        """Obligations in the chosen state."""
        del request
        chosen = self.value()
        if chosen not in State.values:
            return queryset
        return queryset.filter(is_in_state(State(str(chosen)), clock.now()))


class ChangeInline(ReadOnlyInline):
    """The history of an obligation."""

    model = ObligationChange
    show_change_link = False
    fields = ["number", "kind", "due_from", "due_to", "owner_to", "reason", "decision", "at", "by"]


@admin.register(Obligation)
class ObligationAdmin(ReadOnlyAdmin):
    """Who owes what by when, and what became of it."""

    list_display = ["title", "owner_name", "due_on", "zone", "standing", "kind", "dossier"]
    list_filter = [StateFilter, "kind", "zone", "owner_role"]
    search_fields = ["title", "source", "owner_name"]
    date_hierarchy = "due_on"
    inlines = [ChangeInline]

    @admin.display(description=dutch("stand"))
    def standing(self, obligation: Obligation) -> str:
        """The state now, in words."""
        return obligation.state.label

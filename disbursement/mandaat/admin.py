"""Mandates and senders in the administration."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from disbursement.mandaat.models import Afzender, Mandaat
from regiodeals.audit.admin import AuditedAdmin
from regiodeals.common.admin_fields import EuroAmounts, PeriodForm, amount_column
from regiodeals.common.errors import NotAllowed


@admin.register(Mandaat)
class MandaatAdmin(EuroAmounts, AuditedAdmin):
    """Who may sign for how much. A mandate ends; it is never rewritten."""

    form = PeriodForm
    list_display = [
        "holder",
        "office",
        "minister",
        amount_column("ceiling_cents", "tot en met"),
        "valid_from",
        "valid_until",
        "is_example",
    ]
    list_filter = ["minister", "is_example"]
    list_select_related = ["holder"]
    search_fields = ["holder__username", "holder__first_name", "holder__last_name", "office"]
    date_hierarchy = "valid_from"
    autocomplete_fields = ["holder"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nobody gives a mandate to himself, or prolongs his own."""
        if obj.holder_id == request.user.pk:
            raise NotAllowed("U kunt uw eigen mandaat niet regelen. Vraag een andere beheerder.")
        super().save_model(request, obj, form, change)


@admin.register(Afzender)
class AfzenderAdmin(AuditedAdmin):
    """Who sends the letters. A change of name or address is a new row; the old one ends."""

    form = PeriodForm
    list_display = ["organisation", "unit", "valid_from", "valid_until", "is_example"]
    list_filter = ["is_example"]
    search_fields = ["organisation", "unit"]
    date_hierarchy = "valid_from"

"""Organisations, and who acts for them, in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from regiodeals.accounts.models import User
from regiodeals.audit.admin import AuditedAdmin, BeheerInline
from regiodeals.common.admin_fields import PeriodForm
from regiodeals.common.words import dutch
from regiodeals.party.models import Membership, Organisation

NOT_YOURSELF = dutch("U kunt uzelf geen lidmaatschap geven. Vraag het een andere beheerder.")


class MembershipForm(PeriodForm):
    """What a membership gives to see, nobody gives to himself."""

    actor: User

    def clean(self) -> dict[str, Any]:
        """Another than the beheerder who is logged in."""
        cleaned = super().clean() or {}
        if self.instance.pk is None and cleaned.get("user") == self.actor:
            self.add_error("user", NOT_YOURSELF)
        return cleaned


class MembershipInline(BeheerInline):
    """The people of an organisation; a membership ends, it is never rewritten."""

    model = Membership
    form = MembershipForm
    autocomplete_fields = ["user"]
    show_change_link = False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The same, knowing who fills it in."""
        form = type("OwnMembershipForm", (MembershipForm,), {"actor": request.user})
        return super().get_formset(request, obj, **{"form": form} | kwargs)


@admin.register(Organisation)
class OrganisationAdmin(AuditedAdmin):
    """Bodies that can be party to a deal."""

    inlines = [MembershipInline]
    list_display = ["name", "kind", "area", "abbreviation", "tooi", "is_example"]
    list_filter = ["kind", "area", "is_example"]
    search_fields = ["name", "abbreviation", "tooi"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The kind decides who may be kassier and which law holds; it never changes afterwards."""
        del request
        return ["kind"] if obj else []

"""Organisations, and who acts for them, in the administration."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from regiodeals.audit.admin import AuditedAdmin, BeheerInline, ReadOnlyAdmin
from regiodeals.common.admin_fields import PeriodForm
from regiodeals.party.models import Membership, Organisation


class MembershipInline(BeheerInline):
    """The people of an organisation; a membership ends, it is never rewritten."""

    model = Membership
    form = PeriodForm
    autocomplete_fields = ["user"]
    show_change_link = False


@admin.register(Organisation)
class OrganisationAdmin(AuditedAdmin):
    """Bodies that can be party to a deal."""

    inlines = [MembershipInline]
    list_display = ["name", "kind", "abbreviation", "tooi", "is_example"]
    list_filter = ["kind", "is_example"]
    search_fields = ["name", "abbreviation", "tooi"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The kind decides who may be kassier and which law holds; it never changes afterwards."""
        del request
        return ["kind"] if obj else []


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """All memberships, past and present; they are given on the page of the organisation."""

    list_display = ["user", "organisation", "may_sign", "valid_from", "valid_until"]
    list_select_related = ["user", "organisation"]
    search_fields = [
        "user__username",
        "user__first_name",
        "user__last_name",
        "organisation__name",
    ]
    date_hierarchy = "valid_from"

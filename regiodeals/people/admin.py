"""Roles in deals, and invitations, in the administration: to read; they are given by the region."""

from django.contrib import admin

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.deal.models import DealRole
from regiodeals.people.models import Invitation


@admin.register(DealRole)
class DealRoleAdmin(ReadOnlyAdmin):
    """Who has, or had, which role in which deal."""

    list_display = ["user", "role", "deal", "organisation", "valid_from", "valid_until", "ended_at"]
    list_filter = ["role"]
    list_select_related = ["user", "deal", "organisation"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "deal__name"]
    date_hierarchy = "valid_from"


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Who was asked by whom; the link itself is kept nowhere."""

    list_display = ["address", "role", "deal", "invited_by", "invited_at", "accepted_at"]
    list_filter = ["role"]
    list_select_related = ["deal", "invited_by"]
    search_fields = ["address", "deal__name"]
    exclude = ["nonce", "token_sha256"]
    date_hierarchy = "invited_at"

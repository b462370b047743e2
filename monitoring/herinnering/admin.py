"""Reminders in the administration: the policy is kept there, the rest is to look at."""

from django.contrib import admin

from monitoring.herinnering.models import Herinnering, Herinneringsbeleid, Mailvoorkeur, Ronde
from regiodeals.audit.admin import AuditedAdmin, ReadOnlyAdmin


@admin.register(Herinneringsbeleid)
class HerinneringsbeleidAdmin(AuditedAdmin):
    """When each kind is reminded of; a kind that is not here has the standard days."""

    list_display = ["kind", "days", "escalates_after", "only_working_days", "head"]
    list_filter = ["only_working_days"]
    list_select_related = ["head"]
    search_fields = ["kind"]
    autocomplete_fields = ["head"]


@admin.register(Mailvoorkeur)
class MailvoorkeurAdmin(ReadOnlyAdmin):
    """How people chose to be reminded."""

    list_display = ["user", "in_one_mail"]
    list_filter = ["in_one_mail"]
    list_select_related = ["user"]
    search_fields = ["user__first_name", "user__last_name"]


@admin.register(Ronde)
class RondeAdmin(ReadOnlyAdmin):
    """Which days were planned, when, and what found nobody."""

    list_display = ["day", "zone", "since", "at", "without_recipient"]
    list_filter = ["zone"]
    search_fields = ["zone"]
    date_hierarchy = "day"


@admin.register(Herinnering)
class HerinneringAdmin(ReadOnlyAdmin):
    """Every reminder with its mail."""

    list_display = ["obligation", "day", "recipient_name", "is_escalation", "message", "dropped_at"]
    list_filter = ["is_escalation"]
    list_select_related = ["obligation", "message"]
    search_fields = ["recipient_name", "obligation__title"]
    date_hierarchy = "day"

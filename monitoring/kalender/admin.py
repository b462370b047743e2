"""Links to calendars in the administration: to look at. The hash is of no use to anybody."""

from django.contrib import admin

from monitoring.kalender.models import Agendalink
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Agendalink)
class AgendalinkAdmin(ReadOnlyAdmin):
    """Who reads the calendar in a program of his own, and since when."""

    list_display = ["user", "made_at", "last_used_at", "revoked_at"]
    list_select_related = ["user"]
    search_fields = ["user__first_name", "user__last_name"]
    date_hierarchy = "made_at"
    exclude = ["link_sha256"]

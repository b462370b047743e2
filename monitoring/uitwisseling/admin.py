"""Exchange meetings in the administration: to look at, never to change."""

from django.contrib import admin

from monitoring.uitwisseling.models import Aanmelding, Materiaal, Uitwisseling
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Uitwisseling)
class UitwisselingAdmin(ReadOnlyAdmin):
    """The meetings; everything is done on their own page."""

    list_display = ["title", "planned_on", "location", "places", "status", "is_example"]
    list_filter = ["status", "is_example"]
    search_fields = ["title", "location"]
    date_hierarchy = "planned_on"


@admin.register(Aanmelding)
class AanmeldingAdmin(ReadOnlyAdmin):
    """Who signed up, and who came."""

    list_display = [
        "user",
        "uitwisseling",
        "organisation",
        "signed_up_at",
        "placed_at",
        "signed_off_at",
        "attended",
    ]
    list_select_related = ["uitwisseling", "user", "organisation"]
    search_fields = ["user__last_name", "uitwisseling__title"]


@admin.register(Materiaal)
class MateriaalAdmin(ReadOnlyAdmin):
    """Who added what, and what the scanner said."""

    list_display = ["document", "uitwisseling", "added_by", "added_at", "scanned_at", "virus"]
    search_fields = ["document__filename", "uitwisseling__title"]
    list_select_related = ["document", "uitwisseling", "added_by"]

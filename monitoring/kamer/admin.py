"""Reports to parliament in the administration: to look at, never to change."""

from django.contrib import admin

from monitoring.kamer.models import Kamerrapportage
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Kamerrapportage)
class KamerrapportageAdmin(ReadOnlyAdmin):
    """The reports; everything is done on their own page."""

    list_display = ["year", "edition", "status", "adopted_at", "offered_on", "kamerstuk"]
    list_filter = ["status", "is_example"]
    search_fields = ["kamerstuk", "sha256"]
    exclude = ["data"]

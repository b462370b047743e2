"""Files of a rapportage in the administration: to look at, never to change."""

from django.contrib import admin

from monitoring.bijlage.models import Bijlage
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Bijlage)
class BijlageAdmin(ReadOnlyAdmin):
    """Who added what, and what the scanner said."""

    list_display = ["document", "rapportage", "added_by", "added_at", "scanned_at", "virus"]
    search_fields = ["document__filename", "rapportage__deal__name"]
    list_select_related = ["document", "rapportage__deal", "added_by"]

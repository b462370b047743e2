"""Ordered files in the administration: who took which list along, and when."""

from django.contrib import admin

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.exports.models import ExportOrder


@admin.register(ExportOrder)
class ExportOrderAdmin(ReadOnlyAdmin):
    """Every order; the file itself is for who asked for it."""

    list_display = ["export", "form", "ordered_by", "ordered_at", "made_at", "rows", "removed_at"]
    list_filter = ["export", "form"]
    list_select_related = ["ordered_by"]
    search_fields = ["ordered_by__last_name"]
    date_hierarchy = "ordered_at"

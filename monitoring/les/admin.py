"""Lessons in the administration: to look at, never to change."""

from django.contrib import admin

from monitoring.les.models import Les
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Les)
class LesAdmin(ReadOnlyAdmin):
    """The lessons; everything is done on their own page."""

    list_display = ["title", "deal", "programmalijn", "status", "shared_at", "is_example"]
    list_filter = ["status", "is_example"]
    list_select_related = ["deal", "programmalijn"]
    search_fields = ["title", "text", "deal__name"]
    date_hierarchy = "shared_at"
    exclude = ["sought"]

"""The sending of decisions in the administration: to look at, never to change."""

from django.contrib import admin

from disbursement.bekendmaking.models import Bekendmaking
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Bekendmaking)
class BekendmakingAdmin(ReadOnlyAdmin):
    """By which way each decision went, and whether it was opened."""

    list_display = ["__str__", "route", "posted_on", "opened_at", "opened_by"]
    list_filter = ["route"]
    list_select_related = ["beschikking__uitkering__deal", "opened_by"]
    search_fields = ["beschikking__kenmerk", "beschikking__uitkering__deal__name"]
    date_hierarchy = "posted_on"

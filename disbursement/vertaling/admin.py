"""Courtesy translations in the administration: to look at, never to change."""

from django.contrib import admin

from disbursement.vertaling.models import Vertaling
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Vertaling)
class VertalingAdmin(ReadOnlyAdmin):
    """Which letters have a translation, and in which document it stands."""

    list_display = ["__str__", "document"]
    list_select_related = ["beschikking__uitkering__deal", "document"]
    search_fields = ["beschikking__kenmerk", "beschikking__uitkering__deal__name"]

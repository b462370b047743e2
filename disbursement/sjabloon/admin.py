"""Templates in the administration: to look at; the wording is written on its own pages."""

from django.contrib import admin

from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Sjabloon)
class SjabloonAdmin(ReadOnlyAdmin):
    """Which letters have their wording in the register."""

    list_display = ["kind", "instrument", "language"]
    list_filter = ["kind", "instrument", "language"]
    search_fields = ["kind", "instrument"]


@admin.register(SjabloonVersie)
class SjabloonVersieAdmin(ReadOnlyAdmin):
    """Who wrote and who published what, and when it holds."""

    list_display = [
        "sjabloon",
        "number",
        "status",
        "valid_from",
        "valid_until",
        "author",
        "publisher",
        "source",
    ]
    list_filter = ["status", "sjabloon__kind", "sjabloon__instrument"]
    list_select_related = ["sjabloon", "author", "publisher"]
    search_fields = ["explanation", "sjabloon__kind"]
    date_hierarchy = "valid_from"

"""Series in the administration: to look at; every act is done on their own pages."""

from django.contrib import admin

from disbursement.serie.models import Inzage, Onderdeel, Opdracht, Serie, SerieDeal
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Serie)
class SerieAdmin(ReadOnlyAdmin):
    """Who chose which deals, and when."""

    list_display = ["__str__", "tranche", "made_by", "made_at"]
    list_filter = ["tranche"]
    list_select_related = ["tranche", "made_by"]
    search_fields = ["deals__name"]
    date_hierarchy = "made_at"


@admin.register(SerieDeal)
class SerieDealAdmin(ReadOnlyAdmin):
    """The chosen deals."""

    list_display = ["deal", "serie"]
    list_select_related = ["deal", "serie"]
    search_fields = ["deal__name"]


@admin.register(Opdracht)
class OpdrachtAdmin(ReadOnlyAdmin):
    """What was ordered, and how far it is."""

    list_display = ["__str__", "ordered_by", "ordered_at", "started_at", "finished_at"]
    list_filter = ["act"]
    list_select_related = ["ordered_by"]
    search_fields = ["ordered_by__last_name"]
    date_hierarchy = "ordered_at"


@admin.register(Onderdeel)
class OnderdeelAdmin(ReadOnlyAdmin):
    """What came of each deal."""

    list_display = ["deal", "opdracht", "obstacle", "done_at", "failure", "attempts"]
    list_filter = ["opdracht__act"]
    list_select_related = ["deal", "opdracht"]
    search_fields = ["deal__name", "obstacle", "failure"]


@admin.register(Inzage)
class InzageAdmin(ReadOnlyAdmin):
    """Who looked at which content before signing it."""

    list_display = ["beschikking", "person", "at"]
    list_select_related = ["beschikking__uitkering__deal", "person"]
    search_fields = ["beschikking__kenmerk", "person__last_name"]
    date_hierarchy = "at"

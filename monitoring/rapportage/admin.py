"""Rapportages in the administration: to look at; the region writes on its own pages."""

from django.contrib import admin

from monitoring.rapportage.models import (
    Akkoord,
    Antwoord,
    Indiening,
    Lijnverslag,
    Oordeel,
    Opmerking,
    Rapportage,
    Schrijver,
)
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.common.admin_fields import EuroAmounts


@admin.register(Rapportage)
class RapportageAdmin(ReadOnlyAdmin):
    """One per deal and year, and what was asked between times."""

    list_display = ["deal", "year", "subject", "status", "opened_at", "opened_by"]
    list_filter = ["status", "year"]
    list_select_related = ["deal", "opened_by"]
    search_fields = ["deal__name", "subject"]


@admin.register(Lijnverslag)
class LijnverslagAdmin(EuroAmounts, ReadOnlyAdmin):
    """What the plan gave each programmalijn when the writing began."""

    list_display = ["programmalijn", "rapportage", "rijk_cents", "publiek_cents", "privaat_cents"]
    list_select_related = ["programmalijn", "rapportage__deal"]
    search_fields = ["programmalijn__name", "rapportage__deal__name"]


@admin.register(Antwoord)
class AntwoordAdmin(EuroAmounts, ReadOnlyAdmin):
    """Every field with its version, and who saved it last."""

    list_display = ["vraag", "rapportage", "version", "by", "at", "comes_from"]
    list_filter = ["vraag"]
    list_select_related = ["rapportage__deal", "by"]
    search_fields = ["text", "rapportage__deal__name"]


@admin.register(Schrijver)
class SchrijverAdmin(ReadOnlyAdmin):
    """Everybody who wrote in an answer, from the first time on."""

    list_display = ["antwoord", "by", "at"]
    list_select_related = ["antwoord", "by"]
    search_fields = ["antwoord__rapportage__deal__name", "by__last_name"]
    date_hierarchy = "at"


@admin.register(Indiening)
class IndieningAdmin(ReadOnlyAdmin):
    """What was handed in, when, by whom, and the hash of it."""

    list_display = ["rapportage", "number", "at", "by", "kassier", "is_late", "sha256"]
    list_filter = ["is_late"]
    list_select_related = ["rapportage__deal", "by"]
    search_fields = ["rapportage__deal__name", "sha256"]
    date_hierarchy = "at"


@admin.register(Oordeel)
class OordeelAdmin(ReadOnlyAdmin):
    """What the ministry thought of each section."""

    list_display = ["section", "indiening", "is_accepted", "by", "at"]
    list_filter = ["is_accepted"]
    list_select_related = ["indiening__rapportage__deal", "by"]
    search_fields = ["remark", "indiening__rapportage__deal__name"]


@admin.register(Akkoord)
class AkkoordAdmin(ReadOnlyAdmin):
    """What was accepted, by whom, and its document."""

    list_display = ["indiening", "by", "at", "document"]
    list_select_related = ["indiening__rapportage__deal", "by", "document"]
    search_fields = ["indiening__rapportage__deal__name", "document__sha256"]
    date_hierarchy = "at"


@admin.register(Opmerking)
class OpmerkingAdmin(ReadOnlyAdmin):
    """What a co-signing ministry noted at the lines that are its own."""

    list_display = ["section", "indiening", "organisation", "by", "at"]
    list_filter = ["organisation"]
    list_select_related = ["indiening__rapportage__deal", "organisation", "by"]
    search_fields = ["text", "indiening__rapportage__deal__name"]

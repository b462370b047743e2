"""Accounts in the administration: to look at. Only what the SiSa annex asks is written here."""

from operator import attrgetter

from django.contrib import admin

from disbursement.verantwoording.models import (
    Beoordeling,
    Indicator,
    Inlezing,
    Levering,
    SisaVersie,
    Uitstelverzoek,
    Verantwoording,
)
from regiodeals.audit.admin import AuditedAdmin, BeheerInline, ReadOnlyAdmin, ReadOnlyInline
from regiodeals.common.admin_fields import EuroAmounts


class IndicatorInline(BeheerInline):
    """The columns of an edition."""

    model = Indicator
    extra = 0


@admin.register(SisaVersie)
class SisaVersieAdmin(AuditedAdmin):
    """What the annex asks in a year; another edition is another version."""

    list_display = ["__str__", "tranche", "valid_from", "valid_until", "is_example"]
    list_filter = ["year", "tranche", "is_example"]
    list_select_related = ["tranche"]
    search_fields = ["code", "source"]
    inlines = [IndicatorInline]


@admin.register(Indicator)
class IndicatorAdmin(ReadOnlyAdmin):
    """The columns of every edition."""

    list_display = ["__str__", "versie", "key", "kind", "control", "meaning"]
    list_filter = ["versie__year", "meaning"]
    list_select_related = ["versie__tranche"]
    search_fields = ["key", "label"]


class LeveringInline(ReadOnlyInline):
    """Everything that was handed in."""

    model = Levering
    fields = ["number", "received_on", "delivered_by", "recorded_by", "recorded_at"]


@admin.register(Verantwoording)
class VerantwoordingAdmin(ReadOnlyAdmin):
    """The papers, and how they stand."""

    list_display = ["__str__", "uitkering", "status"]
    list_filter = ["year", "paper", "status"]
    list_select_related = ["uitkering__deal"]
    search_fields = ["uitkering__deal__name"]
    inlines = [LeveringInline]


@admin.register(Levering)
class LeveringAdmin(EuroAmounts, ReadOnlyAdmin):
    """What was handed in."""

    currency_of = attrgetter("verantwoording.uitkering.currency")
    list_display = ["__str__", "verantwoording", "received_on", "recorded_by"]
    list_filter = ["verantwoording__year"]
    list_select_related = ["verantwoording__uitkering__deal", "recorded_by"]
    search_fields = ["verantwoording__uitkering__deal__name", "kenmerk"]
    date_hierarchy = "received_on"


@admin.register(Beoordeling)
class BeoordelingAdmin(EuroAmounts, ReadOnlyAdmin):
    """How it was judged, and by whom."""

    currency_of = attrgetter("levering.verantwoording.uitkering.currency")
    list_display = ["levering", "outcome", "unlawful_cents", "by", "at"]
    list_filter = ["outcome"]
    list_select_related = ["levering__verantwoording__uitkering__deal", "by"]
    search_fields = ["levering__verantwoording__uitkering__deal__name", "sha256"]
    date_hierarchy = "at"


@admin.register(Inlezing)
class InlezingAdmin(ReadOnlyAdmin):
    """Files with many accounts."""

    list_display = ["label", "versie", "uploaded_by", "uploaded_at", "confirmed_at"]
    list_filter = ["versie__year"]
    list_select_related = ["versie__tranche", "uploaded_by"]
    search_fields = ["label", "sha256"]
    date_hierarchy = "uploaded_at"


@admin.register(Uitstelverzoek)
class UitstelverzoekAdmin(ReadOnlyAdmin):
    """Who asked for more time, and what was decided."""

    list_display = ["__str__", "received_on", "outcome", "granted_until", "decided_by"]
    list_filter = ["outcome"]
    list_select_related = ["verantwoording__uitkering__deal", "decided_by"]
    search_fields = ["verantwoording__uitkering__deal__name", "reference"]
    date_hierarchy = "received_on"

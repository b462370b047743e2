"""Proposals and claims in the administration: to look at; every act is done on their own page."""

from operator import attrgetter

from django.contrib import admin

from disbursement.vaststelling.models import (
    Aanmaning,
    Ontvangst,
    Rentebesluit,
    Stuiting,
    Voorstel,
    VoorstelBesluit,
    Vordering,
)
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.common.admin_fields import EuroAmounts


@admin.register(Voorstel)
class VoorstelAdmin(EuroAmounts, ReadOnlyAdmin):
    """What was proposed, by whom."""

    currency_of = attrgetter("uitkering.currency")
    list_display = ["uitkering", "number", "kind", "status", "proposed_by", "proposed_at"]
    list_filter = ["status", "kind"]
    list_select_related = ["uitkering__deal", "proposed_by"]
    search_fields = ["uitkering__deal__name"]
    date_hierarchy = "proposed_at"


@admin.register(VoorstelBesluit)
class VoorstelBesluitAdmin(EuroAmounts, ReadOnlyAdmin):
    """Which decisions came from which proposal."""

    currency_of = attrgetter("voorstel.uitkering.currency")
    list_display = ["voorstel", "role", "beschikking", "proposed_cents"]
    list_filter = ["role"]
    list_select_related = ["voorstel__uitkering__deal", "beschikking__uitkering__deal"]
    search_fields = ["beschikking__kenmerk"]


@admin.register(Vordering)
class VorderingAdmin(EuroAmounts, ReadOnlyAdmin):
    """What must be paid back, and until when."""

    currency_of = attrgetter("currency")
    list_display = ["__str__", "uitkering", "currency", "principal_cents", "pay_by", "status"]
    list_filter = ["status", "currency"]
    list_select_related = ["beschikking__uitkering__deal", "uitkering__deal"]
    search_fields = ["beschikking__kenmerk", "uitkering__deal__name"]
    date_hierarchy = "pay_by"


class EventAdmin(EuroAmounts, ReadOnlyAdmin):
    """What happened to claims."""

    currency_of = attrgetter("vordering.currency")
    list_select_related = ["vordering__beschikking__uitkering__deal", "recorded_by"]
    search_fields = ["reference", "vordering__beschikking__kenmerk"]
    date_hierarchy = "recorded_at"


@admin.register(Ontvangst)
class OntvangstAdmin(EventAdmin):
    """What came in."""

    list_display = ["vordering", "number", "received_on", "amount_cents", "reference"]


@admin.register(Aanmaning)
class AanmaningAdmin(EventAdmin):
    """What was asked for again."""

    list_display = ["vordering", "number", "sent_on", "pay_by", "reference"]


@admin.register(Stuiting)
class StuitingAdmin(EventAdmin):
    """What started the five years anew."""

    list_display = ["vordering", "number", "on", "ground", "reference"]


@admin.register(Rentebesluit)
class RentebesluitAdmin(EventAdmin):
    """What interest was set."""

    list_display = ["vordering", "number", "until", "amount_cents", "reference"]

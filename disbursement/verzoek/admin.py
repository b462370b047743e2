"""Requests in the administration: to look at; every act is done on their own page."""

from operator import attrgetter

from django.contrib import admin

from disbursement.verzoek.models import Verzoek, VerzoekEvent, VerzoekRegel
from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline
from regiodeals.common.admin_fields import EuroAmounts

_currency = attrgetter("verzoek.uitkering.currency")


class VerzoekRegelInline(EuroAmounts, ReadOnlyInline):
    """What is asked in amounts."""

    model = VerzoekRegel
    currency_of = _currency
    show_change_link = False


class VerzoekEventInline(ReadOnlyInline):
    """What moved the clock."""

    model = VerzoekEvent
    show_change_link = False


@admin.register(Verzoek)
class VerzoekAdmin(ReadOnlyAdmin):
    """What the regions asked, who advised, and what was decided."""

    list_display = ["__str__", "uitkering", "status", "received_on", "adviser", "decision"]
    list_filter = ["status", "kind", "advises_granting"]
    list_select_related = ["uitkering__deal", "adviser", "decision"]
    search_fields = ["subject", "reference", "uitkering__deal__name"]
    date_hierarchy = "received_on"
    inlines = [VerzoekRegelInline, VerzoekEventInline]


@admin.register(VerzoekEvent)
class VerzoekEventAdmin(ReadOnlyAdmin):
    """What moved the clocks of all requests."""

    list_display = ["verzoek", "number", "kind", "on", "weeks", "answer_by", "by"]
    list_filter = ["kind"]
    list_select_related = ["verzoek", "by"]
    search_fields = ["verzoek__subject", "reason"]
    date_hierarchy = "on"


@admin.register(VerzoekRegel)
class VerzoekRegelAdmin(EuroAmounts, ReadOnlyAdmin):
    """The lines of all requests."""

    currency_of = _currency
    list_display = ["verzoek", "number", "programmalijn", "amount_cents", "pay_by"]
    list_select_related = ["verzoek__uitkering__deal", "programmalijn"]
    search_fields = ["verzoek__subject", "programmalijn__name"]

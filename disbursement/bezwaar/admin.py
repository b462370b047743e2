"""Bezwaren in the administration: to look at; every act is done on their own page."""

from django.contrib import admin

from disbursement.bezwaar.models import Bezwaar, ClockEvent
from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline


class ClockEventInline(ReadOnlyInline):
    """What moved the clock."""

    model = ClockEvent
    show_change_link = False


@admin.register(Bezwaar)
class BezwaarAdmin(ReadOnlyAdmin):
    """Who objected to what, and what was decided by whom."""

    list_display = ["__str__", "beschikking", "status", "received_on", "outcome", "decider"]
    list_filter = ["status", "kind", "outcome", "has_committee"]
    list_select_related = ["beschikking", "decider"]
    search_fields = ["objector_name", "beschikking__kenmerk"]
    date_hierarchy = "received_on"
    inlines = [ClockEventInline]


@admin.register(ClockEvent)
class ClockEventAdmin(ReadOnlyAdmin):
    """What moved the clocks of all bezwaren."""

    list_display = ["bezwaar", "number", "kind", "on", "length", "repair_by", "by"]
    list_filter = ["kind"]
    list_select_related = ["bezwaar", "by"]
    search_fields = ["bezwaar__objector_name", "reason"]
    date_hierarchy = "on"

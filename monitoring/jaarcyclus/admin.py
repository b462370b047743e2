"""Years and schedule in the administration: to look at; both change on their own pages."""

from django.contrib import admin

from monitoring.jaarcyclus.models import Jaarcyclus, Roosterregel
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Jaarcyclus)
class JaarcyclusAdmin(ReadOnlyAdmin):
    """Where each year of each deal is."""

    list_display = ["deal", "year", "status", "submitted_on", "accepted_on", "held_on", "closed_at"]
    list_filter = ["status", "year"]
    list_select_related = ["deal"]
    search_fields = ["deal__name"]


@admin.register(Roosterregel)
class RoosterregelAdmin(ReadOnlyAdmin):
    """Every day that the schedule ever named, and why."""

    list_display = ["kind", "tranche", "deal", "before", "reason", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["tranche", "deal", "by"]
    search_fields = ["deal__name", "reason"]

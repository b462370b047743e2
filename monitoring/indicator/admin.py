"""Doelen, indicatoren and metingen in the administration: to look at, on one page each."""

from django.contrib import admin

from monitoring.indicator.models import (
    Afspraak,
    Definitie,
    Doel,
    Doelindicator,
    Indicator,
    Meting,
)
from regiodeals.audit.admin import ReadOnlyAdmin


@admin.register(Indicator)
class IndicatorAdmin(ReadOnlyAdmin):
    """The codes of the register."""

    list_display = ["code"]
    search_fields = ["code", "definities__name"]


@admin.register(Definitie)
class DefinitieAdmin(ReadOnlyAdmin):
    """What each code means in a tranche from a round on."""

    list_display = ["__str__", "number", "tranche", "from_year", "unit", "rule"]
    list_filter = ["rule", "theme", "tranche"]
    list_select_related = ["indicator", "tranche"]
    search_fields = ["indicator__code", "name"]


@admin.register(Doel)
class DoelAdmin(ReadOnlyAdmin):
    """What each programmalijn wants to reach."""

    list_display = ["text", "programmalijn", "order"]
    list_select_related = ["programmalijn"]
    search_fields = ["text", "programmalijn__name", "programmalijn__deal__name"]


@admin.register(Doelindicator)
class DoelindicatorAdmin(ReadOnlyAdmin):
    """Which indicator serves which doel."""

    list_display = ["indicator", "doel"]
    list_select_related = ["indicator", "doel"]
    search_fields = ["indicator__code", "doel__text"]


@admin.register(Afspraak)
class AfspraakAdmin(ReadOnlyAdmin):
    """Which values were agreed, and why they changed."""

    list_display = ["doelindicator", "number", "baseline", "target", "target_year", "reason"]
    list_select_related = ["doelindicator__indicator", "doelindicator__doel"]
    search_fields = ["doelindicator__indicator__code", "reason"]


@admin.register(Meting)
class MetingAdmin(ReadOnlyAdmin):
    """What was measured, with what was wrong and was corrected."""

    list_display = ["doelindicator", "year", "value", "numerator", "denominator", "corrects"]
    list_filter = ["year"]
    list_select_related = [
        "doelindicator__indicator",
        "doelindicator__doel",
        "corrects__doelindicator__indicator",
        "corrects__doelindicator__doel",
    ]
    search_fields = ["doelindicator__indicator__code", "note"]

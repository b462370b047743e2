"""What people keep on their boards, and the boundaries on its map: to read."""

from django.contrib import admin

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.board.models import Boundaries, ChosenDeal, SavedView
from regiodeals.common.words import dutch

PERSON = ["person__username", "person__first_name", "person__last_name"]


@admin.register(ChosenDeal)
class ChosenDealAdmin(ReadOnlyAdmin):
    """Which deals stand picked, and by whom."""

    list_display = ["person", "deal", "at"]
    list_select_related = ["person", "deal"]
    search_fields = [*PERSON, "deal__name"]
    date_hierarchy = "at"


@admin.register(SavedView)
class SavedViewAdmin(ReadOnlyAdmin):
    """The ways of looking that people gave a name."""

    list_display = ["name", "person", "is_default", "saved_at"]
    list_filter = ["is_default"]
    list_select_related = ["person"]
    search_fields = [*PERSON, "name"]


@admin.register(Boundaries)
class BoundariesAdmin(ReadOnlyAdmin):
    """What was drawn on the map of the boards, by whom and until when."""

    list_display = ["source", "loaded_at", "loaded_by", "removed_at", "removed_by"]
    list_select_related = ["loaded_by", "removed_by"]
    search_fields = ["source", "sha256"]
    date_hierarchy = "loaded_at"
    closed_because = dutch(
        "Grenzen komen van de opdrachtregel: manage.py load_boundaries, met --weg gaan ze eraf."
    )

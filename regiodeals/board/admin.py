"""What people keep on their boards, in the administration: to read."""

from django.contrib import admin

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.board.models import ChosenDeal, SavedView

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

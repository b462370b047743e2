"""The money of a deal in the administration: lines, activities and what the region puts in."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from regiodeals.accounts.beheer import RolePermissions
from regiodeals.audit.admin import AuditedAdmin, BeheerInline, ReadOnlyAdmin
from regiodeals.common.admin_fields import EuroAmounts, amount_column
from regiodeals.common.words import dutch
from regiodeals.deal.conditions import CHANGE_BUDGET
from regiodeals.deal.models import (
    Activiteit,
    Deal,
    Financieringsbron,
    Lijnministerie,
    Programmalijn,
)
from regiodeals.workflow import hindrances


class UntilGrant(RolePermissions):
    """Open until the grant is made known, also while its letter still has to be posted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until the grant."""
        return not _is_granted(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until the grant."""
        return not _is_granted(obj) and super().has_change_permission(request, obj)


def _is_granted(part: Any) -> bool:
    if isinstance(part, Activiteit):
        part = part.programmalijn
    deal = part.deal if isinstance(part, Programmalijn) else part
    if not isinstance(deal, Deal):
        return False
    return deal.granted_on is not None or bool(hindrances(CHANGE_BUDGET, deal))


class ProgrammalijnInline(UntilGrant, BeheerInline):
    """The lines of the convenant; their activities stand on a page of their own."""

    model = Programmalijn


class ActiviteitInline(UntilGrant, EuroAmounts, BeheerInline):
    """The activities of a line; what the region puts in stands on their own page."""

    model = Activiteit
    may_be_zero = frozenset({"rijk_cents"})


@admin.register(Programmalijn)
class ProgrammalijnAdmin(UntilGrant, AuditedAdmin):
    """A line with its activities."""

    inlines = [ActiviteitInline]
    list_display = ["name", "deal", "order", "goal"]
    list_filter = ["deal__tranche"]
    list_select_related = ["deal"]
    search_fields = ["name", "deal__name"]
    readonly_fields = ["deal"]
    may_add = False

    def trail_subject(self, obj: Any) -> Any:
        """A change of a line is filed under its deal."""
        return obj.deal


class BronInline(UntilGrant, EuroAmounts, BeheerInline):
    """What the region puts into an activity."""

    model = Financieringsbron
    autocomplete_fields = ["organisation"]
    show_change_link = False


@admin.register(Activiteit)
class ActiviteitAdmin(UntilGrant, EuroAmounts, AuditedAdmin):
    """An activity with its sources of money."""

    inlines = [BronInline]
    list_display = [
        "name",
        "programmalijn",
        "deal",
        amount_column("rijk_cents", dutch("rijksbijdrage")),
        "is_example",
    ]
    list_filter = ["is_example", "programmalijn__deal__tranche"]
    list_select_related = ["programmalijn__deal"]
    search_fields = ["name", "programmalijn__name", "programmalijn__deal__name"]
    readonly_fields = ["programmalijn"]
    may_add = False
    may_be_zero = frozenset({"rijk_cents"})

    @admin.display(description=dutch("deal"), ordering="programmalijn__deal__name")
    def deal(self, activity: Activiteit) -> str:
        """The deal it belongs to."""
        return str(activity.programmalijn.deal)

    def trail_subject(self, obj: Any) -> Any:
        """A change of an activity is filed under its deal."""
        return obj.programmalijn.deal


@admin.register(Financieringsbron)
class FinancieringsbronAdmin(EuroAmounts, ReadOnlyAdmin):
    """All sources of money; they are entered on the page of their activity."""

    list_display = [
        "activiteit",
        "organisation",
        "origin",
        "form",
        "is_from_rijk",
        amount_column("amount_cents", dutch("bedrag")),
    ]
    list_filter = ["origin", "form", "is_from_rijk", "is_example"]
    list_select_related = ["activiteit", "organisation"]
    search_fields = ["activiteit__name", "organisation__name"]


@admin.register(Lijnministerie)
class LijnministerieAdmin(ReadOnlyAdmin):
    """Which ministry each programmalijn is of; laid down on the page of the parties."""

    list_display = ["programmalijn", "party", "is_example"]
    list_filter = ["is_example"]
    list_select_related = ["programmalijn__deal", "party__organisation"]
    search_fields = ["programmalijn__name", "programmalijn__deal__name"]

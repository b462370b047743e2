"""Deals and their parties in the administration."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.accounts.beheer import is_beheerder
from regiodeals.audit.admin import (
    AuditedAdmin,
    BeheerInline,
    ReadOnlyAdmin,
)
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.admin_fields import EuroAmounts, amount_column
from regiodeals.common.words import dutch
from regiodeals.deal import services
from regiodeals.deal.admin.money import ProgrammalijnInline
from regiodeals.deal.models import ClockEvent, Deal, DealParty, DealStatus, PartyRole
from regiodeals.deal.policies import may_handle

PARTIES_OPEN = (DealStatus.GESELECTEERD, DealStatus.IN_VOORBEREIDING)
KASSIER_OPEN = (*PARTIES_OPEN, DealStatus.GESLOTEN)
NO_WAY_BACK = dutch(
    "Terug kan niet. Een deal die er nog niet aan toe is, blijft zoals hij is; u leest waarom."
)
STEPS = {
    "select": Question(
        dutch("Deals selecteren"), NO_WAY_BACK, dutch("Selecteren"), dutch("Geselecteerd")
    ),
    "prepare_convenant": Question(
        dutch("Convenanten voorbereiden"),
        NO_WAY_BACK,
        dutch("Convenant voorbereiden"),
        dutch("Convenant in voorbereiding"),
    ),
    "start_execution": Question(
        dutch("Uitvoering starten"),
        NO_WAY_BACK,
        dutch("Uitvoering starten"),
        dutch("In uitvoering"),
    ),
}


class PartyInline(BeheerInline):
    """The parties; a new one goes through the service, which knows who can have which role."""

    model = DealParty
    fields = ["organisation", "role", "is_coordinating", "is_example"]
    readonly_fields = ["is_example"]
    autocomplete_fields = ["organisation"]
    may_change = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """For a behandelaar, as long as the convenant or the uitkering leaves it open."""
        is_open = obj is not None and obj.status in KASSIER_OPEN
        return is_open and may_handle(obj, request.user) and is_beheerder(request.user)


@admin.register(Deal)
class DealAdmin(EuroAmounts, AuditedAdmin):
    """The facts of a deal; its state and its dates come from the steps that people take."""

    inlines = [PartyInline, ProgrammalijnInline]
    list_display = [
        "name",
        "tranche",
        "status",
        amount_column("rijksbijdrage_cents", dutch("rijksbijdrage")),
        "accounthouder",
        "concluded_on",
        "granted_on",
    ]
    list_filter = ["status", "tranche", "certainty"]
    list_select_related = ["tranche", "accounthouder"]
    search_fields = ["name", "title", "region"]
    date_hierarchy = "concluded_on"
    autocomplete_fields = ["tranche", "accounthouder"]
    actions = ["select", "prepare_convenant", "start_execution"]
    readonly_fields = ["status", "concluded_on", "granted_on", "settled_on", "example_fields"]
    fieldsets = [
        (None, {"fields": ["tranche", "name", "title", "status", "accounthouder"]}),
        (
            dutch("Gebied"),
            {"fields": ["region", "is_vulnerable_region", "vulnerable_reason", "opgave"]},
        ),
        (dutch("Geld"), {"fields": ["rijksbijdrage_cents"]}),
        (
            dutch("Dagen"),
            {"fields": ["concluded_on", "granted_on", "settled_on", "ends_on", "progress_due"]},
        ),
        (dutch("Herkomst"), {"fields": ["source", "certainty", "example_fields"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Deal | None = None) -> list[Any]:
        """What is agreed is fixed; only a behandelaar points out a behandelaar."""
        fixed = list(self.readonly_fields)
        if obj is None or not may_handle(obj, request.user):
            fixed.append("accounthouder")
        if obj is not None:
            fixed.append("tranche")
        if obj is not None and obj.concluded_on is not None:
            fixed += ["name", "title", "rijksbijdrage_cents"]
        return [self.shown(name) for name in fixed]

    def save_model(self, request: HttpRequest, obj: Deal, form: Any, change: bool) -> None:
        """The behandelaar is appointed by the service; the other fields are saved as they are."""
        if "accounthouder" in form.changed_data:
            services.assign_accounthouder(
                deal_id=obj.pk,
                accounthouder=form.cleaned_data["accounthouder"],
                actor=request.user,  # type: ignore[arg-type]
            )
            form.changed_data.remove("accounthouder")
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Parties are added by the services."""
        if formset.model is not DealParty:
            super().save_formset(request, form, formset, change)
            return
        for party in formset.save(commit=False):
            _add(party, request.user)
        # The service has written the line of the trail already.
        formset.new_objects = []

    @action(description=dutch("Selecteren"))
    def select(self, request: HttpRequest, queryset: QuerySet[Deal]) -> HttpResponse | None:
        """Select the chosen proposals."""
        return self._step("select", request, queryset)

    @action(description=dutch("Convenant voorbereiden"))
    def prepare_convenant(
        self, request: HttpRequest, queryset: QuerySet[Deal]
    ) -> HttpResponse | None:
        """Begin the convenanten of the chosen deals."""
        return self._step("prepare_convenant", request, queryset)

    @action(description=dutch("Uitvoering starten"))
    def start_execution(
        self, request: HttpRequest, queryset: QuerySet[Deal]
    ) -> HttpResponse | None:
        """Start the execution of the chosen deals."""
        return self._step("start_execution", request, queryset)

    def _step(
        self, verb: str, request: HttpRequest, queryset: QuerySet[Deal]
    ) -> HttpResponse | None:
        def act(deal: Deal, reason: str) -> None:
            services.take_step(
                deal_id=deal.pk,
                verb=verb,
                actor=request.user,  # type: ignore[arg-type]
                remark=reason,
            )

        return confirmed(request, queryset, STEPS[verb], act, page=self)


def _add(party: DealParty, actor: Any) -> None:
    if party.role == PartyRole.KASSIER:
        services.appoint_kassier(
            deal_id=party.deal_id, organisation=party.organisation, actor=actor
        )
        return
    services.add_party(
        deal_id=party.deal_id,
        organisation=party.organisation,
        role=party.role,
        coordinating=party.is_coordinating,
        actor=actor,
    )


@admin.register(DealParty)
class DealPartyAdmin(ReadOnlyAdmin):
    """All parties of all deals; they are added on the page of the deal."""

    list_display = ["organisation", "role", "deal", "is_coordinating", "is_example"]
    list_filter = ["role", "is_coordinating", "is_example"]
    list_select_related = ["organisation", "deal"]
    search_fields = ["organisation__name", "deal__name"]


@admin.register(ClockEvent)
class ClockEventAdmin(ReadOnlyAdmin):
    """What happened to the twelve weeks of a deal; recorded on the page of the deal."""

    list_display = ["deal", "kind", "day", "weeks", "by"]
    list_filter = ["kind"]
    list_select_related = ["deal", "by"]
    search_fields = ["deal__name", "reason"]
    date_hierarchy = "day"

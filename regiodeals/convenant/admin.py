"""Convenanten and their signatures in the administration."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.accounts.beheer import is_beheerder
from regiodeals.audit.admin import BeheerInline, ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch
from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal.models import SIGNING_ROLES, DealParty
from regiodeals.deal.policies import may_handle

CONCLUDE = Question(
    title=dutch("Convenanten sluiten"),
    consequence=dutch(
        "De dag is die van de laatste handtekening. Daarna loopt de termijn van twaalf"
        " weken voor de beschikking. Terug kan niet. Een convenant dat nog niet kan, blijft zo."
    ),
    button=dutch("Convenant sluiten"),
    done=dutch("Gesloten"),
)


class OndertekeningInline(BeheerInline):
    """The signatures; one that is asked for goes through the service."""

    model = Ondertekening
    fields = ["party", "office", "name", "signed_on", "is_example"]
    readonly_fields = ["signed_on", "is_example"]
    may_change = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """For a behandelaar, until the convenant is concluded."""
        is_open = obj is not None and obj.status == ConvenantStatus.IN_VOORBEREIDING
        return is_open and may_handle(obj, request.user) and is_beheerder(request.user)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only the parties that sign this convenant can be chosen."""
        if db_field.name == "party" and (match := request.resolver_match) is not None:
            kwargs["queryset"] = DealParty.objects.filter(
                deal__convenant=match.kwargs.get("object_id"), role__in=SIGNING_ROLES
            ).select_related("organisation")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Convenant)
class ConvenantAdmin(ReadOnlyAdmin):
    """A convenant with its signatures; it is concluded by a step, on its last signature."""

    may_change = True
    inlines = [OndertekeningInline]
    list_display = ["deal", "status"]
    list_filter = ["status", "deal__tranche"]
    list_select_related = ["deal"]
    search_fields = ["deal__name", "deal__title"]
    readonly_fields = ["deal", "status"]
    actions = ["conclude"]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Signatures are asked for by the service."""
        del form, change
        for slot in formset.save(commit=False):
            services.ask_signature(
                convenant_id=slot.convenant_id,
                organisation=slot.party.organisation,
                office=slot.office,
                name=slot.name,
                actor=request.user,  # type: ignore[arg-type]
            )

    @action(description=dutch("Convenant sluiten"))
    def conclude(self, request: HttpRequest, queryset: QuerySet[Convenant]) -> HttpResponse | None:
        """Conclude the chosen convenanten, once it is sure and said why."""

        def act(convenant: Convenant, reason: str) -> None:
            services.conclude_convenant(
                convenant_id=convenant.pk,
                actor=request.user,  # type: ignore[arg-type]
                remark=reason,
            )

        return confirmed(request, queryset, CONCLUDE, act, page=self)


@admin.register(Ondertekening)
class OndertekeningAdmin(ReadOnlyAdmin):
    """All signatures; they are registered on the page of the deal."""

    list_display = ["office", "party", "name", "signed_on", "convenant", "is_example"]
    list_filter = ["is_example", ("signed_on", admin.EmptyFieldListFilter)]
    list_select_related = ["party__organisation", "convenant__deal"]
    search_fields = ["office", "name", "party__organisation__name", "convenant__deal__name"]
    date_hierarchy = "signed_on"

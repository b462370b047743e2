"""Roles in deals, and invitations, in the administration: they are given by the region."""

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.accounts.models import RoleAssignment
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealRole
from regiodeals.party.models import Membership
from regiodeals.people import services
from regiodeals.people.models import Invitation

END = Question(
    title=dutch("Rollen in een deal beëindigen"),
    consequence=dutch(
        "Deze mensen zien vanaf hun volgende pagina niets meer wat bij de rol hoort. Wat"
        " een beheerder van een regio had uitgenodigd en niet is gebruikt, werkt dan ook niet meer."
        " Terugdraaien kan niet: wie terugkomt, wordt opnieuw uitgenodigd."
    ),
    button=dutch("Beëindigen"),
    done=dutch("Beëindigd"),
)


@admin.register(DealRole)
class DealRoleAdmin(ReadOnlyAdmin):
    """Who has, or had, which role in which deal."""

    list_display = ["user", "role", "deal", "organisation", "valid_from", "valid_until", "ended_at"]
    list_filter = ["role"]
    list_select_related = ["user", "deal", "organisation"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "deal__name"]
    date_hierarchy = "valid_from"
    actions = ["end"]
    closed_because = dutch(
        "Een rol in een deal komt uit een uitnodiging. Een beheerder van een regio of een"
        " tekenbevoegde beëindigt u vanuit de lijst; de andere rollen beëindigt de regio zelf."
    )

    @action(description=dutch("Beëindigen"))
    def end(self, request: HttpRequest, queryset: QuerySet[DealRole]) -> HttpResponse | None:
        """End the chosen roles, once it is sure and said why."""

        def act(row: DealRole, reason: str) -> None:
            services.end_role(
                deal_role_id=row.pk,
                actor=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, END, act, page=self)


WITHDRAW = Question(
    title=dutch("Rollen intrekken"),
    consequence=dutch(
        "Bijvoorbeeld omdat de eerste dag verkeerd was getypt. De rol verdwijnt alsof zij"
        " niet was gegeven; wat zij was en waarom u haar intrekt, staat in het spoor. Dit kan"
        " zolang de rol niet is begonnen of de persoon sindsdien niets deed. Geef de goede rol"
        " daarna op de pagina van de persoon."
    ),
    button=dutch("Intrekken"),
    done=dutch("Ingetrokken"),
)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(ReadOnlyAdmin):
    """All roles, past and present; they are given on the page of the person."""

    list_display = ["user", "role", "valid_from", "valid_until"]
    list_filter = ["role"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__first_name", "user__last_name"]
    date_hierarchy = "valid_from"
    actions = ["withdraw"]
    closed_because = dutch(
        "Een rol geeft of beëindigt u op de pagina van de persoon, bij Gebruikers. Zij wordt nooit"
        " herschreven. Wat nog niet is gebruikt, trekt u in vanuit de lijst."
    )

    @action(description=dutch("Intrekken"))
    def withdraw(
        self, request: HttpRequest, queryset: QuerySet[RoleAssignment]
    ) -> HttpResponse | None:
        """Take the chosen roles back, once it is sure and said why."""

        def act(row: RoleAssignment, reason: str) -> None:
            services.withdraw_assignment(
                assignment_id=row.pk,
                actor=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, WITHDRAW, act, page=self)


WITHDRAW_MEMBERSHIP = Question(
    title=dutch("Lidmaatschappen intrekken"),
    consequence=dutch(
        "Bijvoorbeeld omdat de eerste dag verkeerd was getypt. Het lidmaatschap verdwijnt"
        " alsof het niet was gegeven; wat het was en waarom u het intrekt, staat in het spoor. Dit"
        " kan zolang het niet is begonnen of de persoon sindsdien niets deed. Geef het goede daarna"
        " op de pagina van de organisatie."
    ),
    button=dutch("Intrekken"),
    done=dutch("Ingetrokken"),
)


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """All memberships, past and present; they are given on the page of the organisation."""

    list_display = ["user", "organisation", "valid_from", "valid_until"]
    list_select_related = ["user", "organisation"]
    search_fields = [
        "user__username",
        "user__first_name",
        "user__last_name",
        "organisation__name",
    ]
    date_hierarchy = "valid_from"
    actions = ["withdraw"]
    closed_because = dutch(
        "Een lidmaatschap geeft of beëindigt u op de pagina van de organisatie. Het wordt nooit"
        " herschreven. Wat nog niet is gebruikt, trekt u in vanuit de lijst."
    )

    @action(description=dutch("Intrekken"))
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Membership]) -> HttpResponse | None:
        """Take the chosen memberships back, once it is sure and said why."""

        def act(row: Membership, reason: str) -> None:
            services.withdraw_membership(
                membership_id=row.pk,
                actor=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, WITHDRAW_MEMBERSHIP, act, page=self)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Who was asked by whom; the link itself is kept nowhere."""

    list_display = ["address", "role", "deal", "invited_by", "invited_at", "accepted_at"]
    list_filter = ["role"]
    list_select_related = ["deal", "invited_by"]
    search_fields = ["address", "deal__name"]
    exclude = ["nonce", "token_sha256"]
    date_hierarchy = "invited_at"

"""Overleggen in the administration: to look at, and the step that sends the invitation."""

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from monitoring.overleg import services
from monitoring.overleg.models import (
    Besluitpunt,
    Deelnemer,
    Overleg,
    Prikantwoord,
    Prikmoment,
    Vergaderstuk,
    Verslagreactie,
    Verslagversie,
)
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch

INVITE = Question(
    title=dutch("Voor overleggen uitnodigen"),
    consequence=dutch(
        "Alle deelnemers krijgen een mail met een afspraak voor hun agenda. Een overleg"
        " zonder dag of plaats blijft zoals het is; u leest waarom."
    ),
    button=dutch("Uitnodigen"),
    done=dutch("Uitgenodigd"),
)


@admin.register(Overleg)
class OverlegAdmin(ReadOnlyAdmin):
    """The yearly meetings; day, place and minutes are kept on the page of the deal."""

    list_display = ["deal", "year", "planned_on", "location", "status", "is_example"]
    list_filter = ["status", "year", "is_example"]
    list_select_related = ["deal"]
    search_fields = ["deal__name", "location"]
    date_hierarchy = "planned_on"
    actions = ["invite"]
    closed_because = dutch(
        "Dag, plaats, deelnemers en verslag legt u vast op de pagina van het overleg, waar iedereen"
        " ziet wat er is afgesproken."
    )

    @action(description=dutch("Uitnodigen"))
    def invite(self, request: HttpRequest, queryset: QuerySet[Overleg]) -> HttpResponse | None:
        """Invite for the chosen overleggen, once it is sure and said why."""

        def act(overleg: Overleg, reason: str) -> None:
            services.take_step(
                overleg_id=overleg.pk,
                verb="invite",
                actor=request.user,  # type: ignore[arg-type]
                remark=reason,
            )

        return confirmed(request, queryset, INVITE, act, page=self)


@admin.register(Deelnemer)
class DeelnemerAdmin(ReadOnlyAdmin):
    """Who takes part, or took part."""

    list_display = ["overleg", "name", "organisation", "invited_at", "removed_at"]
    list_select_related = ["overleg__deal", "user", "organisation"]
    search_fields = ["user__last_name", "guest_name", "overleg__deal__name"]

    @admin.display(description=dutch("wie"))
    def name(self, deelnemer: Deelnemer) -> str:
        """The name of the person or the guest."""
        return deelnemer.name


@admin.register(Besluitpunt)
class BesluitpuntAdmin(ReadOnlyAdmin):
    """What was decided."""

    list_display = ["overleg", "number", "text"]
    list_select_related = ["overleg__deal"]
    search_fields = ["text", "overleg__deal__name"]


@admin.register(Verslagversie)
class VerslagversieAdmin(ReadOnlyAdmin):
    """The minutes as they were sent."""

    list_display = ["overleg", "number", "sent_at", "sent_by", "answer_by"]
    list_select_related = ["overleg__deal", "sent_by"]
    search_fields = ["overleg__deal__name"]


@admin.register(Verslagreactie)
class VerslagreactieAdmin(ReadOnlyAdmin):
    """Who agreed when."""

    list_display = ["versie", "deelnemer", "agrees", "at"]
    list_select_related = ["versie", "deelnemer__user"]
    search_fields = ["words", "deelnemer__user__last_name"]


@admin.register(Vergaderstuk)
class VergaderstukAdmin(ReadOnlyAdmin):
    """The papers of an overleg."""

    list_display = ["overleg", "number", "at", "by"]
    list_select_related = ["overleg__deal", "by"]
    search_fields = ["overleg__deal__name"]


@admin.register(Prikmoment)
class PrikmomentAdmin(ReadOnlyAdmin):
    """What was proposed."""

    list_display = ["overleg", "begins_at", "ends_at", "zone"]
    list_select_related = ["overleg__deal"]
    search_fields = ["overleg__deal__name"]


@admin.register(Prikantwoord)
class PrikantwoordAdmin(ReadOnlyAdmin):
    """Who can when."""

    list_display = ["moment", "deelnemer", "answer", "at"]
    list_select_related = ["moment", "deelnemer__user"]
    search_fields = ["deelnemer__user__last_name", "deelnemer__guest_name"]

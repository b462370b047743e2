"""Links to calendars in the administration: to look at, and to revoke when one may have leaked.

The hash is of no use to anybody.
"""

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from monitoring.kalender import services
from monitoring.kalender.models import Agendalink
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch

REVOKE = Question(
    title=dutch("Links naar kalenders intrekken"),
    consequence=dutch(
        "Het agendaprogramma van deze mensen krijgt daarna niets nieuws. Zij kunnen zelf"
        " een nieuwe link maken. Terugdraaien kan niet."
    ),
    button=dutch("Intrekken"),
    done=dutch("Ingetrokken"),
)


@admin.register(Agendalink)
class AgendalinkAdmin(ReadOnlyAdmin):
    """Who reads the calendar in a program of his own, and since when."""

    list_display = ["user", "made_at", "last_used_at", "revoked_at"]
    list_select_related = ["user"]
    search_fields = ["user__first_name", "user__last_name"]
    date_hierarchy = "made_at"
    exclude = ["link_sha256"]
    actions = ["revoke"]
    closed_because = dutch(
        "Een link maakt iemand zelf, bij de kalender. Intrekken kunt u hem vanuit de lijst."
    )

    @action(description=dutch("Intrekken"))
    def revoke(self, request: HttpRequest, queryset: QuerySet[Agendalink]) -> HttpResponse | None:
        """Let the chosen links stop working, once it is sure and said why."""

        def act(link: Agendalink, reason: str) -> None:
            services.revoke_link_of_another(
                agendalink_id=link.pk,
                actor=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, REVOKE, act, page=self)

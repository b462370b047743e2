"""Links to calendars in the administration: to look at, and to revoke when one may have leaked.

The hash is of no use to anybody.
"""

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from monitoring.kalender import services
from monitoring.kalender.models import Agendalink
from regiodeals.audit.admin import ReadOnlyAdmin, run_service


@admin.register(Agendalink)
class AgendalinkAdmin(ReadOnlyAdmin):
    """Who reads the calendar in a program of his own, and since when."""

    list_display = ["user", "made_at", "last_used_at", "revoked_at"]
    list_select_related = ["user"]
    search_fields = ["user__first_name", "user__last_name"]
    date_hierarchy = "made_at"
    exclude = ["link_sha256"]
    actions = ["revoke"]

    @action(description="Intrekken")
    def revoke(self, request: HttpRequest, queryset: QuerySet[Agendalink]) -> HttpResponse | None:
        """Ask first: whose program stops getting news; then let the chosen links stop working."""
        if "zeker" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "title": "Links naar kalenders intrekken",
                "links": queryset.select_related("user"),
                "opts": self.opts,
            }
            return TemplateResponse(request, "admin/kalender_intrekken.html", context)

        def act(link: Agendalink) -> None:
            services.revoke_link_of_another(
                agendalink_id=link.pk,
                actor=request.user,  # type: ignore[arg-type]
            )

        run_service(request, queryset, act, "Ingetrokken", page=self)
        return None

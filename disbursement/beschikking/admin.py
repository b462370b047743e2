"""Beschikkingen in the administration: to look at; every step is taken on their own page."""

from datetime import date
from operator import attrgetter

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, Kenmerkreeks
from disbursement.uitkering.admin import InstrumentFilter
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.admin_fields import EuroAmounts
from regiodeals.common.words import dutch

RETRY = Question(
    title=dutch("Brieven opnieuw laten maken"),
    consequence=dutch(
        "De werker maakt elke brief die is opgegeven opnieuw, uit dezelfde gegevens. Is de"
        " oorzaak nog niet weg, dan mislukt het weer."
    ),
    button=dutch("Opnieuw laten maken"),
    done=dutch("Opnieuw gevraagd"),
)


@admin.register(Beschikking)
class BeschikkingAdmin(EuroAmounts, ReadOnlyAdmin):
    """Who drafted, reviewed and signed what; the frozen facts stand in the letter itself."""

    currency_of = attrgetter("uitkering.currency")
    exclude = ["facts"]
    list_display = [
        "__str__",
        "deal",
        "state",
        "drafter",
        "reviewer",
        "signer",
        "sent",
        "last_day",
        "final_on",
    ]
    list_filter = ["status", "kind", ("uitkering__instrument", InstrumentFilter)]
    list_select_related = ["uitkering__deal", "drafter", "reviewer", "signer", "bekendmaking"]
    search_fields = ["kenmerk", "uitkering__deal__name"]
    date_hierarchy = "announced_on"
    actions = ["retry_letter"]
    closed_because = dutch(
        "Een beschikking verandert alleen door een stap die iemand zet op haar eigen pagina, met"
        " vier ogen. Wat is vastgelegd, is wat de regio heeft gekregen."
    )

    @admin.display(description=dutch("deal"), ordering="uitkering__deal__name")
    def deal(self, beschikking: Beschikking) -> str:
        """The deal that gets it."""
        return str(beschikking.uitkering.deal)

    @admin.display(description=dutch("stand"), ordering="status")
    def state(self, beschikking: Beschikking) -> str:
        """The state in words; a letter that lies ready is not made known."""
        return str(beschikking.status_words)

    @admin.display(description=dutch("bekendgemaakt op"), ordering="announced_on", empty_value="–")
    def sent(self, beschikking: Beschikking) -> date | None:
        """The day of the bekendmaking for the law: by post that of the posting."""
        return beschikking.sent_on

    @admin.display(
        description=dutch("laatste dag voor bezwaar"), ordering="remedy_last_day", empty_value="–"
    )
    def last_day(self, beschikking: Beschikking) -> date | None:
        """The last day of the term; none as long as none runs."""
        return beschikking.last_day_to_object

    @action(description=dutch("Brief opnieuw laten maken"))
    def retry_letter(
        self, request: HttpRequest, queryset: QuerySet[Beschikking]
    ) -> HttpResponse | None:
        """Try again to make letters that were given up, once it is sure and said why."""

        def act(beschikking: Beschikking, reason: str) -> None:
            services.retry_letter(
                beschikking_id=beschikking.pk,
                actor=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, RETRY, act, page=self)


@admin.register(Kenmerkreeks)
class KenmerkreeksAdmin(ReadOnlyAdmin):
    """The last number of each series."""

    list_display = ["prefix", "year", "last_number"]
    list_filter = ["prefix", "year"]
    search_fields = ["prefix"]

"""Outgoing mail in the administration: to look at, and to send again what did not arrive."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import action
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline, link_to
from regiodeals.audit.confirmed import Question, confirmed
from regiodeals.common.words import dutch
from regiodeals.mail import services
from regiodeals.mail.models import Attachment, CalendarPart, Hold, Message, TemplateVersion
from regiodeals.mail.phases import CONDITIONS, Phase, phase_of

SEND_AGAIN = Question(
    title=dutch("Berichten opnieuw versturen"),
    consequence=dutch(
        "Elk bericht gaat met dezelfde woorden. Wie een account heeft, krijgt het op het"
        " adres dat nu bij Gebruikers staat. Een organisatie of gast krijgt het op hetzelfde adres:"
        " klopte dat niet, verstuur het dan vanaf de pagina waar het over gaat."
    ),
    button=dutch("Opnieuw versturen"),
    done=dutch("Opnieuw klaargezet"),
)

LET_GO = Question(
    title=dutch("Berichten niet opnieuw versturen"),
    consequence=dutch("De berichten gelden daarna als afgehandeld. De ontvanger krijgt niets."),
    button=dutch("Niet opnieuw versturen"),
    done=dutch("Afgehandeld"),
)


class PhaseFilter(admin.SimpleListFilter):
    """Waiting, accepted, not arrived, or no longer needed."""

    title = dutch("fase")
    parameter_name = "fase"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The phases."""
        del request, model_admin
        return [(str(phase.value), phase.label) for phase in Phase]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Message]) -> QuerySet[Message]:
        """Messages in the chosen phase."""
        del request
        chosen = self.value() or ""
        return queryset.filter(CONDITIONS[Phase(chosen)]) if chosen in Phase.values else queryset


class AttachmentInline(ReadOnlyInline):
    """What goes along."""

    model = Attachment
    show_change_link = False


class CalendarPartInline(ReadOnlyInline):
    """What the calendar of the reader is asked to do."""

    model = CalendarPart
    show_change_link = False


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    """To whom what was sent, and what became of it."""

    list_display = ["to_name", "kind", "phase", "queued_at", "attempts", "handed_over_at"]
    list_filter = [PhaseFilter, "kind", "language"]
    search_fields = ["to_name", "to_address", "subject_line", "message_id"]
    date_hierarchy = "queued_at"
    readonly_fields = ["about", "recipient"]
    inlines = [AttachmentInline, CalendarPartInline]
    actions = ["send_again", "let_go"]
    closed_because = dutch(
        "Een bericht houdt zijn woorden en zijn adres: zo is later te zien wat er is verstuurd. Wat"
        " niet aankwam, kunt u vanuit de lijst opnieuw versturen, of afhandelen."
    )

    @action(description=dutch("Opnieuw versturen"))
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> HttpResponse | None:
        """Give the chosen messages another chance, once it is sure and said why."""

        def act(message: Message, reason: str) -> None:
            services.send_again(
                message_id=message.pk,
                address=services.address_now(message),
                by=request.user,  # type: ignore[arg-type]
                reason=reason,
            )

        return confirmed(request, queryset, SEND_AGAIN, act, page=self)

    @action(description=dutch("Niet opnieuw versturen"))
    def let_go(self, request: HttpRequest, queryset: QuerySet[Message]) -> HttpResponse | None:
        """Deal with the chosen messages without sending them, once it is sure and said why."""

        def act(message: Message, reason: str) -> None:
            services.let_go(message_id=message.pk, by=request.user, reason=reason)  # type: ignore[arg-type]

        return confirmed(request, queryset, LET_GO, act, page=self)

    @admin.display(description=dutch("gaat over"))
    def about(self, message: Message) -> str:
        """What it is about, with the way to it."""
        return link_to(message.about_type, message.about_id)

    @admin.display(description=dutch("ontvanger"))
    def recipient(self, message: Message) -> str:
        """Who gets it, with the way to the page where an address is corrected."""
        return link_to(message.recipient_type, message.recipient_id, message.to_name)

    @admin.display(description=dutch("fase"))
    def phase(self, message: Message) -> str:
        """The phase in words."""
        return phase_of(message).label


@admin.register(Hold)
class HoldAdmin(ReadOnlyAdmin):
    """When nothing was sent, and why."""

    list_display = ["reason", "held_at", "released_at"]
    search_fields = ["reason"]


@admin.register(TemplateVersion)
class TemplateVersionAdmin(ReadOnlyAdmin):
    """With which words which mail was made, since when."""

    list_display = ["name", "language", "number", "sha256", "first_used_at"]
    list_filter = ["name", "language"]
    search_fields = ["name", "sha256"]

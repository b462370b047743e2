"""Outgoing mail in the administration: to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline
from regiodeals.mail.models import Attachment, CalendarPart, Hold, Message
from regiodeals.mail.models.message import FAILED, PENDING

PHASES = {
    "pending": ("wacht", PENDING),
    "sent": ("aangenomen", Q(handed_over_at__isnull=False, bounced_at__isnull=True)),
    "failed": ("niet aangekomen", FAILED),
    "withdrawn": ("vervallen", Q(withdrawn_at__isnull=False)),
}


class PhaseFilter(admin.SimpleListFilter):
    """Waiting, accepted, not arrived, or no longer needed."""

    title = "fase"
    parameter_name = "fase"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The phases."""
        del request, model_admin
        return [(key, words) for key, (words, _) in PHASES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Message]) -> QuerySet[Message]:
        """Messages in the chosen phase."""
        del request
        _, condition = PHASES.get(self.value() or "", ("", Q()))
        return queryset.filter(condition)


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
    inlines = [AttachmentInline, CalendarPartInline]

    @admin.display(description="fase")
    def phase(self, message: Message) -> str:
        """The phase in words."""
        if message.given_up_at or message.bounced_at:
            return PHASES["failed"][0]
        if message.withdrawn_at:
            return PHASES["withdrawn"][0]
        return PHASES["pending" if message.is_pending else "sent"][0]


@admin.register(Hold)
class HoldAdmin(ReadOnlyAdmin):
    """When nothing was sent, and why."""

    list_display = ["reason", "held_at", "released_at"]
    search_fields = ["reason"]

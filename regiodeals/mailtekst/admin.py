"""The texts of mails in the administration: to look at, never to change."""

from django.contrib import admin

from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.mailtekst.models import MailTekst


@admin.register(MailTekst)
class MailTekstAdmin(ReadOnlyAdmin):
    """Who wrote and who published what, and from when it holds."""

    list_display = ["mail", "language", "number", "status", "valid_from", "author", "publisher"]
    list_filter = ["status", "language", "mail"]
    list_select_related = ["author", "publisher"]
    search_fields = ["mail", "explanation"]
    date_hierarchy = "valid_from"

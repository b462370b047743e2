"""Tranches in the administration."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from regiodeals.audit.admin import AuditedAdmin
from regiodeals.common.errors import DomainError
from regiodeals.legal.grant_rules import rules_for_tranche
from regiodeals.tranche.models import Tranche

if TYPE_CHECKING:
    # Generic for the type checker only: Django's own class takes no parameter.
    ModelForm = forms.ModelForm[Tranche]
else:
    ModelForm = forms.ModelForm


class TrancheForm(ModelForm):
    """A tranche exists only under rules that are known."""

    class Meta:
        model = Tranche
        fields = ["number", "proposals_received", "proposals_due_on", "selected_in", "source"]

    def clean_number(self) -> int:
        """Refuse a number for which no rule version is recorded."""
        number: int = self.cleaned_data["number"]
        try:
            rules_for_tranche(number)
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error
        return number


@admin.register(Tranche)
class TrancheAdmin(AuditedAdmin):
    """Calls for proposals; their ceiling and window are law and stand in the rules."""

    form = TrancheForm
    list_display = ["number", "proposals_received", "proposals_due_on", "selected_in"]
    search_fields = ["number", "selected_in"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The number names the rules that hold; it never changes afterwards."""
        del request
        return ["number"] if obj else []

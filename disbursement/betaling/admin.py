"""Payments in the administration: to look at. Only the accounts of the State are kept here."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from disbursement.betaling.models import (
    Aanlevering,
    Afschrift,
    Bankregel,
    Betaalbatch,
    Betaalrekening,
    Betaling,
    Rekening,
)
from regiodeals.audit.admin import AuditedAdmin, ReadOnlyAdmin
from regiodeals.common.admin_fields import EuroAmounts, PeriodForm, amount_column
from regiodeals.common.bank_numbers import checked_bic, checked_iban, last_four
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch


def _currency(row: Any) -> str:
    return str(row.currency)


class PayerForm(PeriodForm):
    """An account of the State; once made, only its end can be set."""

    def clean_iban(self) -> str:
        """The number as it is kept."""
        return _checked(checked_iban, self.cleaned_data["iban"])

    def clean_bic(self) -> str:
        """The BIC as it is kept."""
        return _checked(checked_bic, self.cleaned_data["bic"])


@admin.register(Betaalrekening)
class BetaalrekeningAdmin(AuditedAdmin):
    """From which account is paid, in one currency, during a period."""

    form = PayerForm
    fields = ["currency", "iban", "bic", "name", "town", "country", "valid_from", "valid_until"]
    list_display = ["name", "currency", "shown", "valid_from", "valid_until", "is_example"]
    list_filter = ["currency", "is_example"]
    search_fields = ["name"]
    date_hierarchy = "valid_from"

    @admin.display(description=dutch("rekening"))
    def shown(self, row: Betaalrekening) -> str:
        """The last four signs."""
        return last_four(row.iban)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was paid from stays on record."""
        del request, obj
        return False


class AccountAdmin(ReadOnlyAdmin):
    """A page that shows no more of an account than is needed to recognise it."""

    exclude = ["number"]


@admin.register(Rekening)
class RekeningAdmin(AccountAdmin):
    """Accounts of kassiers; they are proposed and confirmed on their own pages."""

    list_display = ["__str__", "organisation", "currency", "usable_from", "blocked_at"]
    list_filter = ["currency", "is_example"]
    list_select_related = ["organisation"]
    search_fields = ["organisation__name", "holder"]
    date_hierarchy = "proposed_at"


@admin.register(Betaling)
class BetalingAdmin(EuroAmounts, ReadOnlyAdmin):
    """Payments, and how far they are."""

    currencies = {"amount_cents": _currency}
    list_display = [
        "end_to_end_id",
        "termijn",
        amount_column("amount_cents", dutch("bedrag"), currency=_currency),
        "status",
        "paid_on",
    ]
    list_filter = ["status", "currency"]
    list_select_related = ["termijn"]
    search_fields = ["end_to_end_id", "termijn__uitkering__deal__name"]
    date_hierarchy = "released_at"


@admin.register(Betaalbatch)
class BetaalbatchAdmin(EuroAmounts, ReadOnlyAdmin):
    """Batches, and how far they are."""

    currencies = {"total_cents": _currency}
    list_display = [
        "__str__",
        "currency",
        amount_column("total_cents", dutch("totaal"), currency=_currency),
        "status",
        "execute_on",
    ]
    list_filter = ["status", "currency"]
    search_fields = ["composed_by__last_name"]
    date_hierarchy = "composed_at"


@admin.register(Aanlevering)
class AanleveringAdmin(ReadOnlyAdmin):
    """Files of the bank."""

    list_display = ["__str__", "filename", "delivered_by", "delivered_at", "read_at", "refusal"]
    list_select_related = ["delivered_by"]
    search_fields = ["filename", "sha256"]
    date_hierarchy = "delivered_at"


@admin.register(Afschrift)
class AfschriftAdmin(ReadOnlyAdmin):
    """Statements, each read once."""

    list_display = ["number", "kind", "aanlevering"]
    list_filter = ["kind"]
    list_select_related = ["aanlevering"]
    search_fields = ["number"]


@admin.register(Bankregel)
class BankregelAdmin(EuroAmounts, ReadOnlyAdmin):
    """Lines of statements, and what came of them."""

    list_display = ["__str__", "booked_on", "direction", "end_to_end_id", "finding", "settled_at"]
    list_filter = ["finding", "direction"]
    search_fields = ["end_to_end_id", "reference", "counterparty"]
    date_hierarchy = "booked_on"


def _checked(check: Any, text: str) -> str:
    try:
        return str(check(text))
    except InvalidInput as error:
        raise forms.ValidationError(str(error)) from None

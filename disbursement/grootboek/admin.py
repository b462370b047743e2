"""The ledger in the administration: to look at. Nothing in it ever changes."""

from typing import Any

from django.contrib import admin

from disbursement.grootboek.models import Boeking
from regiodeals.audit.admin import ReadOnlyAdmin
from regiodeals.common.admin_fields import EuroAmounts, amount_column
from regiodeals.common.words import dutch


def _currency(boeking: Any) -> str:
    currency: str = boeking.currency
    return currency


@admin.register(Boeking)
class BoekingAdmin(EuroAmounts, ReadOnlyAdmin):
    """Every entry, with what it came from."""

    currencies = {"amount_cents": _currency}
    list_display = [
        "uitkering",
        "kind",
        amount_column("amount_cents", dutch("bedrag"), currency=_currency),
        "booked_on",
        "sentence",
        "booked_by",
    ]
    list_filter = ["kind", "currency"]
    list_select_related = ["uitkering__deal", "booked_by", "termijn"]
    search_fields = ["sentence", "source_key", "uitkering__deal__name"]
    date_hierarchy = "booked_on"

"""Uitkeringen and their termijnen in the administration: to look at."""

from typing import Any

from django.contrib import admin

from disbursement.uitkering.models import Oordeel, Rechtmatigheidstoets, Termijn, Uitkering
from regiodeals.audit.admin import ReadOnlyAdmin, ReadOnlyInline
from regiodeals.common.admin_fields import EuroAmounts, amount_column
from regiodeals.common.words import dutch


def _currency(termijn: Any) -> str:
    currency: str = termijn.uitkering.currency
    return currency


class InstrumentFilter(admin.ChoicesFieldListFilter):
    """By the kind of the uitkering, told apart from the kind of a decision."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = dutch("soort uitkering")


class TermijnInline(EuroAmounts, ReadOnlyInline):
    """The termijnen of an uitkering."""

    model = Termijn
    currencies = {"amount_cents": _currency}
    show_change_link = False


@admin.register(Uitkering)
class UitkeringAdmin(EuroAmounts, ReadOnlyAdmin):
    """The grant of a deal; it is opened on the page of the deal, under the test of the Besluit."""

    inlines = [TermijnInline]
    currencies = {"usd_cents": "USD"}
    list_display = [
        "deal",
        "instrument",
        "kassier",
        amount_column("amount_cents", dutch("bedrag")),
        amount_column("usd_cents", dutch("recht in dollars"), currency="USD"),
        "spend_until",
        "is_example",
    ]
    list_filter = ["instrument", "is_example", "deal__tranche"]
    list_select_related = ["deal", "kassier"]
    search_fields = ["deal__name", "kassier__name", "request_reference"]
    date_hierarchy = "spend_from"


@admin.register(Termijn)
class TermijnAdmin(EuroAmounts, ReadOnlyAdmin):
    """All termijnen, by their last day."""

    currencies = {"amount_cents": _currency}
    list_display = [
        "uitkering",
        "number",
        amount_column("amount_cents", dutch("bedrag"), currency=_currency),
        "pay_by",
    ]
    list_filter = [("uitkering__instrument", InstrumentFilter)]
    list_select_related = ["uitkering__deal"]
    search_fields = ["uitkering__deal__name"]
    date_hierarchy = "pay_by"


@admin.register(Oordeel)
class OordeelAdmin(ReadOnlyAdmin):
    """Where a rule left room: who decided what, when and why."""

    list_display = ["uitkering", "article", "allows", "by", "at"]
    list_filter = ["allows", "rule_key"]
    list_select_related = ["uitkering__deal", "by"]
    search_fields = ["uitkering__deal__name", "reason"]
    date_hierarchy = "at"


@admin.register(Rechtmatigheidstoets)
class RechtmatigheidstoetsAdmin(ReadOnlyAdmin):
    """The tests that signatures froze; their outcomes are read on the page of the deal."""

    exclude = ["rows"]
    list_display = ["kenmerk", "uitkering", "tested_on", "rule_version"]
    list_filter = ["rule_version"]
    list_select_related = ["uitkering__deal"]
    search_fields = ["kenmerk", "uitkering__deal__name"]
    date_hierarchy = "tested_on"

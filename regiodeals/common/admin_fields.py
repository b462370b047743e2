"""Amounts and periods on the pages of the administration."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.validators import MinValueValidator
from django.http import HttpRequest

from regiodeals.common.form_fields import EuroField
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

if TYPE_CHECKING:
    # Generic for the type checker only: Django's own class takes no parameter.
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

AN_AMOUNT = dutch("Een bedrag, bijvoorbeeld 10.000.000 of 1.250,50.")
NOT_ZERO = dutch("Vul een bedrag in dat meer is dan nul.")
ENDS_TOO_EARLY = dutch("Deze dag ligt vóór de dag waarop de periode begint. Kies een latere dag.")


Currency = str | Callable[[Any], str]


@cache
def amount_column(
    field: str, description: str, *, currency: Currency = "EUR"
) -> Callable[[Any], str]:
    """A column that shows cents as '€ 10.000.000'; '–' when there is no amount."""

    @admin.display(description=description, ordering=field)
    def column(row: Any) -> str:
        cents = getattr(row, field)
        if cents is None:
            return "–"
        return format_amount(cents, currency(row) if callable(currency) else currency)

    return column


class EuroAmounts:
    """Shows each `*_cents` as an amount of money, and lets people type it so.

    `currency_of` tells in which; `may_be_zero` and `currencies` name the fields that differ from a
    positive amount in it.
    """

    may_be_zero: frozenset[str] = frozenset()
    currency_of: Currency = "EUR"
    currencies: dict[str, Currency] = {}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The same columns, with amounts in the place of cents."""
        return [self.shown(name) for name in super().get_list_display(request)]  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A EuroField for each `*_cents`; Django's own choice for the rest."""
        if not _is_amount(db_field.name):
            return super().formfield_for_dbfield(  # type: ignore[misc]
                db_field, request, **kwargs
            )
        validators = [] if db_field.name in self.may_be_zero else [MinValueValidator(1, NOT_ZERO)]
        label, said = _in_euros(db_field).capitalize(), db_field.help_text or AN_AMOUNT
        return EuroField(label=label, validators=validators, help_text=said)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The same fields, with amounts in the place of cents; all of them on a closed page."""
        names = list(super().get_readonly_fields(request, obj))  # type: ignore[misc]
        if obj is not None and not self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            names += [field.name for field in self.opts.concrete_fields if _is_amount(field.name)]  # type: ignore[attr-defined]
        return _once(self.shown(name) for name in names)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The same groups, with an amount where the field is read-only."""
        readonly = self.get_readonly_fields(request, obj)
        return [
            (
                title,
                options | {"fields": _once(self._placed(n, readonly) for n in options["fields"])},
            )
            for title, options in super().get_fieldsets(request, obj)  # type: ignore[misc]
        ]

    def _placed(self, name: Any, readonly: list[Any]) -> Any:
        return shown if (shown := self.shown(name)) in readonly else name

    def shown(self, name: Any) -> Any:
        """What is shown where `name` cannot be typed: an amount in the place of cents."""
        if not _is_amount(name):
            return name
        field = self.opts.get_field(name)  # type: ignore[attr-defined]
        return amount_column(
            name, _in_euros(field), currency=self.currencies.get(name, self.currency_of)
        )


def _is_amount(name: Any) -> bool:
    return isinstance(name, str) and (name == "cents" or name.endswith("_cents"))


def _in_euros(field: Any) -> str:
    words = str(field.verbose_name)
    for unit in (", in eurocenten", " in eurocenten", " in centen"):
        words = words.removesuffix(unit)
    return words.replace("dollarcenten", "dollars")


def _once(names: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(names))


class PeriodForm(ModelForm):
    """A row that holds for a period: once made, only its end can be set."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for name, field in self.fields.items():
                field.disabled = name != "valid_until"

    def clean(self) -> dict[str, Any] | None:
        """A period ends on or after its first day."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", ENDS_TOO_EARLY)
        return cleaned

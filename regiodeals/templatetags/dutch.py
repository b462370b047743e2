"""Amounts, days and moments in words; what is not known reads "onbekend"."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html

from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date, plain_date, short_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words as Said
from regiodeals.common.words import dutch, joined

register = template.Library()

Words = Callable[..., str]


@register.filter
def of_onbekend(value: Any) -> Any:
    """The value itself, or "onbekend" when there is none; zero and False are values."""
    if value is None or value == "":
        return format_html('<span class="rd-unknown">{}</span>', dutch("onbekend"))
    return value


def _or_unknown(words: Words) -> Words:
    """Let a filter speak only about what is known."""

    @wraps(words)
    def known(value: Any, *arguments: Any) -> str:
        missing = value is None or value == ""
        return str(of_onbekend(None)) if missing else words(value, *arguments)

    return known


@register.filter
@_or_unknown
def bedrag(cents: int, currency: str = "EUR") -> str:
    """'€ 10.000.000', with cents only when there are any; for lists."""
    return format_amount(cents, currency)


@register.filter
@_or_unknown
def bedrag_voluit(cents: int, currency: str = "EUR") -> str:
    """'€ 10.000.000,00', always with cents; for decisions, payments and fields."""
    return format_amount(cents, currency, decimals="always")


@register.filter
@_or_unknown
def lange_datum(day: date) -> str:
    """'vrijdag 27 december 2024', for sentences."""
    return long_date(_local(day))


@register.filter
@_or_unknown
def datum(day: date) -> str:
    """'27 december 2024', where the weekday adds nothing."""
    return plain_date(_local(day))


@register.filter
@_or_unknown
def korte_datum(day: date) -> str:
    """'vr 27 dec 2024', kept on one line; for tables."""
    return short_date(_local(day), hard_spaces=True)


@register.filter
@_or_unknown
def tijdstip(moment: datetime) -> str:
    """'vrijdag 27 december 2024, 14:32' in the time of the Netherlands."""
    local = _local(moment)
    return joined(", ", (long_date(local), f"{local:%H:%M}"))


def _local(day: date) -> date:
    """A moment counts for the day it has in the Netherlands."""
    if isinstance(day, datetime) and timezone.is_aware(day):
        return timezone.localtime(day)
    return day


@register.filter
def hoofdletter(words: str) -> str:
    """With a capital, in the language of the reader."""
    return (words if isinstance(words, Said) else Said(words)).capitalize()


@register.filter
def vindplaats(source: str) -> str:
    """Where something stands in the law: 'Besluit, artikel 12 lid 3'."""
    return cited(source) if source else source

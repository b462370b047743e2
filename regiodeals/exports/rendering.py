"""The page that offers to order a long file, and an order as a row."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.words import dutch, joined, said
from regiodeals.exports.definition import Export, all_exports
from regiodeals.exports.models import NO_SUCH_LIST, ExportOrder, Form
from regiodeals.exports.reach import CHANGED
from regiodeals.exports.running import GIVEN_UP, KEPT_DAYS

# Kept in Dutch, and told in the language of the reader.
FAILURES: dict[str, str] = {sentence[:]: sentence for sentence in (GIVEN_UP, CHANGED, NO_SUCH_LIST)}


def long_page(export: Export, form: str, chosen: Mapping[str, str], number: int) -> dict[str, Any]:
    """How long the list is, what is filtered, and the order as a form."""
    return {
        "title": export.title,
        "heading": dutch("{lijst} downloaden", lijst=export.title),
        "breadcrumb": [
            {"label": export.title, "url": export.page_url(chosen)},
            {"label": dutch("Downloaden")},
        ],
        "button": dutch("{soort}-bestand laten maken", soort=Form(form).label),
        "number": number,
        "chosen": chosen,
        "kept_days": KEPT_DAYS,
        "list_url": export.page_url(chosen),
        "order_url": reverse("regiodeals:export-order", args=[export.name, form]),
    }


def list_rows(user: User) -> list[dict[str, str]]:
    """Every list whose page the person may open, by its title; one of a part stands there."""
    found = [
        {"title": export.title, "url": reverse(export.page)}
        for export in all_exports()
        if export.is_open_to(user) and not export.about
    ]
    return sorted(found, key=lambda row: said(row["title"]))


def order_row(order: ExportOrder) -> dict[str, Any]:
    """What was asked, how far it is, and where the file is."""
    meaning, word, why = _state(order)
    return {
        "order": order,
        "title": joined(", ", (order.list_title, order.get_form_display())),
        "filters": ", ".join(order.filters.values()) or dutch("alles"),
        "meaning": meaning,
        "word": word,
        "why": why,
        "url": reverse("regiodeals:export-file", args=[order.pk]) if order.is_kept else "",
    }


def _state(order: ExportOrder) -> tuple[str, str, str]:
    if order.is_pending:
        return "busy", dutch("wordt gemaakt"), dutch("Laad de pagina over een minuut opnieuw.")
    if order.made_at is None:
        return "error", dutch("niet gelukt"), FAILURES.get(order.failure, order.failure)
    if order.removed_at is not None:
        return "neutral", dutch("weggehaald"), ""
    last = order.made_at + timedelta(days=KEPT_DAYS)
    return "ok", dutch("klaar"), dutch("te downloaden tot {dag}", dag=short_date(last.date()))

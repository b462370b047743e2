"""The translation as the page of its letter shows it."""

from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import is_behandelaar
from disbursement.beschikking.rendering.page.letter_state import why_not_made
from disbursement.vertaling.selectors import translation_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.templatetags.dutch import tijdstip


def translation_state(beschikking: Beschikking, user: User) -> dict[str, Any] | None:
    """What the panel shows; None for a letter without one, and for others while it is not there."""
    found = translation_of(beschikking)
    if found is None:
        return None
    document = found.document
    state = {"name": f"Courtesy translation {beschikking.kenmerk}", "document": document}
    if document.is_stored:
        note = dutch("opgeslagen op {moment}", moment=tijdstip(document.stored_at))
        url = reverse("disbursement:vertaling", args=[beschikking.pk])
        return state | {"phase": "stored", "address": url, "when": note}
    if not user.is_ministry:
        return None
    state |= {
        "when": dutch("besteld op {moment}", moment=tijdstip(document.ordered_at)),
        "retry_url": "",
    }
    if not document.is_given_up:
        return state | {"phase": "pending"}
    if is_behandelaar(beschikking, user):
        state["retry_url"] = reverse("disbursement:vertaling-retry", args=[beschikking.pk])
    return state | {"phase": "failed", **why_not_made(document)}

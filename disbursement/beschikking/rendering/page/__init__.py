"""How a beschikking is shown: a row of a list, and its own page."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.page.letter_state import letter_state
from disbursement.beschikking.rendering.page.remedy_term import remedy_term
from disbursement.beschikking.rendering.page.rules import article_test
from disbursement.beschikking.rendering.page.steps import DONE, four_eyes, keep_typed, steps_of
from disbursement.beschikking.rendering.page.waiting import waiting_of
from disbursement.beschikking.selectors import bezetting_on
from disbursement.uitkering.rendering import about_items, advance_of
from disbursement.uitkering.selectors import findings_for
from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.deal.rendering import grant_by
from regiodeals.dossier import Panel
from regiodeals.templatetags.components import days_left

__all__ = ["DONE", "detail", "keep_typed", "list_row"]

MEANING = {
    BeschikkingStatus.CONCEPT: "neutral",
    BeschikkingStatus.TER_TOETSING: "review",
    BeschikkingStatus.GETOETST: "busy",
    BeschikkingStatus.ONDERTEKEND: "busy",
    BeschikkingStatus.BEKENDGEMAAKT: "ok",
    BeschikkingStatus.ONHERROEPELIJK: "ok",
}


def list_row(beschikking: Beschikking, today: date) -> dict[str, Any]:
    """A row of a list: state, amount, who is next, last day."""
    uitkering = beschikking.uitkering
    last = grant_by(uitkering.deal)
    return {
        "beschikking": beschikking,
        "uitkering": uitkering,
        "deal": uitkering.deal,
        "title": f"Verlening {uitkering.instrument}",
        "url": reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        "meaning": MEANING[BeschikkingStatus(beschikking.status)],
        "waits_for": _waits_for(beschikking),
        "grant_by": last,
        "days_left": (last - today).days if last else None,
    }


def detail(
    beschikking: Beschikking, user: User, today: date, *, tried_day: date | None = None
) -> dict[str, Any]:
    """Everything the page shows; outsiders see the letter and the term, not the making of it.

    `tried_day` is a day of bekendmaking to compute the term with, before there is one.
    """
    inside = user.is_ministry
    announced = beschikking.announced_on
    uitkering = beschikking.uitkering
    term = remedy_term(beschikking, announced or tried_day or today, today)
    context: dict[str, Any] = {
        **list_row(beschikking, today),
        "inside": inside,
        "heading": f"Beschikking {uitkering.deal}",
        "breadcrumb": _breadcrumb(beschikking),
        "lead": _lead(beschikking, today),
        "about": about_items(uitkering),
        "advance": advance_of(uitkering, announced),
        "letter": letter_state(beschikking, user),
        "term": term,
        "announced": announced,
        "parts": _parts(beschikking, user),
    }
    if not inside:
        return context
    # Once signed, the outcome is what the letter froze.
    is_signed = beschikking.facts is not None
    findings = () if is_signed else findings_for(uitkering, granted_on=today)
    bezetting = bezetting_on(today)
    beschikking.known_powers = bezetting.known_powers
    return context | {
        "steps": steps_of(beschikking, user, findings, term["refusal"]),
        "four_eyes": four_eyes(beschikking, user),
        "waiting": waiting_of(beschikking, bezetting, today),
        "test": article_test(beschikking, findings),
    }


def _parts(beschikking: Beschikking, user: User) -> list[tuple[Panel, dict[str, Any]]]:
    """What the rooms above add to the page, for who may see it."""
    contexts = [
        (panel, panel.context(beschikking, user)) for panel in dossier.panels("beschikking")
    ]
    return [(panel, context) for panel, context in contexts if context is not None]


def _waits_for(beschikking: Beschikking) -> str:
    """Who is next, in words; empty when nobody is."""
    return {
        BeschikkingStatus.CONCEPT: f"opsteller {beschikking.drafter}",
        BeschikkingStatus.TER_TOETSING: "een toetser",
        BeschikkingStatus.GETOETST: "een tekenbevoegde",
        BeschikkingStatus.ONDERTEKEND: "bekendmaking",
        BeschikkingStatus.BEKENDGEMAAKT: "",
        BeschikkingStatus.ONHERROEPELIJK: "",
    }[BeschikkingStatus(beschikking.status)]


def _breadcrumb(beschikking: Beschikking) -> list[dict[str, str]]:
    deal = beschikking.uitkering.deal
    return [
        {"label": "Deals", "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {"label": f"Verlening {beschikking.uitkering.instrument}"},
    ]


def _lead(beschikking: Beschikking, today: date) -> SafeString:
    """What is granted, and when it was or must be made known."""
    uitkering = beschikking.uitkering
    amount = format_html("<strong>{}</strong>", _amount(uitkering.amount_cents, "EUR"))
    if uitkering.is_bijzonder:
        dollars = _amount(uitkering.entitlement_cents, "USD")
        amount = format_html("<strong>{}</strong> (rijksbijdrage {})", dollars, amount)
    return format_html(
        "Verlening van een {} van {}. {}", uitkering.instrument, amount, _when(beschikking, today)
    )


def _amount(cents: int, currency: str) -> str:
    return format_amount(cents, currency, decimals="always")


def _when(beschikking: Beschikking, today: date) -> SafeString:
    last = grant_by(beschikking.uitkering.deal)
    if beschikking.announced_on is not None:
        day = long_date(beschikking.announced_on, hard_spaces=True)
        announced = format_html("Bekendgemaakt op <strong>{}</strong>.", day)
        if beschikking.final_on is None:
            return announced
        since = long_date(beschikking.final_on, hard_spaces=True)
        return format_html("{} Onherroepelijk sinds <strong>{}</strong>.", announced, since)
    if last is None:
        return format_html("{}", "De uiterste dag is onbekend.")
    left = (last - today).days
    return format_html(
        "Uiterlijk verlenen op <strong>{}</strong>, {}{}.",
        long_date(last, hard_spaces=True),
        "nog " if left > 0 else "",
        days_left(left),
    )

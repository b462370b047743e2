"""How a beschikking is shown: a row of a list, and its own page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.policies import is_behandelaar, is_own_concept
from disbursement.beschikking.rendering.page.choices import (
    BY_SLUG,
    candidates_for,
    choices_for,
    decision_form,
    initial_of,
)
from disbursement.beschikking.rendering.page.lead import is_grant, lead_of, title_of
from disbursement.beschikking.rendering.page.letter_state import letter_state
from disbursement.beschikking.rendering.page.remedy_term import remedy_term
from disbursement.beschikking.rendering.page.rules import article_test
from disbursement.beschikking.rendering.page.standing import (
    changed_termijnen,
    what_holds,
    what_it_says,
)
from disbursement.beschikking.rendering.page.steps import done, four_eyes, keep_typed, steps_of
from disbursement.beschikking.rendering.page.waiting import in_short, waiting_of
from disbursement.beschikking.selectors import Bezetting, bezetting_on, tested_of
from disbursement.uitkering.rendering import about_items, advance_of
from disbursement.uitkering.selectors import kept_test
from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.rendering import grant_by
from regiodeals.dossier import Panel

__all__ = [
    "BY_SLUG",
    "candidates_for",
    "choices_for",
    "decision_form",
    "detail",
    "done",
    "initial_of",
    "keep_typed",
    "list_row",
    "meaning_of",
    "what_holds",
]

MEANING = {
    BeschikkingStatus.CONCEPT: "neutral",
    BeschikkingStatus.TER_TOETSING: "review",
    BeschikkingStatus.GETOETST: "busy",
    BeschikkingStatus.ONDERTEKEND: "busy",
    BeschikkingStatus.BEKENDGEMAAKT: "ok",
    BeschikkingStatus.ONHERROEPELIJK: "ok",
    BeschikkingStatus.VERVALLEN: "neutral",
}
TO_BE_JUDGED = (BeschikkingStatus.TER_TOETSING, BeschikkingStatus.GETOETST)


def list_row(
    beschikking: Beschikking, today: date, bezetting: Bezetting | None = None
) -> dict[str, Any]:
    """A row of a list: state, amount, who is next, last day.

    With `bezetting`, read once for all rows, who is next has names.
    """
    uitkering = beschikking.uitkering
    is_owed = is_grant(beschikking) and beschikking.lapsed_at is None
    last = grant_by(uitkering.deal) if is_owed else None
    return {
        "beschikking": beschikking,
        "uitkering": uitkering,
        "deal": uitkering.deal,
        "title": title_of(beschikking),
        "is_grant": is_grant(beschikking),
        "amount": uitkering.entitlement_cents
        if is_grant(beschikking)
        else beschikking.amount_cents,
        "places": list(_places(beschikking)),
        "url": reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        "meaning": meaning_of(beschikking),
        "word": beschikking.status_words,
        "waits_for": _waits_for(beschikking, bezetting),
        "grant_by": last,
        "days_left": (last - today).days if last else None,
    }


def meaning_of(beschikking: Beschikking) -> str:
    """The colour of its state; what lies ready and was not sent is not done."""
    if beschikking.is_never_sent:
        return "neutral"
    return "busy" if beschikking.lies_ready else MEANING[BeschikkingStatus(beschikking.status)]


def _places(beschikking: Beschikking) -> Iterator[dict[str, Any]]:
    """What it takes the place of, and what takes its place: done once that was sent."""
    successor = getattr(beschikking, "replaced_by", None)
    withdraws = beschikking.kind == BeschikkingKind.INTREKKING
    if beschikking.replaces is not None:
        yield _place(
            dutch("trekt in") if withdraws else dutch("vervangt"), beschikking.replaces
        ) | {"note": _pending_objection(beschikking)}
    if successor is not None and successor.announced_on is not None:
        is_withdrawn = successor.kind == BeschikkingKind.INTREKKING
        if successor.sent_on is not None:
            words = dutch("ingetrokken met") if is_withdrawn else dutch("vervangen door")
            yield _place(words, successor) | {"is_done": True}
        else:
            yield _place(
                dutch("wordt ingetrokken zodra verzonden is:")
                if is_withdrawn
                else dutch("wordt vervangen zodra verzonden is:"),
                successor,
            )


def _pending_objection(beschikking: Beschikking) -> str:
    """What a bezwaar against the earlier decision then is about, while there can be one."""
    earlier = beschikking.replaces
    if earlier is None or earlier.final_on is not None or beschikking.uitkering.is_bijzonder:
        return ""
    return dutch(
        "Loopt er bezwaar tegen {kenmerk}, dan gaat dat vanzelf ook over dit besluit (Awb 6:19).",
        kenmerk=earlier.kenmerk,
    )


def _place(words: str, other: Beschikking) -> dict[str, Any]:
    url = reverse("disbursement:beschikking-detail", args=[other.pk])
    return {"words": words, "kenmerk": other.kenmerk or "", "url": url}


def detail(
    beschikking: Beschikking, user: User, today: date, *, tried_day: date | None = None
) -> dict[str, Any]:
    """Everything the page shows; outsiders see the letter and the term, not the making of it.

    `tried_day` is a day of bekendmaking to compute the term with, before there is one.
    """
    inside = user.is_ministry
    announced = beschikking.announced_on
    counted_from = beschikking.sent_on or announced or tried_day or today
    uitkering = beschikking.uitkering
    term = remedy_term(beschikking, counted_from, today)
    context: dict[str, Any] = {
        **list_row(beschikking, today),
        "inside": inside,
        "heading": dutch("Beschikking {deal}", deal=uitkering.deal)
        if is_grant(beschikking)
        else joined(" ", (title_of(beschikking), str(uitkering.deal))),
        "breadcrumb": _breadcrumb(beschikking),
        "lead": lead_of(beschikking, today),
        "says": what_it_says(beschikking),
        "termijnen": changed_termijnen(beschikking),
        "holds": what_holds(uitkering, today),
        "about": about_items(uitkering),
        "advance": advance_of(uitkering, beschikking.sent_on),
        "letter": letter_state(beschikking, user),
        "term": term,
        "announced": announced,
        "posts_letter": beschikking.is_to_be_posted and is_behandelaar(beschikking, user),
        "parts": _parts(beschikking, user),
    }
    if not inside:
        return context
    # Once signed, the outcome is what was kept.
    kept = kept_test(beschikking.kenmerk) if beschikking.kenmerk else None
    tested = () if kept else tested_of(beschikking, on=today)
    bezetting = bezetting_on(today)
    beschikking.known_powers = bezetting.known_powers
    return context | {
        "steps": steps_of(beschikking, user, tested, term["refusal"], today),
        "own_concept": _own_concept(beschikking, user),
        "four_eyes": four_eyes(beschikking, user),
        "waiting": waiting_of(beschikking, bezetting, today),
        "lapsed": _lapsed(beschikking),
        "test": article_test(beschikking, tested, kept),
    }


def _lapsed(beschikking: Beschikking) -> str:
    """Since when it is nothing, and because of whom; empty for what may still be made known."""
    if beschikking.lapsed_at is None:
        return ""
    day = plain_date(localtime(beschikking.lapsed_at))
    return dutch(
        "Vervallen op {dag} door {wie}. Dit besluit heeft nooit gegolden.",
        dag=day,
        wie=beschikking.lapsed_by,
    )


def _parts(beschikking: Beschikking, user: User) -> list[tuple[Panel, dict[str, Any]]]:
    """What the rooms above add to the page, for who may see it."""
    contexts = [
        (panel, panel.context(beschikking, user)) for panel in dossier.panels("beschikking")
    ]
    return [(panel, context) for panel, context in contexts if context is not None]


def _own_concept(beschikking: Beschikking, user: User) -> dict[str, str]:
    """Where the drafter changes a concept or throws it away; empty for everybody else."""
    is_concept = beschikking.status == BeschikkingStatus.CONCEPT
    if not (is_concept and is_behandelaar(beschikking, user) and is_own_concept(beschikking, user)):
        return {}
    urls = {"discard": reverse("disbursement:beschikking-discard", args=[beschikking.pk])}
    if not is_grant(beschikking):
        urls["revise"] = reverse("disbursement:beschikking-revise", args=[beschikking.pk])
    return urls


def _waits_for(beschikking: Beschikking, bezetting: Bezetting | None) -> str:
    """Who is next, in words; empty when nobody is."""
    if bezetting is not None and beschikking.status in TO_BE_JUDGED:
        return in_short(bezetting.who_may_act(beschikking))
    if beschikking.is_to_be_posted:
        return dutch("verzending per post")
    return {
        BeschikkingStatus.CONCEPT: dutch("opsteller {wie}", wie=beschikking.drafter),
        BeschikkingStatus.TER_TOETSING: dutch("een toetser"),
        BeschikkingStatus.GETOETST: dutch("een tekenbevoegde"),
        BeschikkingStatus.ONDERTEKEND: dutch("bekendmaking"),
        BeschikkingStatus.BEKENDGEMAAKT: "",
        BeschikkingStatus.ONHERROEPELIJK: "",
        BeschikkingStatus.VERVALLEN: "",
    }[BeschikkingStatus(beschikking.status)]


def _breadcrumb(beschikking: Beschikking) -> list[dict[str, str]]:
    deal = beschikking.uitkering.deal
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {"label": title_of(beschikking)},
    ]

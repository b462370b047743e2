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
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, emphasised, joined
from regiodeals.deal.rendering import grant_by
from regiodeals.dossier import Panel
from regiodeals.legal.grant_rules import Instrument
from regiodeals.templatetags.components import days_left

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
GRANTED_EUROS = dutch("Verlening van een {soort} van <strong>{bedrag}</strong>. {wanneer}")
GRANTED_DOLLARS = dutch(
    "Verlening van een {soort} van <strong>{dollars}</strong> (rijksbijdrage"
    " <strong>{bedrag}</strong>). {wanneer}"
)
TO_BE_JUDGED = (BeschikkingStatus.TER_TOETSING, BeschikkingStatus.GETOETST)


def list_row(
    beschikking: Beschikking, today: date, bezetting: Bezetting | None = None
) -> dict[str, Any]:
    """A row of a list: state, amount, who is next, last day.

    With `bezetting`, read once for all rows, who is next has names.
    """
    uitkering = beschikking.uitkering
    is_owed = _is_grant(beschikking) and beschikking.lapsed_at is None
    last = grant_by(uitkering.deal) if is_owed else None
    return {
        "beschikking": beschikking,
        "uitkering": uitkering,
        "deal": uitkering.deal,
        "title": title_of(beschikking),
        "is_grant": _is_grant(beschikking),
        "amount": uitkering.entitlement_cents
        if _is_grant(beschikking)
        else beschikking.amount_cents,
        "places": list(_places(beschikking)),
        "url": reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        "meaning": MEANING[BeschikkingStatus(beschikking.status)],
        "waits_for": _waits_for(beschikking, bezetting),
        "grant_by": last,
        "days_left": (last - today).days if last else None,
    }


def title_of(beschikking: Beschikking) -> str:
    """What is decided, in a few words."""
    if _is_grant(beschikking):
        return dutch("Verlening {soort}", soort=Instrument(beschikking.uitkering.instrument).words)
    return beschikking.get_kind_display().capitalize()


def _is_grant(beschikking: Beschikking) -> bool:
    return beschikking.kind == BeschikkingKind.VERLENING


def _places(beschikking: Beschikking) -> Iterator[dict[str, str]]:
    """What it takes the place of, and what took its place once that was made known."""
    successor = getattr(beschikking, "replaced_by", None)
    withdraws = beschikking.kind == BeschikkingKind.INTREKKING
    if beschikking.replaces is not None:
        yield _place(
            dutch("trekt in") if withdraws else dutch("vervangt"), beschikking.replaces
        ) | {"note": _pending_objection(beschikking)}
    if successor is not None and successor.announced_on is not None:
        is_withdrawn = successor.kind == BeschikkingKind.INTREKKING
        yield _place(
            dutch("ingetrokken met") if is_withdrawn else dutch("vervangen door"), successor
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


def _place(words: str, other: Beschikking) -> dict[str, str]:
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
    uitkering = beschikking.uitkering
    term = remedy_term(beschikking, announced or tried_day or today, today)
    context: dict[str, Any] = {
        **list_row(beschikking, today),
        "inside": inside,
        "heading": dutch("Beschikking {deal}", deal=uitkering.deal)
        if _is_grant(beschikking)
        else joined(" ", (title_of(beschikking), str(uitkering.deal))),
        "breadcrumb": _breadcrumb(beschikking),
        "lead": _lead(beschikking, today),
        "says": what_it_says(beschikking),
        "termijnen": changed_termijnen(beschikking),
        "holds": what_holds(uitkering, today),
        "about": about_items(uitkering),
        "advance": advance_of(uitkering, announced),
        "letter": letter_state(beschikking, user),
        "term": term,
        "announced": announced,
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
    return f"Vervallen op {day} door {beschikking.lapsed_by}. Dit besluit heeft nooit gegolden."


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
    if not _is_grant(beschikking):
        urls["revise"] = reverse("disbursement:beschikking-revise", args=[beschikking.pk])
    return urls


def _waits_for(beschikking: Beschikking, bezetting: Bezetting | None) -> str:
    """Who is next, in words; empty when nobody is."""
    if bezetting is not None and beschikking.status in TO_BE_JUDGED:
        return in_short(bezetting.who_may_act(beschikking))
    return {
        BeschikkingStatus.CONCEPT: f"opsteller {beschikking.drafter}",
        BeschikkingStatus.TER_TOETSING: "een toetser",
        BeschikkingStatus.GETOETST: "een tekenbevoegde",
        BeschikkingStatus.ONDERTEKEND: "bekendmaking",
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


def _lead(beschikking: Beschikking, today: date) -> str:
    """What is decided, and when it was or must be made known."""
    if not _is_grant(beschikking):
        return emphasised(
            "{wat}. {wanneer}", wat=_later_lead(beschikking), wanneer=_when(beschikking, today)
        )
    uitkering = beschikking.uitkering
    pattern = GRANTED_DOLLARS if uitkering.is_bijzonder else GRANTED_EUROS
    return emphasised(
        pattern,
        soort=Instrument(uitkering.instrument).words,
        bedrag=_amount(uitkering.amount_cents, "EUR"),
        dollars=_amount(uitkering.entitlement_cents, uitkering.currency),
        wanneer=_when(beschikking, today),
    )


def _later_lead(beschikking: Beschikking) -> str:
    """'Lagere vaststelling van US$ 5.000.000,00', or what else it is about."""
    title, uitkering = title_of(beschikking), beschikking.uitkering
    if beschikking.amount_cents is not None:
        amount = _amount(beschikking.amount_cents, uitkering.currency)
        return emphasised("{wat}: <strong>{bedrag}</strong>", wat=title, bedrag=amount)
    if beschikking.spend_until is not None:
        day = long_date(beschikking.spend_until, hard_spaces=True)
        return emphasised(dutch("{wat} tot en met <strong>{dag}</strong>"), wat=title, dag=day)
    about = beschikking.subject.strip().rstrip(".")
    return joined(": ", (title, about)) if about else title


def _amount(cents: int, currency: str) -> str:
    return format_amount(cents, currency, decimals="always")


def _when(beschikking: Beschikking, today: date) -> str:
    last = grant_by(beschikking.uitkering.deal) if _is_grant(beschikking) else None
    if beschikking.announced_on is not None:
        day = long_date(beschikking.announced_on, hard_spaces=True)
        announced = emphasised(dutch("Bekendgemaakt op <strong>{dag}</strong>."), dag=day)
        if beschikking.final_on is None:
            return announced
        since = long_date(beschikking.final_on, hard_spaces=True)
        return emphasised(
            dutch("{bekend} Onherroepelijk sinds <strong>{dag}</strong>."),
            bekend=announced,
            dag=since,
        )
    if beschikking.lapsed_at is not None:
        return dutch("Vervallen, en nooit bekendgemaakt.")
    if not _is_grant(beschikking):
        return dutch("Nog niet bekendgemaakt.")
    if last is None:
        return dutch("De uiterste dag is onbekend.")
    left = (last - today).days
    return emphasised(
        dutch("Uiterlijk verlenen op <strong>{dag}</strong>, {dagen}."),
        dag=long_date(last, hard_spaces=True),
        dagen=dutch("nog {dagen}", dagen=str(days_left(left)))
        if left > 0
        else str(days_left(left)),
    )

"""How a request is shown: a row of the list, its own page, and the lines in the dossier."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.rendering.facts import legal_zone
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import policies
from disbursement.verzoek.models import EventKind, Verzoek, VerzoekKind, VerzoekStatus
from disbursement.verzoek.selectors import clock_of, moved_by, preview_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit.selectors import entries_about
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.case_clock import ClockState
from regiodeals.legal.requests import has_statutory_term
from regiodeals.legal.term_steps import TermExplanation

MEANING: dict[str, str] = {
    VerzoekStatus.ONTVANGEN: "warning",
    VerzoekStatus.IN_ADVIES: "review",
    VerzoekStatus.GEADVISEERD: "busy",
    VerzoekStatus.IN_VOORBEREIDING: "busy",
    VerzoekStatus.BESLOTEN: "ok",
    VerzoekStatus.INGETROKKEN: "neutral",
}
STEPS = ("ask_advice", "advise", "prepare_decision")
ISLAND = dutch(
    "Op de eilanden geldt de Awb niet (IBES 3), en een andere termijn is ons niet bekend. Deze dag"
    " is een afspraak van onszelf. Welke termijn geldt, is ter beoordeling."
)


def list_row(verzoek: Verzoek) -> dict[str, Any]:
    """What is asked, how it stands, and by when it must be decided on."""
    last = last_day_of(verzoek)
    return {
        "verzoek": verzoek,
        "deal": verzoek.uitkering.deal,
        "url": reverse("disbursement:verzoek-detail", args=[verzoek.pk]),
        "meaning": MEANING[verzoek.status],
        "last_day": last,
        "days_left": (last - verzoek.today).days if last else None,
    }


def detail(verzoek: Verzoek, user: User) -> dict[str, Any]:
    """Everything the page shows; the region sees what it asked and what became of it."""
    inside = user.is_ministry
    explanation, refusal = _explanation(verzoek)
    decision = _decision(verzoek, user)
    context: dict[str, Any] = {
        **list_row(verzoek),
        "inside": inside,
        "lead": _lead(verzoek, decision),
        "breadcrumb": breadcrumb(verzoek),
        "items": list(_items(verzoek)),
        "letter": _letter(verzoek),
        "explanation": explanation,
        "refusal": refusal,
        "warning": "" if has_statutory_term(verzoek.instrument) else ISLAND,
        "is_suspended": explanation is not None and _is_suspended(verzoek),
        "decision": decision,
    }
    if not inside:
        return context
    if verzoek.is_open:
        context["preview"] = preview_of(verzoek, verzoek.today)
        context["currency"] = _currency(verzoek)
    elif verzoek.decision is not None:
        context["moved"] = moved_by(verzoek.decision)
    return context | {
        "advice": _advice(verzoek),
        "acts": list(_acts(verzoek, user)),
        "history": list(entries_about(verzoek)[:50]),
    }


def breadcrumb(verzoek: Verzoek) -> list[dict[str, str]]:
    """The way back: the deal."""
    deal = verzoek.uitkering.deal
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {"label": str(verzoek)},
    ]


def register_page(uitkering: Uitkering, kind: VerzoekKind) -> dict[str, Any]:
    """Everything around the form of a new request."""
    deal = uitkering.deal
    dossier = reverse("regiodeals:deal-detail", args=[deal.pk])
    title = dutch("Verzoek vastleggen: {naam}", naam=kind.label)
    return {
        "heading": title,
        "lead": dutch(
            "Van {kassier}, over {deal}. Wat u vastlegt, kunt u niet meer wijzigen.",
            kassier=uitkering.kassier,
            deal=deal.full_name,
        ),
        "label": dutch("Verzoek vastleggen"),
        "breadcrumb": [
            {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
            {"label": deal.name, "url": dossier},
            {"label": dutch("Verzoek vastleggen")},
        ],
        "back_url": f"{dossier}#verzoeken",
        "back_label": dutch("Terug naar het dossier"),
        "with_file": True,
    }


def act_page(verzoek: Verzoek, label: str, says: str) -> dict[str, Any]:
    """Everything around the form of an act; `says` tells what it does, where its fields do not."""
    return {
        "heading": label,
        "lead": f"{verzoek}, {verzoek.uitkering.deal}. {says}".rstrip(),
        "label": label,
        "breadcrumb": breadcrumb(verzoek),
        "back_url": reverse("disbursement:verzoek-detail", args=[verzoek.pk]),
        "back_label": dutch("Terug naar het verzoek"),
    }


def register_choices(uitkering: Uitkering) -> list[dict[str, str]]:
    """Where each kind of request is laid down."""
    return [
        {
            "label": kind.label.capitalize(),
            "url": reverse("disbursement:verzoek-register", args=[uitkering.pk, kind.value]),
        }
        for kind in VerzoekKind
    ]


def last_day_of(verzoek: Verzoek) -> date | None:
    """The last day to decide while one is owed."""
    if not verzoek.is_open:
        return None
    try:
        return clock_of(verzoek).last_day()
    except UnknownCalendarYear:
        return None


def today_of(uitkering: Uitkering) -> date:
    """Which day it is for the region."""
    return clock.today(legal_zone(uitkering))


def _lead(verzoek: Verzoek, decision: dict[str, Any] | None) -> str:
    """What was asked, when, and how it ended; the answer only for who may see the decision."""
    lead = dutch("{wat}. Ontvangen op {dag}.", wat=verzoek.wish, dag=long_date(verzoek.received_on))
    if verzoek.decided_on is not None:
        day = long_date(verzoek.decided_on)
        if decision is None:
            return dutch("{zin} Besloten op {dag}.", zin=lead, dag=day)
        if decision["is_refusal"]:
            return dutch("{zin} Afgewezen op {dag}.", zin=lead, dag=day)
        return dutch("{zin} Toegekend op {dag}.", zin=lead, dag=day)
    if verzoek.withdrawn_on is not None:
        day = long_date(verzoek.withdrawn_on)
        return dutch("{zin} Ingetrokken op {dag}.", zin=lead, dag=day)
    return lead


def _items(verzoek: Verzoek) -> Iterator[dict[str, Any]]:
    """What is known of it."""
    until = verzoek.spend_until
    for label, value in (
        (dutch("Wie vraagt"), str(verzoek.uitkering.kassier)),
        (dutch("Wat wordt gevraagd"), verzoek.get_kind_display().capitalize()),
        (dutch("Gevraagde laatste dag"), long_date(until) if until else ""),
        (dutch("Kenmerk van de regio"), verzoek.reference or dutch("geen")),
        (dutch("Reden van de regio"), verzoek.reason),
        (dutch("Vastgelegd door"), str(verzoek.registered_by)),
    ):
        if value:
            yield {"label": label, "value": value}


def _letter(verzoek: Verzoek) -> dict[str, Any]:
    return {
        "title": verzoek.document.filename,
        "url": reverse("disbursement:verzoek-letter", args=[verzoek.pk]),
        "size": verzoek.document.size,
        "sha256": verzoek.document.sha256,
    }


def _advice(verzoek: Verzoek) -> dict[str, Any] | None:
    if verzoek.adviser is None or verzoek.advised_at is None:
        return None
    return {
        "word": dutch("toekennen") if verzoek.advises_granting else dutch("afwijzen"),
        "meaning": "ok" if verzoek.advises_granting else "error",
        "text": verzoek.advice,
        "by": str(verzoek.adviser),
        "on": verzoek.advised_at,
    }


def _decision(verzoek: Verzoek, user: User) -> dict[str, Any] | None:
    """The beschikking on it, for who may see that."""
    decision = verzoek.decision
    if decision is None or not (user.is_ministry or decision.announced_on):
        return None
    return {
        "label": joined(
            " ", (decision.get_kind_display().capitalize(), decision.kenmerk or "(concept)")
        ),
        "status": decision.status_words,
        "is_refusal": decision.kind == BeschikkingKind.AFWIJZING,
        "url": reverse("disbursement:beschikking-detail", args=[decision.pk]),
    }


def _currency(verzoek: Verzoek) -> str:
    return "EUR" if verzoek.kind == VerzoekKind.HERVERDELING else verzoek.uitkering.currency


def _is_suspended(verzoek: Verzoek) -> bool:
    return clock_of(verzoek).state(verzoek.today) is ClockState.SUSPENDED


def _explanation(verzoek: Verzoek) -> tuple[TermExplanation | None, str]:
    try:
        return clock_of(verzoek).explain(), ""
    except UnknownCalendarYear as error:
        return None, str(error)


def _acts(verzoek: Verzoek, user: User) -> Iterator[dict[str, Any]]:
    """The steps from the present state and the acts beside them, with the reasons why not."""
    for button in workflow.buttons(verzoek, STEPS, user):
        yield _act(verzoek, button.verb, button.label, list(button.reasons))
    if not verzoek.is_open:
        return
    refused = (
        [] if policies.is_behandelaar(verzoek, user) else [str(policies.is_behandelaar.sentence)]  # type: ignore[attr-defined]
    )
    for verb, label in _beside_the_steps(verzoek):
        yield _act(verzoek, verb, label, refused)
    for button in workflow.buttons(verzoek, ("withdraw",), user):
        yield _act(verzoek, button.verb, button.label, list(button.reasons))


def _beside_the_steps(verzoek: Verzoek) -> Iterator[tuple[str, str]]:
    kinds = [event.kind for event in verzoek.events.all()]
    if kinds[-1:] == [EventKind.OPSCHORTING]:
        yield "receive_information", dutch("Informatie is ontvangen")
    if has_statutory_term(verzoek.instrument):
        yield "ask_information", dutch("Informatie vragen")
        yield "notify_delay", dutch("Later besluit is meegedeeld")


def _act(verzoek: Verzoek, verb: str, label: str, reasons: list[str]) -> dict[str, Any]:
    return {
        "verb": verb,
        "label": label,
        "url": reverse("disbursement:verzoek-act", args=[verzoek.pk, verb]),
        "kind": "primary" if verb in STEPS else "secondary",
        "reasons": reasons,
    }

"""How a bezwaar is shown: a row of the list, and its own page."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from disbursement.bekendmaking.selectors import is_posted
from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar import policies
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus
from disbursement.bezwaar.rendering.acts import acts_of, is_late
from disbursement.bezwaar.selectors import (
    bezwaren_about,
    clock_of,
    following_the_posting,
    new_decision_owed,
    who_may_decide,
)
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_about
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.legal.both_days import both_days, end_in_the_netherlands
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.case_clock import ClockState
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.term_steps import TermExplanation

MEANING: dict[str, str] = {
    BezwaarStatus.ONTVANGEN: "warning",
    BezwaarStatus.IN_BEHANDELING: "busy",
    BezwaarStatus.HOORZITTING: "busy",
    BezwaarStatus.GEREED: "review",
    BezwaarStatus.BESLIST: "ok",
    BezwaarStatus.INGETROKKEN: "neutral",
    BezwaarStatus.VERVALLEN: "neutral",
}


def list_row(bezwaar: Bezwaar) -> dict[str, Any]:
    """Who objects to what, and by when it must be decided on."""
    last = _last_day(bezwaar)
    zone = ZoneInfo(bezwaar.zone)
    return {
        "bezwaar": bezwaar,
        "deal": bezwaar.beschikking.uitkering.deal,
        "url": reverse("disbursement:bezwaar-detail", args=[bezwaar.pk]),
        "meaning": MEANING[bezwaar.status],
        "last_day": last,
        "last_day_here": end_in_the_netherlands(last, zone) if last else "",
        "days_left": (last - bezwaar.today).days if last else None,
    }


def detail(bezwaar: Bezwaar, user: User) -> dict[str, Any]:
    """Everything the page shows; the trail is for the ministry only."""
    explanation, refusal = _explanation(bezwaar)
    return {
        **list_row(bezwaar),
        "lead": _lead(bezwaar),
        "breadcrumb": breadcrumb(bezwaar),
        "items": list(_items(bezwaar)),
        "explanation": explanation,
        "refusal": refusal,
        "is_suspended": explanation is not None and _is_suspended(bezwaar),
        "acts": acts_of(bezwaar, user) if user.is_ministry else [],
        "history": _history(bezwaar) if user.is_ministry else None,
        "deciders": _deciders(bezwaar) if user.is_ministry else None,
        "owed": _owed(bezwaar) if user.is_ministry else {},
    }


def panel(beschikking: Beschikking, user: User) -> dict[str, Any] | None:
    """What is against a beschikking, for who may see it, and where one is written down."""
    if beschikking.announced_on is None:
        return None
    found = bezwaren_about(beschikking, user)
    may_register = policies.is_behandelaar(None, user)
    if not found and not may_register:
        return None
    address = reverse("disbursement:bezwaar-register", args=[beschikking.pk])
    return {
        "rows": [
            {
                "bezwaar": row,
                "address": reverse("disbursement:bezwaar-detail", args=[row.pk]),
                "meaning": MEANING[row.status],
                "about": "" if row.beschikking_id == beschikking.pk else str(row.beschikking),
            }
            for row in found
        ],
        "register": address if may_register else "",
    }


def when_corrected(beschikking: Beschikking, user: User) -> dict[str, Any] | None:
    """What another day of posting means for the bezwaren, before somebody fills it in."""
    if not is_posted(beschikking):
        return None
    moving, decided = following_the_posting(beschikking, user)
    if not moving and not decided:
        return None
    return {"moving": [(row, _has_its_clock_from(row)) for row in moving], "decided": decided}


def _has_its_clock_from(bezwaar: Bezwaar) -> bool:
    """Whether the last day to decide follows too: the court and the WarBES count otherwise."""
    return not bezwaar.is_beroep and bezwaar.instrument is not Instrument.BU


def breadcrumb(bezwaar: Bezwaar) -> list[dict[str, str]]:
    """The way back: the deal, the decision."""
    beschikking = bezwaar.beschikking
    deal = beschikking.uitkering.deal
    return [
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {
            "label": str(beschikking),
            "url": reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        },
        {"label": str(bezwaar)},
    ]


def _lead(bezwaar: Bezwaar) -> str:
    received = long_date(bezwaar.received_on)
    lead = dutch(
        "Tegen {besluit}, ontvangen op {dag}: {hoe}.",
        besluit=str(bezwaar.beschikking),
        dag=received,
        hoe=bezwaar.timeliness.words,
    )
    if bezwaar.decided_on is None:
        return lead
    return dutch(
        "{zin} Op {dag} is beslist: {uitkomst}.",
        zin=lead,
        dag=long_date(bezwaar.decided_on),
        uitkomst=bezwaar.get_outcome_display(),
    )


def _items(bezwaar: Bezwaar) -> Iterator[dict[str, Any]]:
    """What is known of it, in the order in which it happened."""
    for label, value in (
        (dutch("Indiener"), bezwaar.objector_name),
        (dutch("Vastgelegd"), both_days(bezwaar.registered_at, ZoneInfo(bezwaar.zone))),
        (dutch("Hoe ontvangen"), bezwaar.get_channel_display()),
        (dutch("Op de post gedaan"), _day(bezwaar.posted_on)),
        (dutch("Eerst ingediend bij"), _named(bezwaar.elsewhere, bezwaar.elsewhere_on)),
        (dutch("Laatste dag om dit in te dienen"), _last_moment(bezwaar, bezwaar.last_day)),
        (dutch("Te laat, maar verschoonbaar"), _excuse(bezwaar)),
        (dutch("Adviescommissie"), dutch("ja") if bezwaar.has_committee else ""),
        (dutch("Ontvangst bevestigd"), _day(bezwaar.confirmed_on)),
        (dutch("Doorgestuurd naar"), _named(bezwaar.forwarded_to, bezwaar.forwarded_on)),
        (dutch("Hoorzitting"), _named(bezwaar.hearing_place, bezwaar.hearing_on)),
        (dutch("Niet gehoord, omdat"), bezwaar.get_hearing_waived_display()),
        (dutch("Waartegen en waarom"), bezwaar.grounds),
        (dutch("Verslag van de hoorzitting"), bezwaar.hearing_report),
        (dutch("Beslissing"), bezwaar.decision),
        (dutch("Beslist door"), str(bezwaar.decider) if bezwaar.decider else ""),
        (dutch("Beroep kan tot en met"), _last_moment(bezwaar, bezwaar.appeal_last_day)),
        (dutch("Ingetrokken op"), _day(bezwaar.withdrawn_on)),
        (dutch("Ten onrechte vastgelegd, want"), bezwaar.void_because),
    ):
        if value:
            yield {"label": label, "value": value}


def _excuse(bezwaar: Bezwaar) -> str:
    if not is_late(bezwaar) or bezwaar.late_excused is None:
        return ""
    word = dutch("ja") if bezwaar.late_excused else dutch("nee")
    return joined(": ", (word, bezwaar.late_because))


def _named(name: str, day: date | None) -> str:
    return joined(", ", (name, long_date(day))) if day else ""


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _last_moment(bezwaar: Bezwaar, day: date | None) -> str:
    """A last day, and until when it goes on in the Netherlands where it is counted elsewhere."""
    if day is None:
        return ""
    end = end_in_the_netherlands(day, ZoneInfo(bezwaar.zone))
    return joined(", ", (long_date(day), end)) if end else long_date(day)


def _last_day(bezwaar: Bezwaar) -> date | None:
    """The last day to decide while one is owed; the court has no clock here."""
    if bezwaar.is_beroep or not bezwaar.is_open:
        return None
    try:
        return clock_of(bezwaar).last_day()
    except UnknownCalendarYear:
        return None


def _is_suspended(bezwaar: Bezwaar) -> bool:
    return clock_of(bezwaar).state(bezwaar.today) is ClockState.SUSPENDED


def _explanation(bezwaar: Bezwaar) -> tuple[TermExplanation | None, str]:
    if bezwaar.is_beroep:
        return None, dutch(
            "Op een beroep beslist het gerecht. Daarvoor loopt bij ons geen termijn."
        )
    try:
        return clock_of(bezwaar).explain(), ""
    except UnknownCalendarYear as error:
        return None, str(error)


def _owed(bezwaar: Bezwaar) -> dict[str, str]:
    """That a new decision must still follow, and where it is drawn up; empty when none must."""
    owed = new_decision_owed(bezwaar)
    if owed is None:
        return {}
    deal = reverse("regiodeals:deal-detail", args=[bezwaar.beschikking.uitkering.deal_id])
    return {
        "text": dutch(
            "{besluit} geldt niet meer zoals het er staat. Stel uiterlijk {dag} een besluit"
            " op en maak het bekend; kies daarin welk besluit het vervangt. Tot die dag"
            " wordt op de uitkering niets betaald.",
            besluit=bezwaar.beschikking,
            dag=long_date(owed.due_on),
        ),
        "url": f"{deal}#besluiten",
    }


def _deciders(bezwaar: Bezwaar) -> str | None:
    """Who can decide today, by name and office; empty when nobody can, None while none is due."""
    if bezwaar.is_beroep or bezwaar.status != BezwaarStatus.GEREED:
        return None
    return ", ".join(f"{power.signer} ({power.office})" for power in who_may_decide(bezwaar))


def _history(bezwaar: Bezwaar) -> list[AuditEntry]:
    return list(entries_about(bezwaar)[:50])

"""The page of a claim: what is open, the interest explained, the timeline, and the acts."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse

from disbursement.vaststelling import policies
from disbursement.vaststelling.models import Vordering, VorderingStatus
from disbursement.vaststelling.rendering.claim_words import how_to_pay, lead_of, money
from disbursement.vaststelling.selectors.claims import (
    ClaimStanding,
    prescribed_after,
    standing_of_claim,
)
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit.selectors import entries_about
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.money import format_amount, round_half_up
from regiodeals.common.words import dutch, joined
from regiodeals.legal.claims import ISLANDS

MEANING = {
    VorderingStatus.OPEN: "busy",
    VorderingStatus.AANGEMAAND: "warning",
    VorderingStatus.VOLDAAN: "ok",
    VorderingStatus.VERVALLEN: "neutral",
}
HISTORY_LENGTH = 50


def claim_row(vordering: Vordering) -> dict[str, Any]:
    """A row of the list: who must pay back how much by when."""
    standing = standing_of_claim(vordering, vordering.today)
    return {
        "vordering": vordering,
        "deal": vordering.uitkering.deal,
        "url": claim_url(vordering.pk),
        "meaning": MEANING[VorderingStatus(vordering.status)],
        "rest": format_amount(standing.rest_cents, vordering.currency),
        "days_left": (vordering.pay_by - vordering.today).days,
    }


def claim_url(vordering_id: int) -> str:
    """The address of the page of a claim."""
    return reverse("disbursement:vordering-detail", args=[vordering_id])


def claim_page(vordering: Vordering, user: User) -> dict[str, Any]:
    """Everything the page shows; acts and trail are for the ministry only."""
    standing = standing_of_claim(vordering, vordering.closed_on or vordering.today)
    return {
        "vordering": vordering,
        "currency": vordering.currency,
        "meaning": MEANING[VorderingStatus(vordering.status)],
        "lead": lead_of(vordering, standing).capitalize(),
        "payment": how_to_pay(vordering, standing, user),
        "breadcrumb": breadcrumb(vordering),
        "items": list(_items(vordering, standing)),
        "why_unknown": _why_unknown(standing, user),
        "lines": list(_interest_lines(standing)),
        "interest_total": standing.account.accrued_cents if standing.account else None,
        "until": standing.day,
        "attributions": list(_attributions(standing)),
        "timeline": _timeline(vordering),
        "acts": list(_acts(vordering, standing, user)) if user.is_ministry else [],
        "history": list(entries_about(vordering)[:HISTORY_LENGTH]) if user.is_ministry else None,
    }


def _why_unknown(standing: ClaimStanding, user: User) -> str:
    """Why no interest is counted; what a lawyer has to judge is not for who pays."""
    if standing.why_unknown == ISLANDS and not user.is_ministry:
        return dutch(
            "Op de eilanden geldt de Algemene wet bestuursrecht niet. Daarom is hier geen rente"
            " uitgerekend."
        )
    return standing.why_unknown


def breadcrumb(vordering: Vordering, *more: str) -> list[dict[str, str]]:
    """The way back to the deal."""
    deal = vordering.uitkering.deal
    here = {"label": str(vordering)}
    if more:
        here["url"] = claim_url(vordering.pk)
    return [
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        here,
        *({"label": label} for label in more),
    ]


def _items(vordering: Vordering, standing: ClaimStanding) -> Iterator[dict[str, Any]]:
    yield {
        "label": dutch("Terugvordering"),
        "value": str(vordering.beschikking),
        "url": reverse("disbursement:beschikking-detail", args=[vordering.beschikking_id]),
    }
    yield {"label": dutch("Hoofdsom"), "value": money(vordering.principal_cents, vordering)}
    if vordering.continues is not None:
        yield {
            "label": dutch("Al ontvangen op de vorige vordering"),
            "value": money(vordering.carried_cents, vordering),
            "url": claim_url(vordering.continues.pk),
        }
    yield {
        "label": dutch("Vastgestelde rente"),
        "value": money(standing.interest_set_cents, vordering),
    }
    yield {"label": dutch("Ontvangen"), "value": money(standing.received_cents, vordering)}
    yield {"label": dutch("Nog open"), "value": money(standing.rest_cents, vordering)}
    yield {"label": dutch("Uiterste betaaldag"), "value": _day(vordering.pay_by)}
    if standing.can_set_interest:
        yield {
            "label": dutch("Rente waarover nog geen besluit is"),
            "value": money(standing.undecided_cents, vordering),
        }
    last = prescribed_after(vordering)
    yield {"label": dutch("Verjaart na"), "value": _day(last) if last else dutch("ter beoordeling")}


def _interest_lines(standing: ClaimStanding) -> Iterator[dict[str, Any]]:
    """The interest period by period; the rounded amounts add up to the rounded total."""
    before = Fraction()
    for line in standing.account.lines if standing.account else ():
        cents = round_half_up(before + line.interest) - round_half_up(before)
        before += line.interest
        yield {
            "period": dutch(
                "{eerste} tot en met {laatste}",
                eerste=plain_date(line.first_day),
                laatste=plain_date(line.last_day),
            ),
            "days": line.days,
            "percent": line.rate.percent,
            "source": line.rate.source,
            "base": round_half_up(line.base),
            "cents": cents,
        }


def _attributions(standing: ClaimStanding) -> Iterator[dict[str, Any]]:
    for row in standing.account.attributions if standing.account else ():
        to_interest = round_half_up(row.to_interest)
        yield {
            "day": row.payment.on,
            "cents": row.payment.cents,
            "to_interest": to_interest,
            "to_principal": row.payment.cents - to_interest,
        }


def _timeline(vordering: Vordering) -> list[dict[str, Any]]:
    """What happened and what comes, by day."""
    found = [
        {
            "title": dutch("Bekendgemaakt: {besluit}", besluit=str(vordering.beschikking)),
            "day": vordering.opened_on,
        },
        {
            "title": dutch("Uiterste betaaldag"),
            "day": vordering.pay_by,
            "legal": True,
            "state": _past_or_not(vordering, vordering.pay_by),
        },
        *_events(vordering),
    ]
    last = prescribed_after(vordering)
    if last is not None and vordering.is_outstanding:
        found.append({"title": dutch("Verjaring"), "day": last, "legal": True, "state": "todo"})
    if vordering.closed_on is not None:
        title = vordering.get_status_display().capitalize()
        found.append({"title": title, "day": vordering.closed_on})
    return sorted(found, key=lambda entry: entry["day"])


def _events(vordering: Vordering) -> Iterator[dict[str, Any]]:
    for receipt in vordering.ontvangsten.all():
        title = dutch("{bedrag} ontvangen", bedrag=money(receipt.amount_cents, vordering))
        yield {"title": title, "day": receipt.received_on, "note": receipt.reference}
    for reminder in vordering.aanmaningen.all():
        note = dutch(
            "{kenmerk}; betalen uiterlijk {dag}",
            kenmerk=reminder.reference,
            dag=_day(reminder.pay_by),
        )
        yield {"title": dutch("Aangemaand"), "day": reminder.sent_on, "note": note}
    for act in vordering.stuitingen.all():
        note = joined("; ", (act.get_ground_display(), act.reference))
        yield {"title": dutch("Verjaring gestuit"), "day": act.on, "note": note}
    for decision in vordering.rentebesluiten.all():
        title = dutch("Rente vastgesteld: {bedrag}", bedrag=money(decision.amount_cents, vordering))
        note = dutch(
            "{kenmerk}; tot en met {dag}", kenmerk=decision.reference, dag=_day(decision.until)
        )
        yield {"title": title, "day": decision.decided_on, "note": note}


def _past_or_not(vordering: Vordering, day: date) -> str:
    return "done" if vordering.today > day else "todo"


def _acts(vordering: Vordering, standing: ClaimStanding, user: User) -> Iterator[dict[str, Any]]:
    if not vordering.is_outstanding:
        return
    receives = _refusal(policies.may_receive, vordering, user)
    yield _act(vordering, "receive", dutch("Ontvangst vastleggen"), receives, "primary")
    reasons = tuple(workflow.why_not(vordering.remind, user))
    yield _act(vordering, "remind", dutch("Aanmaning vastleggen"), list(reasons))
    no_interest = [] if standing.can_set_interest else [_no_interest(standing)]
    yield _act(vordering, "set_interest", dutch("Rentebesluit vastleggen"), receives or no_interest)
    refused = _refusal(policies.may_interrupt, vordering, user)
    islands: list[str] = [ISLANDS] if vordering.uitkering.is_bijzonder else []
    yield _act(vordering, "interrupt", dutch("Stuiting vastleggen"), refused or islands)


def _no_interest(standing: ClaimStanding) -> str:
    return standing.why_unknown or dutch("Er is geen rente verschuldigd, of minder dan 20 euro.")


def _act(
    vordering: Vordering, verb: str, label: str, reasons: list[str], kind: str = "secondary"
) -> dict[str, Any]:
    url = reverse("disbursement:vordering-act", args=[vordering.pk, verb])
    return {"label": label, "url": url, "kind": kind, "reasons": reasons, "verb": verb}


def _refusal(policy: Any, subject: Any, user: User) -> list[str]:
    return [] if policy(subject, user) else [policy.sentence]


def _day(day: date) -> str:
    return long_date(day)

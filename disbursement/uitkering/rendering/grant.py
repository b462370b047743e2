"""How an uitkering is shown: what follows from the deal, its termijnen, what is in the way."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.rendering.refusals import refusals_of
from disbursement.uitkering.selectors import findings_before, kassier_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date, short_date
from regiodeals.common.money import format_amount, format_rate
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.policies import may_handle
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import GrantRules, Instrument, UnknownRules
from regiodeals.legal.terms import BETAALTERMIJN, last_day

KASSIER_UNKNOWN = dutch(
    "De regiokassier is onbekend. Vraag de regio wie het is, en leg dat vast bij de partijen van"
    " de deal (artikel 1)."
)
SIX_WEEKS = dutch("binnen zes weken na de bekendmaking")
LAST_SIGNS = 4


def why_not_open(deal: Deal, user: User) -> list[str]:
    """What stands in the way of opening an uitkering, before anything is filled in."""
    rules = deal.tranche.known_rules
    if rules is None:
        return [str(UnknownRules(deal.tranche.number))]
    articles = rules.articles
    if getattr(deal, "uitkering", None) is not None:
        return [
            dutch(
                "Voor deze deal is al een uitkering geopend ({artikel}).",
                artikel=articles.one_grant,
            )
        ]
    reasons = []
    if not may_handle(deal, user):
        reasons.append(str(may_handle.sentence))  # type: ignore[attr-defined]
    if deal.status != DealStatus.GESLOTEN:
        reasons.append(
            dutch(
                "Een uitkering kan pas als het convenant is gesloten ({artikel}).",
                artikel=articles.concluding_window,
            )
        )
    elif unfit := _why_no_kassier(deal, rules):
        reasons.append(unfit)
    return reasons or refusals_of(findings_before(deal, granted_on=clock.today()))


def _why_no_kassier(deal: Deal, rules: GrantRules) -> str:
    kassier = kassier_of(deal)
    if kassier is None:
        return KASSIER_UNKNOWN
    if rules.instrument_for(kassier.organisation_kind) is None:
        return dutch(
            "{kassier} kan in tranche {tranche} geen regiokassier zijn (artikel 1).",
            kassier=kassier,
            tranche=deal.tranche.number,
        )
    return ""


def follows_from(deal: Deal) -> list[dict[str, Any]]:
    """What nobody types in: amount, kassier and soort, as labels with values."""
    kassier = kassier_of(deal)
    rules = deal.tranche.known_rules
    instrument = rules.instrument_for(kassier.organisation_kind) if rules and kassier else None
    basis = rules.basis_for(instrument).granting if rules and instrument else ""
    return [
        {
            "label": dutch("Bedrag"),
            "value": dutch(
                "{bedrag}, de rijksbijdrage uit het convenant",
                bedrag=format_amount(deal.rijksbijdrage_cents, decimals="always"),
            ),
        },
        {"label": dutch("Regiokassier"), "value": str(kassier) if kassier else None},
        {"label": dutch("Soort"), "value": f"{instrument} ({basis})" if instrument else None},
    ]


def about_items(uitkering: Uitkering) -> list[dict[str, Any]]:
    """What the record says of an uitkering, as labels with values."""
    instrument = Instrument(uitkering.instrument).words
    items = [{"label": dutch("Soort"), "value": instrument}, *_amount_items(uitkering)]
    spending = dutch(
        "{eerste} tot en met {laatste}",
        eerste=plain_date(uitkering.spend_from),
        laatste=plain_date(uitkering.spend_until),
    )
    asked = uitkering.asked_obligations
    others = [{"label": dutch("Andere verplichtingen"), "value": " ".join(asked)}] if asked else []
    return [
        *items,
        {"label": dutch("Regiokassier"), "value": str(uitkering.kassier)},
        {"label": dutch("Te besteden"), "value": spending},
        {"label": dutch("Rekening"), "value": _account(uitkering)},
        *others,
    ]


def _amount_items(uitkering: Uitkering) -> Iterator[dict[str, Any]]:
    euros = format_amount(uitkering.amount_cents, decimals="always")
    if uitkering.is_bijzonder:
        dollars = format_amount(uitkering.entitlement_cents, "USD", decimals="always")
        yield {
            "label": dutch("Bedrag"),
            "value": dutch("{bedrag} (rijksbijdrage {euros})", bedrag=dollars, euros=euros),
        }
        if uitkering.usd_rate is not None and uitkering.usd_rate_on is not None:
            rate = dutch(
                "{koers} dollar voor één euro, op {dag} ({bron})",
                koers=format_rate(uitkering.usd_rate),
                dag=plain_date(uitkering.usd_rate_on),
                bron=uitkering.usd_rate_source,
            )
            yield {"label": dutch("Koers"), "value": rate}
        return
    yield {"label": dutch("Bedrag"), "value": euros}
    if uitkering.bcf_cents:
        vat = format_amount(uitkering.bcf_cents, decimals="always")
        yield {
            "label": dutch("Waarvan btw-deel"),
            "value": dutch("{bedrag}, naar het BTW-compensatiefonds", bedrag=vat),
        }


def _account(uitkering: Uitkering) -> str:
    """The last four signs: enough to recognise an account, not enough to pay to it."""
    signs = "".join(uitkering.account_number.split())
    return dutch(
        "eindigt op {tekens}, ten name van {naam}",
        tekens=signs[-LAST_SIGNS:],
        naam=uitkering.account_name,
    )


def advance_of(uitkering: Uitkering, sent_on: date | None) -> dict[str, Any]:
    """The termijnen with the day by which each is paid, and their sum.

    Awb 4:87 counts the six weeks of a specifieke uitkering; no law counts them for the islands.
    """
    counted_from = None if uitkering.is_bijzonder else sent_on
    termijnen = [termijn for termijn in uitkering.termijnen.all() if termijn.amount_cents]
    return {
        "currency": uitkering.currency,
        "total": sum(termijn.amount_cents for termijn in termijnen),
        "rows": [
            {
                "number": termijn.number,
                "cents": termijn.amount_cents,
                "pay_by": _pay_by(termijn.pay_by, counted_from),
                "condition": termijn.get_condition_display() if termijn.condition else "",
            }
            for termijn in termijnen
        ],
    }


def _pay_by(pay_by: date | None, counted_from: date | None) -> str:
    if pay_by is not None:
        return dutch("uiterlijk {dag}", dag=short_date(pay_by, hard_spaces=True))
    if counted_from is None:
        return SIX_WEEKS
    try:
        return dutch(
            "uiterlijk {dag}",
            dag=short_date(last_day(counted_from, BETAALTERMIJN), hard_spaces=True),
        )
    except UnknownCalendarYear:
        return SIX_WEEKS

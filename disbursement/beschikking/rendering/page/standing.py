"""What holds of an uitkering today, and what a later decision says, as labels with values."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors import rate_words, schedule_moves, standing_of
from disbursement.uitkering.models import TermijnCondition, Uitkering
from disbursement.uitkering.rendering.grant import SIX_WEEKS
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.decision_rules import ContentField, FieldType, fields_of
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.payment_schedule import PlannedTermijn

# Under what a case officer filled in stands what was left open.
LEFT_OPEN = {
    "amount_cents": dutch("blijft gelijk"),
    "pay_by": SIX_WEEKS,
    "request_reference": dutch("geen"),
    "request_received_on": dutch("geen verzoek"),
    "legal_ground": dutch("geen"),
    "reasons": dutch("geen"),
}


def what_holds(uitkering: Uitkering, today: date) -> list[dict[str, Any]]:
    """Amount, last day to spend, and what was settled or came back, from the decisions."""
    standing = standing_of(uitkering, today)
    if not standing.is_granted:
        return [{"label": dutch("Verleend"), "value": dutch("nog niets bekendgemaakt")}]

    def amount(cents: int) -> str:
        return format_amount(cents, uitkering.currency, decimals="always")

    until = standing.spending_until
    granted = dutch("ingetrokken") if standing.is_withdrawn else amount(standing.granted_cents)
    items: list[dict[str, Any]] = [
        {"label": dutch("Verleend"), "value": granted},
        {"label": dutch("Te besteden tot en met"), "value": plain_date(until) if until else None},
    ]
    if standing.settled_cents is not None:
        items.append({"label": dutch("Vastgesteld"), "value": amount(standing.settled_cents)})
    if standing.recovered_cents:
        items.append({"label": dutch("Teruggevorderd"), "value": amount(standing.recovered_cents)})
    return items


def what_it_says(beschikking: Beschikking) -> list[dict[str, Any]]:
    """The content of a later decision, in the order in which it was asked."""
    kind = DecisionKind(beschikking.kind)
    items = [
        {"label": field.label, "value": _shown(beschikking, field)} for field in fields_of(kind)
    ]
    if beschikking.usd_rate is not None:
        items.append({"label": dutch("Koers"), "value": rate_words(beschikking)})
    return items


def changed_termijnen(beschikking: Beschikking) -> list[dict[str, Any]]:
    """Each termijn that the decision changes: how it stands, and how it becomes.

    Once it is made known there is nothing left to compare: the termijnen are as it says. Nor is
    there once it lapsed.
    """
    if beschikking.announced_on is not None or beschikking.lapsed_at is not None:
        return []
    currency = beschikking.uitkering.currency
    return [
        {
            "label": dutch("Termijn {nummer}", nummer=number),
            "value": dutch(
                "Nu: {nu}. Na dit besluit: {straks}.",
                nu=_said(now, currency),
                straks=_said(then, currency),
            ),
        }
        for number, now, then in schedule_moves(beschikking)
    ]


def _said(row: PlannedTermijn | None, currency: str) -> str:
    """'€ 5.000.000,00, uiterlijk 1 maart 2027, begrotingsjaar 2027'; or that there is none."""
    if row is None:
        return dutch("geen")
    parts: list[str] = [format_amount(row.amount_cents, currency, decimals="always")]
    parts.append(dutch("uiterlijk {dag}", dag=plain_date(row.pay_by)) if row.pay_by else SIX_WEEKS)
    if row.budget_year:
        parts.append(dutch("begrotingsjaar {jaar}", jaar=row.budget_year))
    if row.condition:
        parts.append(TermijnCondition(row.condition).label)
    return joined(", ", parts)


def _shown(beschikking: Beschikking, field: ContentField) -> str | None:
    value = getattr(beschikking, field.name)
    if value in (None, ""):
        return LEFT_OPEN.get(field.name)
    if field.type is FieldType.DAY:
        return plain_date(value)
    if field.type is FieldType.AMOUNT:
        currency = beschikking.uitkering.currency
        return format_amount(value, currency, decimals="always")
    return str(value)

"""A tranche on its board: the money that adds up, the terms that run, the rules that hold."""

from typing import Any

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.deal.rendering.term import NOW_DAYS, SOON_DAYS, TermsLeft
from regiodeals.deal.selectors import DealSum, TrancheTotals
from regiodeals.tranche.models import Tranche

Items = list[dict[str, Any]]


def tranche_money(totals: TrancheTotals, ceiling_cents: int) -> dict[str, Any]:
    """The parts of a stacked bar, and how their sum compares with the ceiling (art. 10 lid 3)."""
    parts = [
        _part("Verleend", totals.granted),
        _part("Beschikking in voorbereiding", totals.preparing),
        _part("Nog geen convenant", totals.starting) | {"coming": True},
    ]
    difference = ceiling_cents - totals.counted.cents
    ceiling = format_amount(ceiling_cents)
    if difference == 0:
        words = f"gelijk aan het plafond van {ceiling}"
    elif difference > 0:
        words = f"{format_amount(difference)} onder het plafond van {ceiling}"
    else:
        words = f"{format_amount(-difference)} boven het plafond van {ceiling}"
    return {"parts": parts, "words": f"{words} (artikel 10 lid 3)", "is_over": difference < 0}


def term_items(terms: TermsLeft) -> Items:
    """The running terms by how soon they end."""
    items = [
        {"label": f"Binnen {NOW_DAYS} dagen", "value": terms.now},
        {"label": f"Binnen {SOON_DAYS} dagen", "value": terms.soon},
        {"label": "Later", "value": terms.later},
    ]
    return [{"label": "Te laat", "value": terms.late}, *items] if terms.late else items


def tranche_items(tranche: Tranche) -> Items:
    """What the rules say, and what happened before the first convenant."""
    rules = tranche.rules
    due_on = tranche.proposals_due_on
    limits = f"{format_amount(rules.min_cents)} tot en met {format_amount(rules.max_cents)}"
    return [
        {
            "label": "Regels",
            "value": f"{rules.regulation.short_name}, {rules.regulation.publication}",
        },
        {"label": "Bedrag per deal", "value": f"{limits} (artikel 10 lid 1)"},
        {"label": "Convenant sluiten", "value": f"{rules.concluding_window} (artikel 12 lid 1)"},
        {"label": "Voorstellen", "value": tranche.proposals_received},
        {"label": "Voorstellen uiterlijk", "value": plain_date(due_on) if due_on else None},
        {"label": "Geselecteerd in", "value": tranche.selected_in},
    ]


def _part(label: str, group: DealSum) -> dict[str, Any]:
    deals = "1 deal" if group.count == 1 else f"{group.count} deals"
    return {"label": f"{label}, {deals}:", "cents": group.cents}

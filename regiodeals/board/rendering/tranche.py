"""A tranche on its board: the money that adds up, the terms that run, the rules that hold."""

from collections.abc import Callable, Sequence
from typing import Any

from regiodeals.board.selectors import DealSum, Figures, TrancheTotals
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.legal.grant_rules import GrantRules
from regiodeals.legal.promises import YEAR_END
from regiodeals.tranche.models import Tranche

Items = list[dict[str, Any]]
BOOKED: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    ("Verleend", lambda figures: figures.granted_cents),
    ("Betaald", lambda figures: figures.paid_cents),
    ("Verantwoord", lambda figures: figures.accounted_cents),
)


def tranche_money(
    totals: TrancheTotals, rules: GrantRules | None, *, part: str = ""
) -> dict[str, Any]:
    """The parts of a stacked bar, and how their sum compares with the ceiling, if there is one.

    `part` says of which part of the tranche these are the totals: of such a part no room under the
    ceiling can be told.
    """
    parts = [
        _part("Verleend", totals.granted),
        _part("Beschikking in voorbereiding", totals.preparing),
        _part("Nog geen convenant", totals.starting) | {"coming": True},
    ]
    if part:
        return {"parts": parts, "words": part, "is_over": False}
    if rules is None:
        return {"parts": parts, "words": "het plafond is onbekend", "is_over": False}
    if rules.ceiling_cents is None:
        words = f"{rules.regulation.described} noemt geen plafond"
        return {"parts": parts, "words": words, "is_over": False}
    difference = rules.ceiling_cents - totals.counted.cents
    ceiling = format_amount(rules.ceiling_cents)
    if difference == 0:
        words = f"gelijk aan het plafond van {ceiling}"
    elif difference > 0:
        words = f"{format_amount(difference)} onder het plafond van {ceiling}"
    else:
        words = f"{format_amount(-difference)} boven het plafond van {ceiling}"
    words = f"{words} ({rules.articles.ceiling})"
    return {"parts": parts, "words": words, "is_over": difference < 0}


def booked_items(figures: Sequence[Figures]) -> Items:
    """Granted, paid and accounted for by the ledger; an amount in dollars stands apart."""
    euros = [one for one in figures if one.currency == "EUR"] or [Figures("EUR")]
    shown = [*euros, *(one for one in figures if one.currency != "EUR")]
    return [
        {
            "label": label,
            "value": " en ".join(format_amount(cents(one), one.currency) for one in shown),
        }
        for label, cents in BOOKED
    ]


def promise_items(tranche: Tranche, totals: TrancheTotals) -> Items:
    """What parliament was told about concluded deals, as long as one of them waits for it."""
    promise = YEAR_END.get(tranche.number)
    waiting = totals.preparing.count
    if promise is None or not waiting:
        return []
    deals = "1 deal heeft" if waiting == 1 else f"{waiting} deals hebben"
    day = plain_date(promise.last_day, hard_spaces=True)
    value = f"uiterlijk {day}; {deals} nog geen beschikking. {promise.source}."
    return [{"label": "Toegezegd aan de Tweede Kamer", "value": value}]


def tranche_items(tranche: Tranche) -> Items:
    """What the rules say, and what happened before the first convenant."""
    due_on = tranche.proposals_due_on
    return [
        *_rule_items(tranche.known_rules),
        {"label": "Voorstellen", "value": tranche.proposals_received},
        {"label": "Voorstellen uiterlijk", "value": plain_date(due_on) if due_on else None},
        {"label": "Geselecteerd in", "value": tranche.selected_in},
    ]


def _rule_items(rules: GrantRules | None) -> Items:
    """The rules in short; without a recorded rule version each of them is unknown."""
    if rules is None:
        return [
            {"label": label, "value": None}
            for label in ("Regels", "Bedrag per deal", "Convenant sluiten")
        ]
    regulation = rules.regulation
    window = f"{rules.concluding_window} ({rules.articles.concluding_window})"
    return [
        {"label": "Regels", "value": f"{regulation.short_name}, {regulation.publication}"},
        {"label": "Bedrag per deal", "value": _limits(rules)},
        {"label": "Convenant sluiten", "value": window},
    ]


def _limits(rules: GrantRules) -> str:
    if rules.min_cents is None or rules.max_cents is None:
        return f"{rules.regulation.described} noemt geen minimum en geen maximum"
    least, most = format_amount(rules.min_cents), format_amount(rules.max_cents)
    return f"{least} tot en met {most} ({rules.articles.amount})"


def _part(label: str, group: DealSum) -> dict[str, Any]:
    deals = "1 deal" if group.count == 1 else f"{group.count} deals"
    return {"label": f"{label}, {deals}:", "cents": group.cents}

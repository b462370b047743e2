"""A tranche on its board: the money that adds up, the terms that run, the rules that hold."""

from collections.abc import Callable, Sequence
from typing import Any

from regiodeals.board.rendering.counts import deals_words
from regiodeals.board.selectors import DealSum, Figures, TrancheTotals
from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import GrantRules
from regiodeals.legal.promises import YEAR_END
from regiodeals.tranche.models import Tranche

Items = list[dict[str, Any]]
BOOKED: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    (dutch("Verleend"), lambda figures: figures.granted_cents),
    (dutch("Betaald"), lambda figures: figures.paid_cents),
    (dutch("Verantwoord"), lambda figures: figures.accounted_cents),
)


def tranche_money(
    totals: TrancheTotals, rules: GrantRules | None, *, part: str = ""
) -> dict[str, Any]:
    """The parts of a stacked bar, and how their sum compares with the ceiling, if there is one.

    `part` says of which part of the tranche these are the totals: of such a part no room under the
    ceiling can be told.
    """
    parts = [
        _part(dutch("Verleend"), totals.granted),
        _part(dutch("Beschikking in voorbereiding"), totals.preparing),
        _part(dutch("Nog geen convenant"), totals.starting) | {"coming": True},
    ]
    if part:
        return {"parts": parts, "words": part, "is_over": False}
    if rules is None:
        return {"parts": parts, "words": dutch("het plafond is onbekend"), "is_over": False}
    if rules.ceiling_cents is None:
        words: str = dutch("{regeling} noemt geen plafond", regeling=rules.regulation.described)
        return {"parts": parts, "words": words, "is_over": False}
    difference = rules.ceiling_cents - totals.counted.cents
    ceiling = format_amount(rules.ceiling_cents)
    if difference == 0:
        words = dutch("gelijk aan het plafond van {plafond}", plafond=ceiling)
    elif difference > 0:
        words = dutch(
            "{bedrag} onder het plafond van {plafond}",
            bedrag=format_amount(difference),
            plafond=ceiling,
        )
    else:
        words = dutch(
            "{bedrag} boven het plafond van {plafond}",
            bedrag=format_amount(-difference),
            plafond=ceiling,
        )
    words = joined("", (words, " (", cited(rules.articles.ceiling or ""), ")"))
    return {"parts": parts, "words": words, "is_over": difference < 0}


def booked_items(figures: Sequence[Figures]) -> Items:
    """Granted, paid and accounted for by the ledger; an amount in dollars stands apart."""
    euros = [one for one in figures if one.currency == "EUR"] or [Figures("EUR")]
    shown = [*euros, *(one for one in figures if one.currency != "EUR")]
    return [
        {
            "label": label,
            "value": joined(
                dutch(" en "), (format_amount(cents(one), one.currency) for one in shown)
            ),
        }
        for label, cents in BOOKED
    ]


def promise_items(tranche: Tranche, totals: TrancheTotals) -> Items:
    """What parliament was told about concluded deals, as long as one of them waits for it."""
    promise = YEAR_END.get(tranche.number)
    waiting = totals.preparing.count
    if promise is None or not waiting:
        return []
    about = {"dag": plain_date(promise.last_day, hard_spaces=True), "bron": cited(promise.source)}
    value = (
        dutch("uiterlijk {dag}; 1 deal heeft nog geen beschikking. {bron}.", **about)
        if waiting == 1
        else dutch(
            "uiterlijk {dag}; {aantal} deals hebben nog geen beschikking. {bron}.",
            aantal=waiting,
            **about,
        )
    )
    return [{"label": dutch("Toegezegd aan de Tweede Kamer"), "value": value}]


def tranche_items(tranche: Tranche) -> Items:
    """What the rules say, and what happened before the first convenant."""
    due_on = tranche.proposals_due_on
    return [
        *_rule_items(tranche.known_rules),
        {"label": dutch("Voorstellen"), "value": tranche.proposals_received},
        {"label": dutch("Voorstellen uiterlijk"), "value": plain_date(due_on) if due_on else None},
        {"label": dutch("Geselecteerd in"), "value": tranche.selected_when},
    ]


def _rule_items(rules: GrantRules | None) -> Items:
    """The rules in short; without a recorded rule version each of them is unknown."""
    if rules is None:
        return [
            {"label": label, "value": None}
            for label in (dutch("Regels"), dutch("Bedrag per deal"), dutch("Convenant sluiten"))
        ]
    regulation = rules.regulation
    window = joined(
        "", (str(rules.concluding_window), " (", cited(rules.articles.concluding_window), ")")
    )
    return [
        {"label": dutch("Regels"), "value": f"{regulation.short_name}, {regulation.publication}"},
        {"label": dutch("Bedrag per deal"), "value": _limits(rules)},
        {"label": dutch("Convenant sluiten"), "value": window},
    ]


def _limits(rules: GrantRules) -> str:
    if rules.min_cents is None or rules.max_cents is None:
        return dutch(
            "{regeling} noemt geen minimum en geen maximum", regeling=rules.regulation.described
        )
    least, most = format_amount(rules.min_cents), format_amount(rules.max_cents)
    return dutch(
        "{minst} tot en met {meest} ({artikel})",
        minst=least,
        meest=most,
        artikel=cited(rules.articles.amount or ""),
    )


def _part(label: str, group: DealSum) -> dict[str, Any]:
    words = joined("", (label, ", ", deals_words(group.count), ":"))
    return {"label": words, "cents": group.cents}

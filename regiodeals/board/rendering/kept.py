"""What a person keeps: the bar with the deals that stand picked, and the views as chips."""

from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.board.rendering.counts import deals_words
from regiodeals.board.rendering.links import WHOLE, Filter
from regiodeals.board.selectors import Choice, SavedView, acts_for, choice_of
from regiodeals.common.words import dutch
from regiodeals.tranche.models import Tranche


def bar_of(user: User, tranche: Tranche, chosen: Filter) -> dict[str, Any]:
    """How much stands picked in this tranche, and what can be done with it."""
    choice = choice_of(user, tranche.pk)
    return {
        "choice": choice,
        "choice_words": deals_words(choice.count),
        "lost_words": lost_words(choice),
        "tranche": tranche,
        "only_url": f"?{chosen.query(keuze='' if chosen.asked.only_chosen else '1')}#deals",
        "is_only": chosen.asked.only_chosen,
        "file_url": f"{reverse('regiodeals:export', args=['tranche', 'xlsx'])}"
        f"?tranche={tranche.number}&keuze=1",
        "acts": [{"label": act.label, "url": act.url(tranche.number)} for act in acts_for(user)],
    }


def lost_words(choice: Choice) -> str:
    """What fell out of the choice; empty when nothing did."""
    if not choice.lost:
        return ""
    if choice.lost == 1:
        return dutch("1 deal viel uit uw keuze: u ziet die deal niet meer.")
    return dutch(
        "{aantal} deals vielen uit uw keuze: u ziet die deals niet meer.", aantal=choice.lost
    )


def chips_of(views: list[SavedView], tranche: Tranche, chosen: Filter) -> list[dict[str, Any]]:
    """All deals, and each view of this person; the one that is on is marked."""
    now = chosen.query()
    plain = {"label": dutch("Alle deals"), "url": f"?{WHOLE}", "is_current": now == WHOLE}
    return [plain, *(_chip(view, tranche, now) for view in views)]


def _chip(view: SavedView, tranche: Tranche, now: str) -> dict[str, Any]:
    act = "niet-standaard" if view.is_default else "standaard"
    return {
        "view": view,
        "label": view.name,
        "url": f"?{view.query or WHOLE}",
        "is_current": view.query == now != WHOLE,
        "drop_url": _address(view, tranche, "verwijderen"),
        "default_url": _address(view, tranche, act),
        "default_label": dutch("Niet meer altijd zo openen")
        if view.is_default
        else dutch("Altijd zo openen"),
    }


def _address(view: SavedView, tranche: Tranche, act: str) -> str:
    return reverse("regiodeals:board-view-act", args=[tranche.number, view.pk, act])

"""The page of one overleg."""

from typing import Any

from monitoring.overleg.conditions import deal_goes_on, has_taken_place
from monitoring.overleg.models import STEPS, Overleg, OverlegStatus
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering import MEANING, breadcrumb, step_rows
from monitoring.overleg.rendering.minutes import action_rows, as_read
from monitoring.overleg.rendering.people import participant_rows
from monitoring.overleg.rendering.when import when_words, where_words
from monitoring.overleg.selectors import packs_seen_by, participants_of
from monitoring.overleg.selectors.poll import polled_by
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import is_kassier_an_island

DEAL_ENDED = dutch("De Regio Deal is opgezegd. Wat was afgesproken, hoeft niet meer.")


def page_of(overleg: Overleg, user: User) -> dict[str, Any]:
    """What everybody who sees the deal reads, and what this person can do."""
    organises = may_organise(overleg, user)
    buttons = workflow.buttons(overleg, STEPS, user) if organises else []
    participants = participants_of(overleg)
    goes_on = bool(deal_goes_on(overleg))
    is_ahead = overleg.status in (OverlegStatus.GEPLAND, OverlegStatus.UITGENODIGD)
    return {
        "overleg": overleg,
        "title": dutch("Rijk-regio overleg {jaar}", jaar=overleg.year),
        "meaning": MEANING[overleg.status],
        "when": when_words(overleg, on_island=is_kassier_an_island(overleg.deal)),
        "where": where_words(overleg),
        "may_organise": organises,
        "can_change": organises and is_ahead and goes_on,
        "ended": "" if goes_on or not is_ahead else DEAL_ENDED,
        "is_invited": overleg.status == OverlegStatus.UITGENODIGD,
        "is_to_invite": overleg.status == OverlegStatus.GEPLAND and goes_on,
        "poll": "" if overleg.planned_on or not goes_on else _poll(overleg, user, organises),
        "steps": step_rows(overleg, buttons),
        "actions": list(action_rows(overleg, user, writes=False)),
        "is_held": overleg.status in (OverlegStatus.GEHOUDEN, OverlegStatus.VASTGESTELD),
        "words": as_read(overleg, user)[0],
        "can_write": organises and _has_begun(overleg),
        "packs": list(packs_seen_by(user).filter(overleg=overleg)),
        "participants": participant_rows(participants, overleg, user),
        "breadcrumb": breadcrumb(overleg),
    }


def _poll(overleg: Overleg, user: User, organises: bool) -> str:
    """What the reader does on the page of the date poll; nothing when it asks nothing."""
    if organises:
        return dutch("vraag de deelnemers wanneer zij kunnen.")
    asked = polled_by(overleg, user)
    if asked is None:
        return ""
    if asked:
        return dutch("vul in wanneer u kunt.")
    return dutch("u vulde in wanneer u kunt. U kunt het nog wijzigen.")


def _has_begun(overleg: Overleg) -> bool:
    """Whether its day has come, and its minutes are not adopted."""
    is_open = overleg.status in (OverlegStatus.UITGENODIGD, OverlegStatus.GEHOUDEN)
    return is_open and bool(has_taken_place(overleg))

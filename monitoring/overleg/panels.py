"""What the overleg adds to the dossier and the start page."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.rendering import export, list_row
from monitoring.overleg.rendering.attendance import attendance, is_ahead
from monitoring.overleg.rendering.when import when_words
from monitoring.overleg.selectors import (
    answer_by,
    attends_soon,
    is_asked,
    is_hard_to_reach,
    is_objected_to,
    is_unanswered,
    overleggen_next_first,
    overleggen_visible_to,
)
from monitoring.overleg.selectors.poll import (
    first_moment,
    is_poll_unanswered,
    is_polled,
    is_polling,
)
from monitoring.rapportage.rendering.accepted import accepted_figures
from monitoring.rapportage.selectors import last_accepted
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.selectors import is_of_an_island
from regiodeals.dossier import News, Panel, WorkItem, most_urgent
from regiodeals.exports.definition import Export


def overleg_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The overleggen of a deal, and the last accepted figures beside it."""
    found = (
        overleggen_visible_to(user)
        .filter(deal=deal)
        .annotate(accepted=last_accepted("deal"), on_island=is_of_an_island())
    )
    rows = [list_row(one) | {"when": when_words(one, on_island=one.on_island)} for one in found]
    accepted = next((overleg.accepted for overleg in found), None)
    return {
        "rows": rows,
        "example": any(row["overleg"].is_example for row in rows),
        "accepted": accepted_figures(accepted, user) if accepted else None,
    }


def _waiting_for(user: User) -> QuerySet[Any, Any]:
    asked, attends, polled = is_asked(user), attends_soon(user), is_polled(user)
    own = Q(deal__accounthouder=user) if user.has_role(Role.BEHANDELAAR) else Q(pk__in=[])
    found = (
        overleggen_visible_to(user)
        .exclude(status=OverlegStatus.VASTGESTELD)
        .exclude(status=OverlegStatus.GEPLAND, deal__status=DealStatus.OPGEZEGD)
        .exclude(deal__status=DealStatus.AFGESLOTEN)
        .annotate(is_mute=is_hard_to_reach(), is_asked=asked, is_own=own, attends=attends)
        .annotate(is_polled=polled, first_moment=first_moment())
        .annotate(is_polling=is_polling(), is_poll_unanswered=is_poll_unanswered())
        .annotate(on_island=is_of_an_island(), answer_by=answer_by())
        .annotate(is_objected_to=is_objected_to(), is_unanswered=is_unanswered())
        .filter(own | asked | attends | polled)
        .order_by(F("planned_on").asc(nulls_last=True), "pk")
    )
    return most_urgent(found)


_waiting = AskedBy(_waiting_for)


def work_for(user: User) -> Iterator[WorkItem]:
    """Overleggen of my deals that wait for a day, an invitation, or their minutes; those of this
    week in which I take part, and those that ask when I can.
    """
    for overleg in _waiting.rows(user):
        if overleg.is_asked:
            yield _answer(overleg, overleg.answer_by)
        # Who handles the deal picks the moment, and is asked that.
        if overleg.is_polled and not overleg.is_own:
            yield _when(overleg)
        attends_now = overleg.attends and is_ahead(overleg)
        if attends_now:
            yield attendance(overleg, on_island=overleg.on_island)
        if not overleg.is_own:
            continue
        if not attends_now and not _is_with_others(overleg):
            yield _item(overleg, _verb(overleg), _consequence(overleg), page=_page(overleg))
        if overleg.is_mute:
            yield _item(
                overleg,
                dutch(
                    "een deelnemer aan het overleg van {jaar} is niet te bereiken",
                    jaar=overleg.year,
                ),
                dutch("deze deelnemer weet niet wanneer het overleg is."),
                anchor="#deelnemers",
            )


def _answer(overleg: Overleg, last: date) -> WorkItem:
    # Who says nothing is not late: after that day his silence is agreement.
    is_ahead_of_it = clock.today(ZoneInfo(overleg.zone)) <= last
    return WorkItem(
        title=dutch(
            "{deal}: reageer op het verslag van het overleg van {jaar}",
            deal=overleg.deal,
            jaar=overleg.year,
        ),
        url=reverse("monitoring:overleg-minutes", args=[overleg.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u nam deel aan dit overleg."),
        if_you_wait=dutch("het verslag kan zonder uw reactie worden vastgesteld."),
        due_on=last if is_ahead_of_it else None,
    )


def _when(overleg: Any) -> WorkItem:
    return WorkItem(
        title=dutch(
            "{deal}: vul in wanneer u kunt voor het overleg van {jaar}",
            deal=overleg.deal,
            jaar=overleg.year,
        ),
        url=reverse("monitoring:overleg-poll", args=[overleg.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u neemt deel aan dit overleg."),
        if_you_wait=dutch("de dag wordt gekozen zonder uw antwoord."),
        due_on=None,
        stands_on=overleg.first_moment,
    )


def _item(
    overleg: Overleg, act: str, if_you_wait: str, anchor: str = "", page: str = "detail"
) -> WorkItem:
    return WorkItem(
        title=joined(": ", (str(overleg.deal), act)),
        url=reverse(f"monitoring:overleg-{page}", args=[overleg.pk]) + anchor,
        verb=dutch("Openen"),
        why_you=dutch("u bent behandelaar van deze deal."),
        if_you_wait=if_you_wait,
        due_on=overleg.planned_on,
    )


def _is_with_others(overleg: Any) -> bool:
    """Whether the minutes are out, and who took part can still answer."""
    return (
        overleg.status == OverlegStatus.GEHOUDEN
        and overleg.minutes_are_out
        and overleg.is_unanswered
        and not overleg.is_objected_to
        and clock.today(ZoneInfo(overleg.zone)) <= overleg.answer_by
    )


def _verb(overleg: Any) -> str:
    if overleg.status == OverlegStatus.GEHOUDEN:
        return _about_the_minutes(overleg)
    if overleg.status == OverlegStatus.UITGENODIGD:
        has_been = _has_been(overleg)
        return (
            dutch("leg vast dat het overleg is gehouden")
            if has_been
            else dutch("bereid het overleg voor")
        )
    if overleg.planned_on is None:
        return _about_the_day(overleg)
    if _has_been(overleg):
        return dutch("kies een andere dag voor het overleg van {jaar}", jaar=overleg.year)
    return dutch("nodig uit voor het overleg")


def _about_the_day(overleg: Any) -> str:
    if overleg.is_polling and not overleg.is_poll_unanswered:
        return dutch(
            "de datumprikker is ingevuld, kies een dag voor het overleg van {jaar}",
            jaar=overleg.year,
        )
    return dutch("kies een dag voor het overleg van {jaar}", jaar=overleg.year)


def _page(overleg: Any) -> str:
    """Where it is done: the minutes are written, and a moment is picked, on a page of its own."""
    if overleg.status == OverlegStatus.GEHOUDEN:
        is_written = overleg.minutes_are_out and not overleg.is_objected_to
        return "detail" if is_written else "minutes"
    return "poll" if overleg.planned_on is None and overleg.is_polling else "detail"


def _about_the_minutes(overleg: Any) -> str:
    if not overleg.minutes.strip():
        return dutch("schrijf het verslag")
    if not overleg.minutes_are_out:
        return dutch("maak het verslag af en verstuur het")
    if overleg.is_objected_to:
        return dutch("pas het verslag aan, een deelnemer stemt niet in")
    return dutch("stel het verslag vast")


def _consequence(overleg: Overleg) -> str:
    if overleg.planned_on is None:
        return dutch("het jaarlijkse overleg van {jaar} heeft nog geen dag.", jaar=overleg.year)
    day = long_date(overleg.planned_on)
    if not _has_been(overleg) and overleg.status != OverlegStatus.GEHOUDEN:
        return dutch("het overleg is op {dag}.", dag=day)
    if overleg.status == OverlegStatus.GEPLAND:
        return dutch("{dag} is voorbij en er is niemand uitgenodigd.", dag=day)
    return dutch("het overleg was op {dag}; wat is afgesproken staat nog niet vast.", dag=day)


def _has_been(overleg: Overleg) -> bool:
    """Whether its day is over, where it is held."""
    today = clock.today(ZoneInfo(overleg.zone))
    return overleg.planned_on is not None and overleg.planned_on < today


PANELS = (
    Panel(
        "overleg", dutch("Overleg"), 60, "monitoring/overleg/panel.html", overleg_panel, aside=True
    ),
)


EXPORTS = (
    Export(
        name="overleggen",
        title=dutch("Overleggen"),
        page="monitoring:overleg-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: overleggen_next_first(user),
        cells=export.cells,
    ),
)


NEWS = (
    News(
        "monitoring.overleg.invite",
        dutch("De uitnodiging voor een overleg is verstuurd."),
        is_for_signers=True,
    ),
    News(
        "monitoring.overleg.adopt_minutes",
        dutch("Het verslag van een overleg is vastgesteld."),
        is_for_signers=True,
    ),
    News("monitoring.overleg.call_off", dutch("Een overleg is afgezegd."), is_for_signers=True),
)

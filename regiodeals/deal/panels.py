"""What the deal room adds to the dossier, and the tasks it puts on the start page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.in_name import InName
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.forms import DealFilter, ObligationFilter
from regiodeals.deal.models import ClockEvent, Deal, DealStatus, PartyRole
from regiodeals.deal.models.deal import ENDED
from regiodeals.deal.policies import may_handle
from regiodeals.deal.rendering import (
    about_items,
    grant_clock,
    money_of,
    party_in_role,
    tasks_owed,
    term_state,
)
from regiodeals.deal.rendering.clock import outcome_of, promise_of
from regiodeals.deal.rendering.export import (
    DEAL_COLUMNS,
    OWED_COLUMNS,
    deal_cells,
    owed_cells,
)
from regiodeals.deal.rendering.sought import deal_hit, organisation_hit
from regiodeals.deal.selectors import (
    budget_of,
    deals_matching,
    deals_visible_to,
    history_of,
    obligations_matching,
    obligations_to_do,
    owed_in,
)
from regiodeals.deal.selectors.sought import deals_sought, organisations_sought
from regiodeals.dossier import SUMMARY, Panel, WorkItem, most_urgent
from regiodeals.exports.definition import Export, Filters
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import OrganisationKind, UnknownRules
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet
from regiodeals.obligations.state import CLOSED, State
from regiodeals.obligations.titles import owner_of, source_of, title_of
from regiodeals.search.asked import Asked
from regiodeals.search.sources import Hit, Source

HISTORY_LENGTH = 10
MOST_COMING = 6
STEPS = {
    DealStatus.GESELECTEERD: dutch("begin met het convenant"),
    DealStatus.BESCHIKT: dutch("start de uitvoering"),
    DealStatus.IN_UITVOERING: dutch("begin met de eindverantwoording"),
}
NO_TERM = dutch("nu nog niets: er loopt geen wettelijke termijn.")
IS_OVER = dutch("de deal is afgelopen, en u kunt nog niets vaststellen.")
# Nothing of it is still to come: done, cancelled, or a right of which the day is past.
OVER = frozenset({*CLOSED, State.PASSED})


def clock_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The twelve weeks explained, since the convenant was concluded."""
    try:
        explanation = grant_clock(deal, _notices(deal))
    except (UnknownCalendarYear, UnknownRules) as error:
        return {"refusal": str(error)}
    if explanation is None:
        return None
    today = clock.today()
    last = explanation.last_day
    return {
        "title": dutch("Waarom de beschikking uiterlijk {dag} moet", dag=plain_date(last))
        if deal.granted_on is None
        else dutch("De beschikking moest er uiterlijk {dag} zijn", dag=plain_date(last)),
        "example": "concluded_on" in deal.example_fields,
        "explanation": explanation,
        "state": term_state(deal, last),
        "today": today,
        "day_number": (today - explanation.start).days,
        "day_count": (last - explanation.start).days,
        "days_left": (last - today).days,
        "outcome": outcome_of(deal, last),
        "promise": promise_of(deal, today),
        "notice_url": _notice_url(deal, user),
    }


def _notices(deal: Deal) -> Iterator[ClockEvent]:
    """The notices of delay, read together with the deal: the page asks nothing more for them."""
    for found in getattr(deal, "clock_notices", ()):
        yield ClockEvent(day=date.fromisoformat(found["day"]), weeks=found["weeks"])


def _notice_url(deal: Deal, user: User) -> str:
    """Where a notice of delay is recorded, for who may, while the term of a SPUK runs."""
    kassier = party_in_role(deal, PartyRole.KASSIER)
    is_island = kassier is not None and (
        kassier.organisation.organisation_kind is OrganisationKind.OPENBAAR_LICHAAM_BES
    )
    if deal.status != DealStatus.GESLOTEN or is_island or not may_handle(deal, user):
        return ""
    return reverse("regiodeals:deal-delay", args=[deal.pk])


def money_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """Programmalijnen with what Rijk and region put in; sums come from the rows shown."""
    return money_of(deal, budget_of(deal))


def about_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """Region, rules and source of the deal."""
    return {"items": about_items(deal)}


def obligations_panel(deal: Deal, _user: User) -> dict[str, Any] | None:
    """What is owed in this deal by which day, and what became of it."""
    entries = [_owed_entry(owed) for owed in owed_in(deal)]
    return {"entries": entries} if entries else None


def coming_panel(deal: Deal, _user: User) -> dict[str, Any] | None:
    """Of what is owed only what comes first, for a summary on paper."""
    coming = [_owed_entry(owed) for owed in owed_in(deal) if owed.state not in OVER]
    note = (
        dutch("de eerste {most} van {aantal}", most=MOST_COMING, aantal=len(coming))
        if len(coming) > MOST_COMING
        else ""
    )
    return {"entries": coming[:MOST_COMING], "note": note} if coming else None


def _owed_entry(owed: Obligation) -> dict[str, Any]:
    return {
        "title": title_of(owed),
        "day": owed.due_on,
        "legal": True,
        "state": "done" if owed.state in OVER else "todo",
        "note": dutch(
            "{wie}; {stand} ({bron})",
            wie=owner_of(owed),
            stand=owed.state.label,
            bron=source_of(owed),
        ),
        "url": reverse("regiodeals:obligation-detail", args=[owed.pk]),
    }


def page_of_obligation(owed: Obligation) -> str:
    """Where an obligation about a deal is dealt with; what was promised, stands in its clock."""
    page = reverse("regiodeals:deal-detail", args=[owed.subject_id])
    return f"{page}#toezegging" if owed.kind == ObligationKind.TOEZEGGING else page


def history_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The last lines of the trail as sentences, and the way to all of them."""
    if not user.is_ministry:
        return None
    url = reverse("regiodeals:deal-history", args=[deal.pk])
    entries = list(history_of(user, deal)[:HISTORY_LENGTH])
    return {"entries": entries, "url": url, "label": dutch("Alles, met filters")}


def work_for(user: User) -> Iterator[WorkItem]:
    """Deals of mine that wait for a convenant to be prepared, to begin, or to be accounted for."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    is_over = Q(status=DealStatus.IN_UITVOERING, ends_on__lte=clock.today())
    waiting = Q(status__in=[DealStatus.GESELECTEERD, DealStatus.BESCHIKT]) | is_over
    for deal in most_urgent(deals_visible_to(user).filter(waiting, accounthouder=user)):
        yield _to_step_on(deal)


def _to_step_on(deal: Deal) -> WorkItem:
    return WorkItem(
        title=joined(": ", (str(deal), STEPS[deal.status])),
        url=reverse("regiodeals:deal-detail", args=[deal.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u bent behandelaar van deze deal."),
        if_you_wait=IS_OVER if deal.status == DealStatus.IN_UITVOERING else NO_TERM,
        due_on=None,
    )


_to_do = AskedBy(lambda user: most_urgent(obligations_to_do(user)))


def owed_by(user: User) -> Iterator[WorkItem]:
    """What I owe and no other task of mine settles."""
    yield from tasks_owed(_to_do.rows(user), clock.today())


def in_name_of(user: User) -> Iterator[InName]:
    """The deals that this person handles, and what is owed by name."""
    for deal in Deal.objects.filter(accounthouder=user).exclude(status__in=ENDED).order_by("name"):
        url = reverse("regiodeals:deal-detail", args=[deal.pk])
        yield InName(dutch("behandelaar van {deal}", deal=deal.name), url)
    for owed in Obligation.objects.filter(owner_user=user).outstanding().order_by("due_on", "pk"):
        url = reverse("regiodeals:obligation-detail", args=[owed.pk])
        text = dutch("{wat}, uiterlijk {dag}", wat=title_of(owed), dag=long_date(owed.due_on))
        yield InName(text, url)


PANELS = (
    Panel("klok", dutch("Klok"), 10, "regiodeals/deal/panel_clock.html", clock_panel),
    Panel("geld", dutch("Geld"), 20, "regiodeals/deal/panel_money.html", money_panel),
    Panel(
        "over",
        dutch("Over deze deal"),
        70,
        "regiodeals/deal/panel_about.html",
        about_panel,
        True,
    ),
    Panel(
        "plichten",
        dutch("Wat moet wanneer"),
        65,
        "regiodeals/deal/panel_owed.html",
        obligations_panel,
        True,
    ),
    Panel(
        "geschiedenis",
        dutch("Geschiedenis"),
        90,
        "regiodeals/deal/panel_history.html",
        history_panel,
    ),
    *(
        Panel(
            f"kort-{name}",
            title,
            order,
            f"regiodeals/deal/{template}.html",
            context,
            page=SUMMARY,
        )
        for name, title, order, template, context in (
            ("geld", dutch("Geld"), 20, "summary_money", money_panel),
            ("plichten", dutch("Wat komt"), 50, "panel_owed", coming_panel),
            ("over", dutch("Over deze deal"), 70, "panel_about", about_panel),
        )
    ),
)


def _found_deals(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    return [deal_hit(deal) for deal in deals_sought(user, asked)[:most]]


def _found_organisations(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    return [organisation_hit(row) for row in organisations_sought(user, asked)[:most]]


SOURCES = (
    Source("deals", dutch("Deals"), 10, _found_deals),
    Source("organisaties", dutch("Organisaties"), 30, _found_organisations),
)


def _deals(user: User, chosen: Filters) -> QuerySet[Deal]:
    on = DealFilter(chosen).chosen()
    return deals_matching(user, text=on.get("zoek", ""), status=on.get("stand", ""))


def _owed(user: User, chosen: Filters) -> ObligationQuerySet:
    on = ObligationFilter(chosen).chosen()
    return obligations_matching(
        user, text=on.get("zoek", ""), state=on.get("stand", ""), kind=on.get("soort", "")
    )


EXPORTS = (
    Export(
        name="deals",
        title=dutch("Deals"),
        page="regiodeals:deal-list",
        columns=DEAL_COLUMNS,
        rows=_deals,
        cells=deal_cells,
        filters=("zoek", "stand"),
    ),
    Export(
        name="termijnen",
        title=dutch("Termijnen"),
        page="regiodeals:obligation-list",
        columns=OWED_COLUMNS,
        rows=_owed,
        cells=owed_cells,
        filters=("zoek", "stand", "soort"),
    ),
)

"""Questions about deals, always asked by somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import JSONObject, Lower

from regiodeals import dossier
from regiodeals.accounts.models import Role, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.children import with_children
from regiodeals.deal.models import (
    Activiteit,
    ClockEvent,
    Deal,
    DealParty,
    DealRole,
    PartyRole,
    Programmalijn,
    RoleInDeal,
)
from regiodeals.deal.selectors.people import OF_THE_REGION, deal_ids_of
from regiodeals.obligations.models import Obligation, ObligationQuerySet
from regiodeals.obligations.selectors import (
    obligations_of_dossier,
    obligations_open_for,
    obligations_visible_to,
)
from regiodeals.obligations.state import State
from regiodeals.party.selectors import organisation_ids_of

Rows = TypeVar("Rows", bound=QuerySet[Any])
EVERY_STATE = "alle"  # in the place of one state


def deals_visible_to(user: User) -> QuerySet[Deal]:
    """Every deal for the granting ministry; for others only deals of their own organisation.

    A region sees deals in which it is regiopartij or kassier; a co-signing ministry sees the deals
    it is a rijkspartij of. A partner who does not sign sees nothing. Who was given a role in one
    deal, sees that deal.
    """
    return Deal.objects.filter(in_visible_deal(user, "pk"))


def in_visible_deal(user: User, path: str) -> Q:
    """The same rule as a condition on what belongs to a deal; `path` leads to that deal.

    It asks the parties straight away: each `deal__in` around another one is a join that a database
    with old statistics may walk row by row.
    """
    if user.is_ministry:
        return Q()
    seen = DealParty.objects.filter(
        organisation__in=organisation_ids_of(user), role__in=_party_roles_seen_by(user)
    )
    return Q(**{f"{path}__in": seen.order_by().values("deal_id").union(deal_ids_of(user))})


def _party_roles_seen_by(user: User) -> list[str]:
    roles: list[str] = []
    if user.has_role(Role.REGIOCOORDINATOR):
        roles += OF_THE_REGION
    if user.has_role(Role.MEDEONDERTEKENAAR):
        roles += [PartyRole.RIJKSPARTIJ]
    return roles


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """An activity with what Rijk and region put in, in cents; Rijk money of others is left out."""

    line_id: int
    line_name: str
    line_goal: str
    name: str
    rijk_cents: int
    publiek_cents: int
    privaat_cents: int
    is_example: bool


BUDGET = {
    "line_id": F("programmalijn_id"),
    "line_name": F("programmalijn__name"),
    "line_goal": F("programmalijn__goal"),
    "name": F("name"),
    "rijk_cents": F("rijk_cents"),
    "publiek_cents": F("publiek"),
    "privaat_cents": F("privaat"),
    "is_example": F("is_example"),
}


def budget_of(deal: Deal) -> list[BudgetRow]:
    """The activities of a deal in order; money that comes from the Rijk never counts (art. 1)."""
    found = getattr(deal, "budget_rows", None)
    if found is None:
        rows = _activities(Q(programmalijn__deal=deal)).values_list(JSONObject(**BUDGET), flat=True)
        found = list(rows)
    return [BudgetRow(**row) for row in found]


def _activities(which: Q) -> QuerySet[Activiteit]:
    counts = Q(bronnen__is_from_rijk=False)
    return (
        Activiteit.objects.filter(which)
        .annotate(
            publiek=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="publiek"), default=0
            ),
            privaat=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="privaat"), default=0
            ),
        )
        .order_by("programmalijn__order", "order")
    )


def deals_matching(user: User, *, text: str = "", status: str = "") -> QuerySet[Deal]:
    """Visible deals by name, region or party and by state, in order of name."""
    deals = deals_visible_to(user).select_related("tranche", "accounthouder")
    if text:
        deals = deals.filter(named(text))
    if status:
        deals = deals.filter(status=status)
    return deals.order_by(Lower("name"), "pk")


def named(text: str) -> Q:
    """The condition that these words stand in the name, the region or the name of a party."""
    parties = DealParty.objects.filter(organisation__name__icontains=text)
    by_party = Q(pk__in=parties.order_by().values("deal"))
    return Q(name__icontains=text) | Q(region__icontains=text) | by_party


def board_of(user: User, tranche_id: int) -> QuerySet[Deal]:
    """The visible deals of a tranche, those whose term ends first on top."""
    return _by_urgency(deals_visible_to(user).filter(tranche_id=tranche_id))


def own_deals_of(user: User) -> QuerySet[Deal]:
    """The deals a case officer handles, or those of the reader's organisation, by urgency."""
    deals = deals_visible_to(user)
    return _by_urgency(deals.filter(accounthouder=user) if user.is_ministry else deals)


# What is not granted yet on top, and of that what was concluded first; name and number make it one
# order.
BY_URGENCY = (F("granted_on").asc(nulls_first=True), F("concluded_on").asc(nulls_last=True))


def _by_urgency(deals: QuerySet[Deal]) -> QuerySet[Deal]:
    return deals.select_related("tranche", "accounthouder").order_by(
        *BY_URGENCY, Lower("name"), "pk"
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the trail with the deal it is about, in the words that this reader may read."""

    deal: Deal
    entry: AuditEntry
    sentence: str
    is_new: bool


# What is not new is there to remember by; of what is new more than this is a page of its own.
LEAST_CHANGES, MOST_CHANGES = 6, 30


def changes_by_others(user: User, deals: Sequence[Deal], since: datetime | None) -> list[Change]:
    """What other people did in these deals, newest first: all since a moment, up to MOST_CHANGES,
    and some of before. Without a moment nothing is new.

    The trail is for the ministry only; who works for a party is told of a few steps (ADR 0053).
    """
    if not deals:
        return []
    news = dossier.news_for(user)
    by_pk = {deal.pk: deal for deal in deals}
    entries = AuditEntry.objects.exclude(actor=user).filter(dossier__in=by_pk)
    if user.is_ministry:
        entries = entries.filter(actor__isnull=False)
    else:
        entries = entries.filter(action__in=news)
    read = list(entries[:MOST_CHANGES])
    told = {} if user.is_ministry else _told(read, news)
    found = [
        Change(
            by_pk[entry.dossier],
            entry,
            told.get(entry.pk, entry.sentence),
            is_new=since is not None and entry.at > since,
        )
        for entry in read
        if entry.dossier
    ]
    return [one for number, one in enumerate(found) if one.is_new or number < LEAST_CHANGES]


def _told(entries: Sequence[AuditEntry], news: dict[str, dossier.News]) -> dict[int, str]:
    """What a party reads of each line of the trail: the words of its step, true of its object."""
    instead = {
        action: one.instead({entry.object_id for entry in entries if entry.action == action})
        for action, one in news.items()
        if one.instead is not None
    }
    return {
        entry.pk: instead.get(entry.action, {}).get(entry.object_id, news[entry.action].sentence)
        for entry in entries
    }


def obligations_seen_by(user: User) -> ObligationQuerySet:
    """What is owed in the deals the person sees, and what the person owes outside them."""
    return obligations_visible_to(
        user, dossiers=deals_visible_to(user).values("pk"), organisations=organisation_ids_of(user)
    )


def obligations_matching(
    user: User, *, text: str = "", state: str = "", kind: str = ""
) -> ObligationQuerySet:
    """Visible obligations by words of their title or deal, by state and by kind; by day.

    Without a state what is still to do; `EVERY_STATE` is all.
    """
    found = obligations_seen_by(user)
    if text:
        named = Deal.objects.filter(name__icontains=text).values("pk")
        found = found.filter(Q(title__icontains=text) | Q(dossier__in=named))
    if not state:
        found = found.to_do()
    elif state != EVERY_STATE:
        found = found.in_state(State(state))
    if kind:
        found = found.filter(kind=kind)
    return found


def owed_in(deal: Deal) -> list[Obligation]:
    """Everything owed in the deal, by day, asked once for all panels of its page."""
    if deal.known_obligations is None:
        deal.known_obligations = list(obligations_of_dossier(deal.pk))
    return deal.known_obligations


def obligations_to_do(user: User) -> ObligationQuerySet:
    """What the person must still do: in person, by role, or for an organisation."""
    owed = obligations_open_for(
        user, dossiers=deals_visible_to(user).values("pk"), organisations=organisation_ids_of(user)
    )
    return with_deal_name(owed)


def with_deal_name(rows: Rows, dossier: str = "dossier") -> Rows:
    """With `deal_name`, of the deal in which it is owed, in the same question.

    `dossier` leads from a row to the number of that deal.
    """
    named = Deal.objects.filter(pk=OuterRef(dossier)).values("name")
    return rows.annotate(deal_name=Subquery(named))


def dossier_of(user: User, deal_id: int) -> QuerySet[Deal]:
    """One visible deal with what its page needs, in a fixed number of queries."""
    parties = with_children(DealParty.objects.select_related("organisation"), "ondertekeningen")
    notices = ClockEvent.objects.filter(deal=OuterRef("pk")).order_by("day")
    lines = Programmalijn.objects.filter(deal=OuterRef("pk")).order_by("order")
    activities = _activities(Q(programmalijn__deal=OuterRef("pk")))
    managing = DealRole.objects.valid_on(clock.today()).filter(
        deal=OuterRef("pk"), user=user, role=RoleInDeal.MANAGER
    )
    return (
        deals_visible_to(user)
        .filter(pk=deal_id)
        .select_related("tranche", "accounthouder", "convenant", "uitkering__kassier")
        .prefetch_related(Prefetch("parties", queryset=parties))
        .annotate(
            clock_notices=ArraySubquery(notices.values(json=JSONObject(day="day", weeks="weeks"))),
            named_lines=ArraySubquery(lines.values(json=JSONObject(pk="pk", name="name"))),
            budget_rows=ArraySubquery(activities.values(json=JSONObject(**BUDGET))),
            is_managed_by_reader=Exists(managing),
            **dossier.read_along(),
        )
    )

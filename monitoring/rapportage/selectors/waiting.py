"""What waits for somebody: to write, to sign, to make better, or to judge."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import JSONObject

from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Akkoord, Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.policies import had_a_part
from monitoring.rapportage.selectors.owed import last_day
from monitoring.rapportage.selectors.reports import deals_written_by
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.selectors import signing_roles_in, signing_roles_of
from regiodeals.documents.models import Document


def waiting_for_region(user: User) -> QuerySet[Rapportage]:
    """What was offered to somebody who signs and did not write in it, and what who writes began,
    was asked by the ministry, or got back from it; by its last day.
    """
    mine = Q(deal__in=deals_written_by(user).values("pk"))
    # Of a deal that ended nothing is handed in any more.
    reporting = Q(deal__status__in=REPORTING)
    given_back = Q(status=RapportageStatus.TERUGGEGEVEN)
    accepted = Akkoord.objects.filter(indiening__rapportage=OuterRef("pk"))
    # What was asked has its answer, also while that is being corrected.
    unanswered = Q(year__isnull=False) | ~Exists(accepted)
    begun = Q(status=RapportageStatus.CONCEPT) & unanswered
    return _by_last_day(
        Rapportage.objects.filter(reporting, _to_sign_by(user) | (mine & (given_back | begun)))
    )


def with_turns(waiting: QuerySet[Rapportage], user: User) -> QuerySet[Rapportage]:
    """The same, of no more than what is read: a part of `waiting`, in one question with it.

    `was_handed_in` tells whether it was before. `last_turn` is its last change of state in the
    trail: `before`, `by`, `remark` and whether it is of this person (`own`); None at first.
    `signs_too` tells whether the person may sign in its deal.
    """
    read = Rapportage.objects.filter(pk__in=waiting.values("pk"))
    told = read.annotate(
        last_turn=_last_turn(user),
        was_handed_in=_was_handed_in(),
        signs_too=Exists(signing_roles_of(user).filter(deal=OuterRef("deal"))),
    )
    return _by_last_day(told.select_related("deal"))


def _by_last_day(rows: QuerySet[Rapportage]) -> QuerySet[Rapportage]:
    by_day = F("last_day").asc(nulls_last=True)
    return rows.annotate(last_day=last_day()).order_by(by_day, "until", "deal__name")


def _was_handed_in() -> Exists:
    return Exists(Indiening.objects.filter(rapportage=OuterRef("pk")))


def _last_turn(user: User) -> Subquery:
    trail = AuditEntry.objects.filter(
        object_type=Rapportage._meta.label_lower, object_id=OuterRef("pk")
    )
    turns = trail.exclude(state_after=F("state_before")).order_by("-pk")
    own = ExpressionWrapper(Q(actor=user), BooleanField())
    told = JSONObject(before="state_before", by="actor_name", remark="remark", own=own)
    return Subquery(turns.values(told=told)[:1])


def _to_sign_by(user: User) -> Q:
    """Lies before this person, who signs in the deal and did not write."""
    before_signers = Q(
        status=RapportageStatus.AANGEBODEN, deal__in=signing_roles_of(user).values("deal")
    )
    return before_signers & ~had_a_part(Rapportage.objects, user)


def lying_with_another(user: User) -> QuerySet[Rapportage]:
    """What this person writes and another must sign or judge now, with since when (`since`)."""
    last = Indiening.objects.filter(rapportage=OuterRef("pk")).order_by("-number").values("at")[:1]
    offered = Q(status=RapportageStatus.AANGEBODEN) & ~_to_sign_by(user)
    handed_in = Q(status=RapportageStatus.INGEDIEND)
    return (
        Rapportage.objects.filter(
            offered | handed_in,
            deal__in=deals_written_by(user).values("pk"),
            deal__status__in=REPORTING,
        )
        .annotate(last_day=last_day(), was_handed_in=_was_handed_in())
        .annotate(since=Case(When(handed_in, then=Subquery(last)), default=F("offered_at")))
        .select_related("deal__accounthouder")
        .order_by("since", "pk")
    )


def signers_of(reports: Collection[Rapportage]) -> dict[int, list[User]]:
    """Who may sign each of them today, each once, in one question however many there are.

    The caller has offered them, or asks who could: the rule of `policies.did_not_write`.
    """
    # Of a role within a rapportage within the question: two references out.
    had_none = ~had_a_part(Rapportage.objects, OuterRef(OuterRef("user")))
    of_the_deal = Rapportage.objects.filter(
        had_none, pk__in=[report.pk for report in reports], deal=OuterRef("deal")
    )
    roles = signing_roles_in(*{report.deal_id for report in reports}).annotate(
        can_sign=ArraySubquery(of_the_deal.order_by().values("pk"))
    )
    found: dict[int, list[User]] = {}
    for role in roles:
        for pk in role.can_sign:
            signers = found.setdefault(pk, [])
            if role.user not in signers:
                signers.append(role.user)
    return found


def to_review_by(user: User) -> QuerySet[Rapportage]:
    """What was handed in for the deals of a case officer, and what has a document that could not be
    made (`is_stuck`); in one question.
    """
    given_up = Document.objects.filter(given_up_at__isnull=False)
    stuck = Indiening.objects.filter(rapportage=OuterRef("pk")).filter(
        Q(receipt__in=given_up) | Q(akkoord__document__in=given_up)
    )
    return (
        Rapportage.objects.filter(deal__accounthouder=user)
        .annotate(is_stuck=Exists(stuck))
        .filter(Q(status=RapportageStatus.INGEDIEND) | Q(is_stuck=True))
        .select_related("deal")
        .order_by("until", "deal__name")
    )

"""What waits for somebody: to write, to sign, to make better, or to judge."""

from collections.abc import Collection

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
from monitoring.rapportage.models import Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.policies import had_a_part
from monitoring.rapportage.selectors.owed import last_day
from monitoring.rapportage.selectors.reports import deals_written_by
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.selectors import signing_roles_in, signing_roles_of
from regiodeals.documents.models import Document


def waiting_for_region(user: User) -> QuerySet[Rapportage]:
    """What was offered to somebody who signs and did not write in it, and what who writes began,
    was asked by the ministry, or got back from it; by its last day, in one question.

    `last_turn` is its last change of state in the trail: `before`, `by`, `remark` and whether it is
    of this person (`own`); None at first.
    """
    mine = Q(deal__in=deals_written_by(user).values("pk"))
    # Of a deal that ended nothing is handed in any more.
    reporting = Q(deal__status__in=REPORTING)
    given_back = mine & Q(status=RapportageStatus.TERUGGEGEVEN)
    answered = Indiening.objects.filter(rapportage=OuterRef("pk"))
    begun = (
        mine
        & Q(status=RapportageStatus.CONCEPT)
        # What was asked has its answer, also while that is being corrected.
        & (Q(year__isnull=False) | ~Exists(answered))
    )
    return (
        Rapportage.objects.filter(reporting, _to_sign_by(user) | given_back | begun)
        .annotate(last_day=last_day(), last_turn=_last_turn(user))
        .select_related("deal")
        .order_by(F("last_day").asc(nulls_last=True), "until", "deal__name")
    )


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
        .annotate(last_day=last_day())
        .annotate(since=Case(When(handed_in, then=Subquery(last)), default=F("offered_at")))
        .select_related("deal__accounthouder")
        .order_by("since", "pk")
    )


def signers_of(reports: Collection[Rapportage]) -> dict[int, list[User]]:
    """Who may sign each of them today, each once, in two questions however many there are.

    The caller has offered them, or asks who could: the rule of `policies.did_not_write`.
    """
    roles = signing_roles_in(*{report.deal_id for report in reports})
    people = {role.user_id: role.user for role in roles}
    pairs = (
        Rapportage.objects.filter(
            pk__in=[report.pk for report in reports], deal__deal_roles__in=roles.order_by()
        )
        .annotate(signer=F("deal__deal_roles__user"), signing=F("deal__deal_roles"))
        .filter(~had_a_part(Rapportage.objects, OuterRef("signer")))
        .order_by("pk", "signing")
    )
    found: dict[int, list[User]] = {}
    for report_id, person in pairs.values_list("pk", "signer") if people else ():
        signers = found.setdefault(report_id, [])
        if people[person] not in signers:
            signers.append(people[person])
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

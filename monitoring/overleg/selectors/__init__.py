"""Questions about overleggen, always asked by somebody, and about who takes part in one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from monitoring.overleg.models import (
    Besluitpunt,
    Deelnemer,
    Overleg,
    OverlegStatus,
    Vergaderstuk,
    Verslagreactie,
    Verslagversie,
    done_last,
)
from regiodeals.accounts.models import MINISTRY_ROLES, Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealParty, DealRole, DealStatus, PartyRole, RoleInDeal
from regiodeals.deal.selectors import coordinators_by_organisation, in_visible_deal
from regiodeals.documents.models import Document
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import Obligation, ObligationKind, ObligationQuerySet
from regiodeals.obligations.owner import Owner
from regiodeals.party.models import Membership, Organisation

ABOUT_PARTICIPANTS = (MessageKind.OVERLEG, MessageKind.VERSLAG, MessageKind.DATUMPRIKKER)


def overleggen_visible_to(user: User) -> QuerySet[Overleg]:
    """Overleggen of the deals that the person sees."""
    return Overleg.objects.filter(in_visible_deal(user, "deal")).select_related("deal")


def overleggen_next_first(user: User) -> QuerySet[Overleg]:
    """The same, the next one first; what is done comes last."""
    return overleggen_visible_to(user).order_by(done_last(), "year", "planned_on", "deal__name")


def participants_seen_by(user: User) -> QuerySet[Deelnemer]:
    """Who takes part, or took part, in those overleggen."""
    return Deelnemer.objects.filter(in_visible_deal(user, "overleg__deal"))


def participants_of(overleg: Overleg) -> list[Deelnemer]:
    """Who takes part now, in the order of being added."""
    rows = overleg.deelnemers.present().select_related("user", "organisation")
    return list(rows.order_by("pk"))


def is_hard_to_reach() -> Q:
    """Of an overleg: whether somebody has no address, or mail to him did not arrive."""
    present = Deelnemer.objects.present().filter(overleg=OuterRef("pk"))
    failed = Message.objects.failed().filter(
        kind__in=ABOUT_PARTICIPANTS,
        about_type=Deelnemer._meta.label_lower,
        about_id=OuterRef("pk"),
    )
    mute = Q(user__email="") | Q(user__is_active=False) | Exists(failed)
    return Q(Exists(present.filter(mute)))


@dataclass(frozen=True, slots=True)
class Reach:
    """The last mail to a participant, and the one that did not arrive."""

    last: Message | None = None
    failed: Message | None = None


def reach_of(rows: Collection[Deelnemer]) -> dict[int, Reach]:
    """How each of them was reached, in one question."""
    found: dict[int, Reach] = {row.pk: Reach() for row in rows}
    messages = Message.objects.filter(
        kind__in=ABOUT_PARTICIPANTS, about_type=Deelnemer._meta.label_lower, about_id__in=found
    )
    for message in messages.order_by("pk"):
        earlier = found[message.about_id]
        failed = message if message.is_failed else earlier.failed
        found[message.about_id] = Reach(message, failed)
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be invited, and for whom he comes; None: the granting ministry."""

    user: User
    organisation: Organisation | None


def candidates_of(deal: Deal, *, only_parties: bool = False) -> list[Candidate]:
    """Who works in this deal: for the region, for a co-signing ministry, or for the ministry.

    `only_parties` leaves out who of the ministry does not handle this very deal.
    """
    found: dict[int, Candidate] = {}
    for candidate in _candidates(deal, only_parties=only_parties):
        if candidate.user.is_active:
            found.setdefault(candidate.user.pk, candidate)
    return list(found.values())


def _candidates(deal: Deal, *, only_parties: bool) -> Iterator[Candidate]:
    for member in coordinators_by_organisation(deal):
        yield Candidate(member.user, member.organisation)
    roles = DealRole.objects.valid_on(clock.today()).filter(deal=deal)
    for role in roles.exclude(role=RoleInDeal.PART_WRITER).select_related("user", "organisation"):
        yield Candidate(role.user, role.organisation)
    for member in _signing_ministries(deal):
        yield Candidate(member.user, member.organisation)
    if deal.accounthouder is not None:
        yield Candidate(deal.accounthouder, None)
    if not only_parties:
        for user in _holding(*MINISTRY_ROLES).order_by("last_name", "pk"):
            yield Candidate(user, None)


def _signing_ministries(deal: Deal) -> QuerySet[Membership]:
    """Who reads along in this deal for a ministry that signed it."""
    parties = DealParty.objects.filter(deal=deal, role=PartyRole.RIJKSPARTIJ)
    rows = Membership.objects.valid_on(clock.today()).filter(
        organisation__in=parties.values("organisation"),
        user__in=_holding(Role.MEDEONDERTEKENAAR).values("pk"),
    )
    return rows.select_related("user", "organisation").order_by("user__last_name", "pk")


def _holding(*roles: str) -> QuerySet[User]:
    held = RoleAssignment.objects.valid_on(clock.today()).filter(role__in=roles)
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def actions_of(overleg: Overleg) -> ObligationQuerySet:
    """What was promised in an overleg, in the order of being promised."""
    rows = Obligation.objects.filter(
        subject_type=Overleg._meta.label_lower,
        subject_id=overleg.pk,
        kind=ObligationKind.ACTIEPUNT,
    )
    return rows.select_related("owner_user", "owner_organisation").order_by("pk")


def actions_seen_by(user: User) -> ObligationQuerySet:
    """Every action of an overleg that the person sees."""
    return Obligation.objects.filter(
        subject_type=Overleg._meta.label_lower,
        subject_id__in=overleggen_visible_to(user).order_by().values("pk"),
        kind=ObligationKind.ACTIEPUNT,
    )


def open_actions_of_deal(deal_id: int) -> ObligationQuerySet:
    """What was promised in any overleg of a deal and is not done, by day."""
    rows = Obligation.objects.filter(dossier=deal_id, kind=ObligationKind.ACTIEPUNT)
    return rows.outstanding().order_by("due_on", "pk")


def earlier_overleg(overleg: Overleg) -> Overleg | None:
    """The one before it whose minutes were adopted."""
    rows = Overleg.objects.filter(
        deal=overleg.deal_id, year__lt=overleg.year, status=OverlegStatus.VASTGESTELD
    )
    return rows.order_by("-year").first()


def packs_seen_by(user: User) -> QuerySet[Vergaderstuk]:
    """The papers of overleggen that the person sees.

    They hold what a ministry that co-signs reads of its own lines only; so it gets them where it
    takes part.
    """
    rows = Vergaderstuk.objects.filter(in_visible_deal(user, "overleg__deal"))
    if user.has_role(Role.MEDEONDERTEKENAAR) and not user.is_ministry:
        takes_part = Deelnemer.objects.present().filter(user=user)
        rows = rows.filter(overleg__in=takes_part.values("overleg"))
    return rows.select_related("document", "overleg__deal", "by")


def ids_with_pending_pack() -> list[int]:
    """Papers that were ordered and are not there; oldest first."""
    pending = Vergaderstuk.objects.filter(document__in=Document.objects.pending())
    return list(pending.order_by("pk").values_list("pk", flat=True))


def decisions_seen_by(user: User) -> QuerySet[Besluitpunt]:
    """Decisions of overleggen that the person sees."""
    return Besluitpunt.objects.filter(in_visible_deal(user, "overleg__deal"))


def owners_in(overleg: Overleg) -> list[Owner]:
    """Who can promise something: the people of the deal, and its parties."""
    people = [Owner(user=one.user) for one in candidates_of(overleg.deal)]
    parties = Organisation.objects.filter(deal_parties__deal=overleg.deal_id).distinct()
    return [*people, *(Owner(organisation=one) for one in parties.order_by("name"))]


def last_version(overleg: Overleg) -> Verslagversie | None:
    """The minutes as they were sent last."""
    return overleg.versies.select_related("sent_by").order_by("-number").first()


def answers_to(version: Verslagversie | None) -> dict[int, Verslagreactie]:
    """The last word of each participant about a version."""
    if version is None:
        return {}
    return {row.deelnemer_id: row for row in version.reacties.order_by("pk")}


def is_asked(user: User) -> Q:
    """Of an overleg: whether the person has not answered the minutes that are out."""
    answered = Verslagreactie.objects.filter(
        versie__overleg=OuterRef("pk"), deelnemer__user=user
    ).exclude(versie__number__lt=_last_number())
    takes_part = Deelnemer.objects.present().filter(overleg=OuterRef("pk"), user=user)
    return Q(
        Exists(takes_part),
        ~Exists(answered),
        status=OverlegStatus.GEHOUDEN,
        minutes_are_out=True,
    )


def answer_by() -> Subquery:
    """Of an overleg: until when who took part can answer the minutes that were sent last."""
    sent = Verslagversie.objects.filter(overleg=OuterRef("pk")).order_by("-number")
    return Subquery(sent.values("answer_by")[:1])


def is_objected_to() -> Exists:
    """Of an overleg: whether the last word of a participant on the minutes is that he objects."""
    later = Verslagreactie.objects.filter(
        versie=OuterRef("versie"), deelnemer=OuterRef("deelnemer"), pk__gt=OuterRef("pk")
    )
    objections = Verslagreactie.objects.filter(versie__overleg=OuterRef("pk"), agrees=False)
    return Exists(objections.filter(~Exists(later)).exclude(versie__number__lt=_last_number()))


def is_unanswered() -> Exists:
    """Of an overleg: whether somebody with an account did not answer the minutes sent last."""
    answers = Verslagreactie.objects.filter(deelnemer=OuterRef("pk"))
    answers = answers.exclude(versie__number__lt=_last_number())
    asked = Deelnemer.objects.present().filter(overleg=OuterRef("pk"), user__isnull=False)
    return Exists(asked.filter(~Exists(answers)))


def attends_soon(user: User) -> Q:
    """Of an overleg: whether the person takes part and it is held today or in the six days after.

    On an island it may still be yesterday; `rendering.attendance.is_ahead` looks at its clock.
    """
    takes_part = Deelnemer.objects.present().filter(overleg=OuterRef("pk"), user=user)
    today = clock.today()
    return Q(
        Exists(takes_part),
        ~Q(deal__status=DealStatus.OPGEZEGD),
        status=OverlegStatus.UITGENODIGD,
        planned_on__range=(today - timedelta(days=1), today + timedelta(days=6)),
    )


def _last_number() -> Subquery:
    rows = Verslagversie.objects.filter(overleg=OuterRef("versie__overleg"))
    return Subquery(rows.order_by("-number").values("number")[:1])

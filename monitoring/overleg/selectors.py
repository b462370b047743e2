"""Questions about overleggen, always asked by somebody, and about who takes part in one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from monitoring.overleg.models import Deelnemer, Overleg, done_last
from regiodeals.accounts.models import MINISTRY_ROLES, Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.deal.selectors import coordinators_by_organisation, in_visible_deal
from regiodeals.mail.models import Message, MessageKind
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

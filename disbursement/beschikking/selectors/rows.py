"""Questions about beschikkingen, always asked by somebody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from disbursement.beschikking.models import (
    ANNOUNCED,
    DONE_WITH,
    LIES_READY,
    OVERTAKEN,
    Beschikking,
    BeschikkingStatus,
)
from disbursement.beschikking.policies import amount_to_cover
from disbursement.mandaat.models import Bevoegdheid
from disbursement.mandaat.selectors import bevoegdheden, covering
from regiodeals.accounts.models import MINISTRY_ROLES, Role, RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations.models import Obligation, ObligationKind

# The steps that bring a beschikking back to who drafted it.
RETURNS = (Beschikking.return_to_drafter.__name__, Beschikking.refuse_to_sign.__name__)


def beschikkingen_visible_to(user: User) -> QuerySet[Beschikking]:
    """The granting ministry sees every phase; others only what has been made known to them."""
    rows = (
        Beschikking.objects.filter(in_visible_deal(user, "uitkering__deal"))
        .select_related(
            "uitkering__deal__tranche",
            "uitkering__kassier",
            "document",
            "replaces",
            "replaced_by",
            # Of a room above this one: whether the letter was sent, and what came in its place.
            "bekendmaking",
            "replaced_by__bekendmaking",
        )
        # Of these only their names are shown; their frozen facts are long.
        .defer("replaces__facts", "replaced_by__facts")
    )
    if user.is_ministry:
        return rows
    return rows.filter(status__in=ANNOUNCED)


def with_return(rows: QuerySet[Beschikking]) -> QuerySet[Beschikking]:
    """With the moment on which each was last sent back to its drafter, as the trail has it."""
    back = AuditEntry.objects.filter(
        object_type=Beschikking._meta.label_lower,
        object_id=OuterRef("pk"),
        action__in=[f"{Beschikking._meta.label_lower}.{verb}" for verb in RETURNS],
    )
    return rows.annotate(last_return=Subquery(back.order_by("-at").values("at")[:1]))


def with_request(rows: QuerySet[Beschikking]) -> QuerySet[Beschikking]:
    """With the number of the request that each answers and the last day to do so, if there is one.

    The room of requests stands on this one, and is asked by its name only.
    """
    owed = Obligation.objects.outstanding().filter(
        kind=ObligationKind.VERZOEK, subject_id=OuterRef("verzoek__pk")
    )
    return rows.annotate(request_id=F("verzoek__pk"), answer_by=Subquery(owed.values("due_on")[:1]))


class LetterStanding(NamedTuple):
    """How the beschikking of a letter stands; `successor` was sent in its place.

    `is_annulled`: a bezwaar or a beroep against it was gegrond. `lies_ready`: it must go by post,
    and did not yet.
    """

    is_translation: bool
    status: str
    successor: str | None
    successor_kind: str | None
    is_annulled: bool
    lies_ready: bool


def standing_of_letter(sha256: str) -> LetterStanding | None:
    """How the beschikking stands of which the letter, or its translation, has this hash.

    None when there is none. One question, whatever the answer: how long it takes must not tell.
    """
    unsent = Beschikking.objects.filter(LIES_READY, document=OuterRef("pk"))
    overtaken = Exists(Beschikking.objects.filter(OVERTAKEN, document=OuterRef("pk")))
    # Rooms above this one, the translations and the bezwaren: the database knows their rows.
    against = Document.objects.filter(pk=OuterRef("pk"), beschikking__bezwaren__outcome="gegrond")
    found = (
        Document.objects.filter(sha256=sha256, kind__in=(Kind.BESCHIKKING, Kind.VERTALING))
        .order_by("kind", "pk")
        .values_list(
            Case(When(kind=Kind.VERTALING, then=Value(True)), default=Value(False)),
            Coalesce("beschikking__status", "vertaling__beschikking__status"),
            Case(When(overtaken, then=F("beschikking__replaced_by__kenmerk"))),
            Case(When(overtaken, then=F("beschikking__replaced_by__kind"))),
            Exists(against),
            Exists(unsent),
        )
        .first()
    )
    return LetterStanding(*found) if found else None


def ids_with_pending_letter() -> list[int]:
    """Signed beschikkingen whose letter was ordered and is not there; oldest first."""
    return list(
        Beschikking.objects.filter(document__in=Document.objects.pending())
        .order_by("signed_at")
        .values_list("pk", flat=True)
    )


def ids_past_their_remedy_term() -> list[int]:
    """Made known, with a last day that has passed: which of them are final is not for SQL to say.

    In the Netherlands the day begins first, so no island is left out.
    """
    return list(
        Beschikking.objects.filter(
            status=BeschikkingStatus.BEKENDGEMAAKT, remedy_last_day__lt=clock.today()
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )


@dataclass(frozen=True)
class Bezetting:
    """Who can act on one day: everybody's roles and powers, read once for many beschikkingen."""

    day: date
    people: dict[int, User]
    known_powers: list[Bevoegdheid]

    @property
    def powers(self) -> list[Bevoegdheid]:
        """The powers that hold on the day."""
        return [power for power in self.known_powers if power.period.holds_on(self.day)]

    def who_may_act(self, beschikking: Beschikking) -> list[User]:
        """The people who can take the next step; empty when nobody can."""
        match beschikking.status:
            case BeschikkingStatus.CONCEPT:
                return self._drafter(beschikking)
            case BeschikkingStatus.TER_TOETSING:
                others = self._with_role(Role.TOETSER)
                return [person for person in others if person.pk != beschikking.drafter_id]
            case BeschikkingStatus.GETOETST:
                return [power.signer for power in self.who_may_sign(beschikking)]
            case BeschikkingStatus.ONDERTEKEND:
                return self._drafter(beschikking) or self._with_role(Role.BEHANDELAAR)
        return []

    def who_may_sign(
        self, beschikking: Beschikking, strangers: Collection[int | None] | None = None
    ) -> list[Bevoegdheid]:
        """The powers that cover it, of tekenbevoegden who are no `strangers` to what is decided.

        Those are who drafted or reviewed it, unless others are named.
        """
        if strangers is None:
            strangers = {beschikking.drafter_id, beschikking.reviewer_id}
        signers = {person.pk for person in self._with_role(Role.TEKENBEVOEGDE)} - set(strangers)
        return covering(
            [power for power in self.known_powers if power.signer.pk in signers],
            day=self.day,
            amount_cents=amount_to_cover(beschikking),
            kind=beschikking.kind,
            strangers=strangers,
        )

    def _with_role(self, role: Role) -> list[User]:
        return [person for person in self.people.values() if person.has_role(role)]

    def _drafter(self, beschikking: Beschikking) -> list[User]:
        drafter = self.people.get(beschikking.drafter_id)
        return [drafter] if drafter and drafter.has_role(Role.BEHANDELAAR) else []


def bezetting_on(day: date) -> Bezetting:
    """Everybody's roles and powers on `day`, in two questions."""
    roles = RoleAssignment.objects.valid_on(day).filter(role__in=MINISTRY_ROLES)
    found = User.objects.with_roles_on(day).filter(is_active=True, pk__in=roles.values("user"))
    people = {person.pk: person for person in found.order_by("last_name", "first_name")}
    return Bezetting(day, people, bevoegdheden(people))


def who_may_sign(beschikking: Beschikking, day: date) -> list[Bevoegdheid]:
    """Everybody who may sign this on `day`, and under which power."""
    return bezetting_on(day).who_may_sign(beschikking)


def waiting_beschikkingen(user: User) -> QuerySet[Beschikking]:
    """What has not been made known yet and concerns `user`: as its drafter, or to mend it."""
    visible = beschikkingen_visible_to(user).exclude(status__in=DONE_WITH)
    rows = with_return(visible.select_related("drafter"))
    if user.has_role(Role.BEHEERDER):
        return rows
    return rows.filter(drafter=user)

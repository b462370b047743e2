"""Whose deal waits for its next step between the final account and a closed dossier."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from disbursement.beschikking.models import (
    LIES_READY,
    OVERTAKEN,
    Beschikking,
    BeschikkingStatus,
)
from disbursement.beschikking.models.kinds import SETTLEMENTS
from disbursement.bezwaar.models import Bezwaar
from disbursement.bezwaar.models.bezwaar import OPEN
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import (
    BesluitRol,
    Voorstel,
    VoorstelBesluit,
    VoorstelStatus,
    Vordering,
)
from disbursement.vaststelling.models.kinds import OUTSTANDING
from disbursement.vaststelling.selectors.proposals import DONE
from disbursement.verantwoording.models import YEARLY_KINDS, Status, Verantwoording
from regiodeals.accounts.models import MINISTRY_ROLES, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.deal.models import DealStatus
from regiodeals.deal.models.deal import ENDED
from regiodeals.obligations.models import Obligation


def uitkeringen_to_take_on(user: User) -> QuerySet[Uitkering]:
    """Of the deals that this person handles: what can be proposed, and what can be closed."""
    papers = Verantwoording.objects.filter(uitkering=OuterRef("pk"))
    rows = Uitkering.objects.filter(
        _can_be_proposed() | _can_be_closed(),
        ~Exists(papers.exclude(status__in=DONE)),
        deal__accounthouder=user,
    )
    return rows.select_related("deal").order_by("pk")


def proposals_to_draft_from(user: User) -> QuerySet[Voorstel]:
    """Proposals without the decision that comes next, the oldest account first.

    His own; and of a deal that he handles what is to come back after the proposer left.
    """
    decided = VoorstelBesluit.objects.filter(voorstel=OuterRef("pk"))
    settles = Q(
        ~Exists(decided.filter(role=BesluitRol.VASTSTELLING)),
        status=VoorstelStatus.VOORGESTELD,
    )
    left = ~Exists(
        RoleAssignment.objects.valid_on(clock.today()).filter(
            user=OuterRef("proposed_by"), user__is_active=True, role__in=sorted(MINISTRY_ROLES)
        )
    )
    own = Q(settles | _still_recovers(), proposed_by=user)
    inherited = Q(_still_recovers(), left, uitkering__deal__accounthouder=user)
    rows = Voorstel.objects.filter(own | inherited)
    return (
        rows.exclude(uitkering__deal__status__in=ENDED)
        .select_related("uitkering__deal")
        .order_by("account_received_on", "pk")
    )


def _still_recovers() -> Q:
    """The settlement was made known, and what is to come back was not asked for yet."""
    decided = VoorstelBesluit.objects.filter(voorstel=OuterRef("pk"))
    return Q(
        ~Exists(decided.filter(role=BesluitRol.TERUGVORDERING)),
        status=VoorstelStatus.GEVOLGD,
        to_recover_cents__gt=0,
    )


def _can_be_proposed() -> Q:
    """The final account was found in order, and nobody proposed or decided anything."""
    final = Verantwoording.objects.filter(
        uitkering=OuterRef("pk"),
        paper__in=YEARLY_KINDS,
        status=Status.IN_ORDE,
        current__is_final=True,
    )
    proposed = Voorstel.objects.filter(uitkering=OuterRef("pk"))
    decided = Beschikking.objects.filter(uitkering=OuterRef("pk"), kind__in=SETTLEMENTS)
    return Q(
        Exists(final),
        ~Exists(proposed.exclude(status=VoorstelStatus.INGETROKKEN)),
        ~Exists(decided.exclude(status=BeschikkingStatus.VERVALLEN)),
        deal__status=DealStatus.EINDVERANTWOORDING,
    )


def _can_be_closed() -> Q:
    """Nothing is open any more, and the time to object is over."""
    of_uitkering = {"uitkering": OuterRef("pk")}
    owed = Obligation.objects.outstanding().filter(dossier=OuterRef("deal_id"))
    recovers = Voorstel.objects.filter(_still_recovers(), **of_uitkering)
    claims = Vordering.objects.filter(status__in=OUTSTANDING, **of_uitkering)
    ready = Beschikking.objects.filter(LIES_READY, **of_uitkering).exclude(OVERTAKEN)
    objections = Bezwaar.objects.filter(beschikking__uitkering=OuterRef("pk"), status__in=OPEN)
    return Q(
        ~Exists(owed),
        ~Exists(recovers),
        ~Exists(claims),
        ~Exists(ready),
        ~Exists(objections),
        deal__status=DealStatus.VASTGESTELD,
    )

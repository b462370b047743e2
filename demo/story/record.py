"""Looks things up afresh for every scene: between two scenes somebody else may have acted."""

from django.db.models import QuerySet

from demo.inventions import DealInvention
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.convenant.models import Convenant
from regiodeals.deal.models import Deal, PartyRole
from regiodeals.party.models import Organisation

TRANCHE = 5
REVIEWER, SIGNER = "farid", "marit"


def deal_of(invention: DealInvention) -> Deal:
    """The deal that the invention belongs to."""
    return Deal.objects.get(tranche__number=TRANCHE, name=invention["naam"])


def officer_of(invention: DealInvention) -> User:
    """Its case officer."""
    return account(invention["behandelaar"])


def account(username: str) -> User:
    """Somebody of the cast."""
    return User.objects.get(username=username)


def convenant_of(invention: DealInvention) -> Convenant:
    """The convenant; there is one since its preparation began."""
    return Convenant.objects.get(deal=deal_of(invention))


def beschikking_of(invention: DealInvention) -> Beschikking:
    """The verlening; there is one since it was drafted."""
    return verlening_of(invention).get()


def verlening_of(invention: DealInvention) -> QuerySet[Beschikking]:
    """The first verlening, if there is one; a visitor of the demonstration may decide more."""
    rows = Beschikking.objects.filter(kind=BeschikkingKind.VERLENING)
    found = rows.filter(uitkering__deal=deal_of(invention)).order_by("pk")
    return rows.filter(pk__in=found.values("pk")[:1]).select_related("uitkering__deal", "document")


def overleg_of(invention: DealInvention) -> Overleg:
    """The first overleg; there is one since the bekendmaking."""
    return Overleg.objects.filter(deal=deal_of(invention)).order_by("year")[0]


def organisation(name: str) -> Organisation:
    """An organisation of the facts."""
    return Organisation.objects.get(name=name)


def has_kassier(invention: DealInvention) -> bool:
    """Whether a kassier was appointed, by whomever."""
    return deal_of(invention).parties.filter(role=PartyRole.KASSIER).exists()


def times_taken(invention: DealInvention, action: str) -> int:
    """How often the trail of a deal holds an act. A state can go back; the trail never does."""
    return AuditEntry.objects.filter(dossier=deal_of(invention).pk, action=action).count()

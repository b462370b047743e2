"""What must be true before a convenant is concluded."""

from typing import Any

from regiodeals.deal.models import SIGNING_ROLES, PartyRole
from regiodeals.workflow import requirement

OTHER_BEWINDSPERSONEN = 2


@requirement("Nog niet elke partij die moet tekenen, heeft getekend.")
def has_every_signature(convenant: Any) -> bool:
    """Each signing party has a signature, and no signature that was asked for is missing."""
    slots = list(convenant.ondertekeningen.all())
    signing = {p.pk for p in convenant.deal.parties.all() if p.role in SIGNING_ROLES}
    return (
        bool(signing)
        and signing == {slot.party_id for slot in slots}
        and all(slot.signed_on for slot in slots)
    )


@requirement("Er is geen coördinerend ministerie. Wijs er een aan.")
def has_coordinating_minister(convenant: Any) -> bool:
    """One ministry coordinates for the Rijk."""
    return any(p.is_coordinating for p in convenant.deal.parties.all())


@requirement("Naast de coördinerende moeten minstens twee andere bewindspersonen tekenen.")
def has_two_other_bewindspersonen(convenant: Any) -> bool:
    """The letter to parliament: two or more colleagues have signed along each deal.

    One ministry can have two: its minister and its state secretary hold two offices.
    """
    of_the_rijk = [
        s for s in convenant.ondertekeningen.all() if s.party.role == PartyRole.RIJKSPARTIJ
    ]
    return len(of_the_rijk) >= 1 + OTHER_BEWINDSPERSONEN


@requirement("Er is nog geen regiopartij.")
def has_regional_party(convenant: Any) -> bool:
    """A Regio Deal has one or more regional partners (Besluit art. 1)."""
    return any(p.role == PartyRole.REGIOPARTIJ for p in convenant.deal.parties.all())

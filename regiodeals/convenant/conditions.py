"""What must be true before a convenant is concluded, or a day of it corrected."""

from datetime import date
from typing import Any

from regiodeals.common.citations import cited
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch, joined
from regiodeals.deal.models import SIGNING_ROLES, Deal, DealStatus, PartyRole
from regiodeals.legal.grant_rules import GrantRules
from regiodeals.workflow import hindrances, requirement

OTHER_BEWINDSPERSONEN = 2
CORRECT_SIGNATURE = "regiodeals.convenant.correct_signature"


@requirement(dutch("Nog niet elke partij die moet tekenen, heeft getekend."))
def has_every_signature(convenant: Any) -> bool:
    """Each signing party has a signature, and no signature that was asked for is missing."""
    slots = list(convenant.ondertekeningen.all())
    signing = {p.pk for p in convenant.deal.parties.all() if p.role in SIGNING_ROLES}
    return (
        bool(signing)
        and signing == {slot.party_id for slot in slots}
        and all(slot.signed_on for slot in slots)
    )


@requirement(dutch("Er is geen coördinerend ministerie. Wijs er een aan."))
def has_coordinating_minister(convenant: Any) -> bool:
    """One ministry coordinates for the Rijk."""
    return any(p.is_coordinating for p in convenant.deal.parties.all())


@requirement(dutch("Naast de coördinerende moeten minstens twee andere bewindspersonen tekenen."))
def has_two_other_bewindspersonen(convenant: Any) -> bool:
    """The letter to parliament: two or more colleagues have signed along each deal.

    One ministry can have two: its minister and its state secretary hold two offices.
    """
    of_the_rijk = [
        s for s in convenant.ondertekeningen.all() if s.party.role == PartyRole.RIJKSPARTIJ
    ]
    return len(of_the_rijk) >= 1 + OTHER_BEWINDSPERSONEN


@requirement(dutch("Er is nog geen regiopartij."))
def has_regional_party(convenant: Any) -> bool:
    """A Regio Deal has one or more regional partners (Besluit art. 1)."""
    return any(p.role == PartyRole.REGIOPARTIJ for p in convenant.deal.parties.all())


def why_days_are_fixed(convenant: Any) -> str:
    """Why no day of signature is corrected any more; empty as long as one may be.

    Until the convenant is concluded nothing is counted from it. After that an upper room says what
    rests on it, and with another state of the deal it is done.
    """
    deal = convenant.deal
    if deal.concluded_on is None:
        return ""
    if deal.status != DealStatus.GESLOTEN:
        state = deal.get_status_display()
        return dutch(
            "De deal is in de stand “{stand}”. De dag van een handtekening verandert niet meer.",
            stand=state,
        )
    return joined(" ", hindrances(CORRECT_SIGNATURE, convenant))


def outside_window(deal: Deal, day: date) -> str:
    """What follows when the convenant is of that day; empty within the window of its tranche.

    A convenant that was signed is a fact, also outside the window (Besluit art. 4, 5 or 12 lid 1):
    a person decides, and says why. Nothing is said of a tranche whose rules are not known.
    """
    rules = deal.tranche.known_rules
    if rules is None or day in rules.concluding_window:
        return ""
    return dutch(
        "{dag} valt buiten de periode {periode}. {gevolg}.",
        dag=long_date(day).capitalize(),
        periode=str(rules.concluding_window),
        gevolg=what_follows_outside(rules, dutch("dan")).capitalize(),
    )


def what_follows_outside(rules: GrantRules, when: str) -> Words:
    """What a day outside the window means for the uitkering, with its article; `when` says which.

    Only where the window is strict is it certain that none can be granted.
    """
    article = cited(rules.articles.concluding_window)
    if rules.window_is_strict:
        return dutch(
            "{wanneer} kan geen uitkering worden verleend ({artikel})",
            wanneer=when,
            artikel=article,
        )
    return dutch(
        "of {wanneer} een uitkering kan worden verleend, staat ter beoordeling ({artikel})",
        wanneer=when,
        artikel=article,
    )

"""Who may do what with a beschikking: drafting, reviewing and signing are three people."""

from datetime import date
from math import ceil
from typing import Any

from disbursement.mandaat.models import Bevoegdheid
from disbursement.mandaat.rendering import why_no_mandaat
from disbursement.mandaat.selectors import mandaat_for
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.legal.decisions import DecisionKind
from regiodeals.workflow import allowed_if, requirement

# Kinds that fix an amount of their own, when they hold one.
DECIDES_AN_AMOUNT = (
    DecisionKind.WIJZIGING,
    DecisionKind.VASTSTELLING,
    DecisionKind.LAGERE_VASTSTELLING,
    DecisionKind.TERUGVORDERING,
)


# Drafts and makes known.
is_behandelaar = may_handle


@requirement(dutch("Alleen wie de beschikking opstelde, stuurt haar naar de toetsing."))
def is_drafter(beschikking: Any, user: User) -> bool:
    """The person who answers for the draft."""
    return bool(beschikking.drafter_id == user.pk)


@requirement(dutch("Alleen wie dit concept opstelde, mag het wijzigen of weggooien."))
def is_own_concept(beschikking: Any, user: User) -> bool:
    """What somebody writes is not changed behind their back."""
    return bool(beschikking.drafter_id == user.pk)


@requirement(dutch("Alleen een toetser mag dit doen."))
def is_toetser(_beschikking: Any, user: User) -> bool:
    """Reviews against the Besluit."""
    return user.has_role(Role.TOETSER)


@requirement(dutch("Alleen een tekenbevoegde mag dit doen."))
def is_tekenbevoegde(_beschikking: Any, user: User) -> bool:
    """Signs in the name of the minister."""
    return user.has_role(Role.TEKENBEVOEGDE)


@requirement(dutch("U stelde deze beschikking zelf op. Een ander moet dit doen."))
def is_not_drafter(beschikking: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(beschikking.drafter_id != user.pk)


@requirement(dutch("U toetste deze beschikking zelf. Een ander moet dit doen."))
def is_not_reviewer(beschikking: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(beschikking.reviewer_id != user.pk)


def amount_to_cover(beschikking: Any) -> int:
    """Which amount a mandate must cover, in euro cents: the ceiling of a mandate is in euros.

    For a wijziging that changes the amount, a vaststelling and a terugvordering it is the amount
    decided; for every other kind the whole uitkering that the decision is about. Dollars count at
    the rate at which the uitkering was granted, rounded up, so that a cent too much is refused.
    """
    uitkering = beschikking.uitkering
    if beschikking.kind not in DECIDES_AN_AMOUNT or beschikking.amount_cents is None:
        return int(uitkering.amount_cents)
    if uitkering.usd_rate is None:
        return int(beschikking.amount_cents)
    euro_cents: int = ceil(beschikking.amount_cents / uitkering.usd_rate)
    return euro_cents


def power_to_sign(beschikking: Any, user: User, day: date) -> Bevoegdheid | None:
    """The power under which `user` may sign this on `day` (Awb 10:3); None without one."""
    return mandaat_for(user, **_to_cover(beschikking, day))


def _to_cover(beschikking: Any, day: date) -> dict[str, Any]:
    return {
        "day": day,
        "amount_cents": amount_to_cover(beschikking),
        "kind": beschikking.kind,
        "strangers": (beschikking.drafter_id, beschikking.reviewer_id),
        "known": beschikking.known_powers,
    }


def why_no_power(beschikking: Any, user: User) -> str:
    """What is missing today, in a sentence for `user`."""
    return why_no_mandaat(user, **_to_cover(beschikking, clock.today()))


@requirement(
    dutch("U hebt vandaag geen mandaat voor dit besluit en dit bedrag."), explain=why_no_power
)
def has_mandaat(beschikking: Any, user: User) -> bool:
    """The mandate covers the kind and the amount today (Awb 10:3)."""
    return power_to_sign(beschikking, user, clock.today()) is not None


@requirement(dutch("Dit doet niemand: het volgt vanzelf uit de wet."))
def nobody(_beschikking: Any, _user: Any) -> bool:
    """What the law makes happen by itself is for the system."""
    return False


may_submit = allowed_if(is_behandelaar, is_drafter)
may_review = allowed_if(is_toetser, is_not_drafter)
may_sign = allowed_if(is_tekenbevoegde, is_not_drafter, is_not_reviewer, has_mandaat)
may_refuse_to_sign = allowed_if(is_tekenbevoegde, is_not_drafter, is_not_reviewer)
# Who could sign it can go back on it, as long as nobody was told (Awb 3:40).
may_lapse = may_sign
may_announce = allowed_if(is_behandelaar)

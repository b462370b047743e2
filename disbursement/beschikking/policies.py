"""Who may do what with a beschikking: drafting, reviewing and signing are three people."""

from typing import Any

from disbursement.mandaat.selectors import mandaat_for
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.workflow import allowed_if, requirement


@requirement("Alleen een behandelaar mag dit doen.")
def is_behandelaar(_beschikking: Any, user: User) -> bool:
    """Drafts and makes known."""
    return user.has_role(Role.BEHANDELAAR)


@requirement("Alleen wie de beschikking opstelde, stuurt haar naar de toetsing.")
def is_drafter(beschikking: Any, user: User) -> bool:
    """The person who answers for the draft."""
    return bool(beschikking.drafter_id == user.pk)


@requirement("Alleen een toetser mag dit doen.")
def is_toetser(_beschikking: Any, user: User) -> bool:
    """Reviews against the Besluit."""
    return user.has_role(Role.TOETSER)


@requirement("Alleen een tekenbevoegde mag dit doen.")
def is_tekenbevoegde(_beschikking: Any, user: User) -> bool:
    """Signs in the name of the minister."""
    return user.has_role(Role.TEKENBEVOEGDE)


@requirement("U stelde deze beschikking zelf op. Een ander moet dit doen.")
def is_not_drafter(beschikking: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(beschikking.drafter_id != user.pk)


@requirement("U toetste deze beschikking zelf. Een ander moet tekenen.")
def is_not_reviewer(beschikking: Any, user: User) -> bool:
    """Four eyes count persons, not roles."""
    return bool(beschikking.reviewer_id != user.pk)


@requirement("U hebt vandaag geen mandaat voor dit bedrag.")
def has_mandaat(beschikking: Any, user: User) -> bool:
    """The mandate covers the amount today (Awb 10:3)."""
    amount = beschikking.uitkering.amount_cents
    return mandaat_for(user, day=clock.today(), amount_cents=amount) is not None


@requirement("Dit doet niemand: het gebeurt vanzelf als de termijn voorbij is.")
def nobody(_beschikking: Any, _user: Any) -> bool:
    """What the law makes happen by itself is for the system."""
    return False


may_submit = allowed_if(is_behandelaar, is_drafter)
may_review = allowed_if(is_toetser, is_not_drafter)
may_sign = allowed_if(is_tekenbevoegde, is_not_drafter, is_not_reviewer, has_mandaat)
may_refuse_to_sign = allowed_if(is_tekenbevoegde, is_not_drafter, is_not_reviewer)
may_announce = allowed_if(is_behandelaar)

"""Who may do what with a bezwaar: who had a part in the decision does not decide again.

The decision is also the one that came in its place, where the bezwaar is about that too.
"""

from datetime import date
from itertools import islice
from typing import Any

from disbursement.beschikking.policies import amount_to_cover
from disbursement.mandaat.models import Bevoegdheid
from disbursement.mandaat.selectors import mandaat_for
from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal import policies as of_deals
from regiodeals.workflow import allowed_if, requirement

# Registers it and prepares the decision.
is_behandelaar = of_deals.may_handle


@requirement(dutch("Alleen een tekenbevoegde mag dit doen."))
def is_tekenbevoegde(_bezwaar: Any, user: Any) -> bool:
    """Decides in the name of the minister."""
    return bool(user.has_role(Role.TEKENBEVOEGDE))


@requirement(dutch("U ondertekende dit besluit zelf. Een ander moet dit doen."))
def did_not_sign(bezwaar: Any, user: Any) -> bool:
    """Who took the decision under a mandate cannot have the mandate for this (Awb 10:3 lid 3)."""
    return all(row.signer_id != user.pk for row in bezwaar.contested)


@requirement(dutch("Dit besluit is in uw plaats ondertekend. Een ander moet dit doen."))
def was_not_signed_for(bezwaar: Any, user: Any) -> bool:
    """What a deputy signed, was decided under the mandate of the holder (Awb 10:3 lid 3)."""
    return all(row.signed_for_id != user.pk for row in bezwaar.contested)


@requirement(dutch("U stelde dit besluit op of toetste het. Een ander moet dit doen."))
def did_not_prepare(bezwaar: Any, user: Any) -> bool:
    """Fresh eyes: nobody judges what is his own work."""
    return all(user.pk not in (row.drafter_id, row.reviewer_id) for row in bezwaar.contested)


def power_to_decide(bezwaar: Any, user: Any, day: date) -> Bevoegdheid | None:
    """The power under which `user` may decide on `day`; None without one.

    It covers a decision of the same kind and amount, and nobody deputises one of those who had a
    part in the first one (Awb 10:3 lid 3).
    """
    beschikking = bezwaar.beschikking
    return mandaat_for(
        user,
        day=day,
        amount_cents=amount_to_cover(beschikking),
        kind=beschikking.kind,
        strangers=who_had_a_part(bezwaar),
    )


def who_had_a_part(bezwaar: Any) -> list[int | None]:
    """Who drafted, reviewed or signed what it is against, or was signed for: they do not decide."""
    return [
        person
        for row in bezwaar.contested
        for person in (row.drafter_id, row.reviewer_id, row.signer_id, row.signed_for_id)
    ]


@requirement(dutch("U hebt vandaag geen mandaat voor dit besluit en dit bedrag."))
def has_mandaat(bezwaar: Any, user: Any) -> bool:
    """The mandate covers what is at stake today (Awb 10:3)."""
    return power_to_decide(bezwaar, user, clock.today()) is not None


may_handle = allowed_if(is_behandelaar)
may_withdraw = allowed_if(is_behandelaar, did_not_sign, was_not_signed_for)
# Whether late is excused, and whether anybody is heard: half of the decision.
may_weigh = allowed_if(is_behandelaar, did_not_sign, was_not_signed_for, did_not_prepare)
may_decide = allowed_if(
    is_tekenbevoegde, did_not_sign, was_not_signed_for, did_not_prepare, has_mandaat
)


def refusals(permission: Any, bezwaar: Any, user: Any) -> list[str]:
    """The sentence of the first rule that keeps `user` from an act that is no step; or none."""
    refused = (rule.sentence for rule in permission.rules if not rule(bezwaar, user))
    return list(islice(refused, 1))

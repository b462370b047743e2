"""Who may do what: proposing, deciding and booking are different people's work."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Alleen een behandelaar mag dit doen."))
def is_behandelaar(_subject: Any, user: Any) -> bool:
    """Proposes, drafts, tells the kassier and reminds."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("Alleen een controller mag dit doen."))
def is_controller(_subject: Any, user: Any) -> bool:
    """Records what came in and what interest was set."""
    return bool(user.has_role(Role.CONTROLLER))


@requirement(
    dutch("Alleen wie het voorstel deed, stelt het besluit op. Trek het in en stel het zelf voor.")
)
def is_proposer(voorstel: Any, user: Any) -> bool:
    """The proposer drafts, so that whoever reviews and signs is always somebody else."""
    return bool(voorstel.proposed_by_id == user.pk)


@requirement(
    dutch(
        "Alleen wie het voorstel deed, stelt de terugvordering op, zolang die bij het ministerie"
        " werkt."
    )
)
def may_recover(voorstel: Any, user: Any) -> bool:
    """As `is_proposer`, until that person left: what was settled cannot be proposed anew.

    The kassier hears it within a year (Besluit, articles 15 lid 4 and 17 lid 6), and who left
    reviews and signs nothing either.
    """
    return is_proposer(voorstel, user) or not voorstel.proposed_by.is_ministry


@requirement(dutch("Dit doet niemand: het volgt vanzelf uit wat er gebeurt."))
def nobody(_subject: Any, _user: Any) -> bool:
    """What follows by itself is for the system."""
    return False


may_propose = is_behandelaar
may_withdraw = is_behandelaar
may_tell = is_behandelaar
may_remind = is_behandelaar
may_interrupt = is_behandelaar
may_receive = is_controller

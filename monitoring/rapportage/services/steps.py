"""The step that a button names."""

from collections.abc import Callable

from monitoring.rapportage.services.asking import withdraw_request
from monitoring.rapportage.services.reviewing import (
    accept_report,
    correct_report,
    send_back_report,
)
from monitoring.rapportage.services.submitting import (
    give_back_report,
    offer_report,
    submit_report,
    take_back_report,
)
from regiodeals.accounts.models import User
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch

PLAIN: dict[str, Callable[..., object]] = {"offer": offer_report}
OF_WHAT_WAS_SEEN: dict[str, Callable[..., object]] = {
    "submit": submit_report,
    "send_back": send_back_report,
    "accept": accept_report,
}
WITH_REMARK: dict[str, Callable[..., object]] = {
    "take_back": take_back_report,
    "give_back": give_back_report,
    "correct": correct_report,
    "withdraw": withdraw_request,
}


def take_step(
    *, rapportage_id: int, verb: str, actor: User, remark: str = "", seen: str = ""
) -> None:
    """Take it; raises WrongState for one that does not exist.

    `seen` is the hash of what the page showed, for the steps that are about exactly that.
    """
    if verb in OF_WHAT_WAS_SEEN:
        OF_WHAT_WAS_SEEN[verb](rapportage_id=rapportage_id, actor=actor, seen=seen)
    elif verb in WITH_REMARK:
        WITH_REMARK[verb](rapportage_id=rapportage_id, actor=actor, remark=remark)
    elif verb in PLAIN:
        PLAIN[verb](rapportage_id=rapportage_id, actor=actor)
    else:
        raise WrongState(dutch("Deze stap bestaat niet."))

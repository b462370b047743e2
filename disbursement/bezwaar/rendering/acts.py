"""What can be done with a bezwaar now, as the buttons of its page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from disbursement.bezwaar import policies
from disbursement.bezwaar.models import Bezwaar, EventKind
from disbursement.bezwaar.selectors import new_decision_owed, suspension_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import Timeliness

STEPS = ("take_up", "plan_hearing", "hold_hearing", "waive_hearing", "decide", "record_judgment")
# By which it goes on, the furthest first; then what has to be done before the next step.
ONWARD = (
    "decide",
    "record_judgment",
    "hold_hearing",
    "take_up",
    "plan_hearing",
    "waive_hearing",
    "confirm",
    "judge_lateness",
    "forward",
    "resume",
)
ENDING = ("withdraw", "void")
# Of the acts beside them; all others are for any behandelaar.
PERMISSIONS = {
    "judge_lateness": policies.may_weigh,
    "judge_lateness_again": policies.may_weigh,
    "withdraw": policies.may_withdraw,
    "void": policies.may_withdraw,
    "waive_new_decision": policies.may_weigh,
}


def acts_of(bezwaar: Bezwaar, user: User) -> list[dict[str, Any]]:
    """The one act by which the bezwaar goes on first, as the primary button; what ends it last."""
    found = list(_acts(bezwaar, user))
    possible = {act["verb"]: act for act in found if not act["reasons"]}
    if bezwaar.hearing_on is not None:
        possible.pop("plan_hearing", None)
    onward = next((possible[verb] for verb in ONWARD if verb in possible), None)
    if onward is None:
        return found
    onward["kind"] = "primary"
    return [onward, *(act for act in found if act is not onward)]


def _acts(bezwaar: Bezwaar, user: User) -> Iterator[dict[str, Any]]:
    """The steps from the present state and the acts beside them, with the reasons why not."""
    for button in workflow.buttons(bezwaar, STEPS, user):
        if bezwaar.is_beroep == (button.verb == "record_judgment"):
            is_hearing = button.verb == "plan_hearing"
            label = bezwaar.hearing_act if is_hearing else button.label
            yield _act(bezwaar, button.verb, label, list(button.reasons))
    for verb, label in _beside_the_steps(bezwaar):
        permission = PERMISSIONS.get(verb, policies.may_handle)
        yield _act(bezwaar, verb, label, policies.refusals(permission, bezwaar, user))


def _beside_the_steps(bezwaar: Bezwaar) -> Iterator[tuple[str, str]]:
    if not bezwaar.is_open:
        if new_decision_owed(bezwaar) is not None:
            yield "waive_new_decision", dutch("Geen nieuw besluit nodig")
        return
    kinds = [event.kind for event in bezwaar.events.all()]
    is_awb = bezwaar.instrument is not Instrument.BU
    for verb, label, is_shown in (
        ("confirm", dutch("Ontvangst is bevestigd"), bezwaar.confirmed_on is None),
        ("forward", dutch("Is doorgestuurd"), bezwaar.is_beroep and bezwaar.forwarded_on is None),
        ("judge_lateness", dutch("Te laat: beoordelen"), _is_to_be_judged(bezwaar)),
        ("judge_lateness_again", dutch("Te laat: opnieuw beoordelen"), _is_judged(bezwaar)),
        ("resume", dutch("Is hersteld"), suspension_of(bezwaar) is not None),
        ("suspend", dutch("Om herstel vragen"), is_awb and not bezwaar.is_beroep),
        ("postpone", dutch("Verdagen"), not bezwaar.is_beroep and EventKind.VERDAGING not in kinds),
        ("postpone_further", dutch("Verder uitstellen"), is_awb and EventKind.VERDAGING in kinds),
        ("withdraw", dutch("Intrekking vastleggen"), True),
        ("void", dutch("Verkeerd vastgelegd, laten vervallen"), True),
    ):
        if is_shown:
            yield verb, label


def is_late(bezwaar: Bezwaar) -> bool:
    """Now: what was judged before the term turned out to be longer is of no account."""
    return bezwaar.timeliness is Timeliness.LATE


def _is_to_be_judged(bezwaar: Bezwaar) -> bool:
    return is_late(bezwaar) and bezwaar.late_excused is None


def _is_judged(bezwaar: Bezwaar) -> bool:
    return is_late(bezwaar) and bezwaar.late_excused is not None


def _act(bezwaar: Bezwaar, verb: str, label: str, reasons: list[str]) -> dict[str, Any]:
    return {
        "verb": verb,
        "label": label,
        "url": reverse("disbursement:bezwaar-act", args=[bezwaar.pk, verb]),
        "kind": "subtle" if verb in ENDING else "secondary",
        "reasons": reasons,
    }

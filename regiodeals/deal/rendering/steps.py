"""How the steps of a deal look as buttons, and which of them ask for a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from regiodeals.common.words import dutch
from regiodeals.deal.conditions import REASONS
from regiodeals.workflow import Button


@dataclass(frozen=True, slots=True)
class StepLook:
    """A step as the page shows it; `remark` is required where a reason is asked."""

    button: Button
    kind: str
    remark: str
    question: str


def reason_asked_for(verb: str) -> str:
    """The question that comes with a step; empty when it asks for no reason."""
    return REASONS.get(verb, "")


def steps_onward(buttons: Iterable[Button]) -> list[StepLook]:
    """The steps that carry a deal on; the first is the primary button of the page."""
    onward = [button for button in buttons if not reason_asked_for(button.verb)]
    return [
        StepLook(button, "secondary" if index else "primary", "optional", dutch("Opmerking"))
        for index, button in enumerate(onward)
    ]


def steps_to_an_end(buttons: Iterable[Button]) -> list[StepLook]:
    """The steps that end a deal before its time; each asks for a reason."""
    return [
        StepLook(button, "danger", "required", question)
        for button in buttons
        if (question := reason_asked_for(button.verb))
    ]

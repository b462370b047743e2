"""An act that is no step is refused with the sentence of the first rule in its way."""

from typing import Any

import pytest

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import NotAllowed
from regiodeals.workflow import allowed_if, requirement

SANNE = User(first_name="Sanne", last_name="Voorbeeld")


@requirement("Alleen op maandag.")
def never(_subject: Any, _user: Any) -> bool:
    return False


@requirement("Dit mag niemand.", explain=lambda _subject, user: f"Niet voor {user}.")
def not_for_you(_subject: Any, _user: Any) -> bool:
    return False


@requirement("Dit mag iedereen.")
def always(_subject: Any, _user: Any) -> bool:
    return True


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (never, "Alleen op maandag."),
        (not_for_you, f"Niet voor {SANNE}."),
        (allowed_if(always, never, not_for_you), "Alleen op maandag."),
    ],
)
def test_it_is_refused_with_the_first_sentence(policy, sentence):
    with pytest.raises(NotAllowed) as refused:
        workflow.require(policy, None, SANNE)
    assert str(refused.value) == sentence


def test_who_may_is_not_held_up():
    workflow.require(allowed_if(always, always), None, SANNE)
    workflow.require(always, None, SANNE)

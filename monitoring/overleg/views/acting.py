"""An act of which the page says how it went."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError

Done = TypeVar("Done")


def told(
    request: AuthenticatedRequest, act: Callable[[], Done], says: str | Callable[[Done], str]
) -> bool:
    """Do it, and say `says`, which may be made of what came of it; a refusal says its own sentence.

    Returns whether it was done.
    """
    try:
        done = act()
    except DomainError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, says if isinstance(says, str) else says(done))
    return True

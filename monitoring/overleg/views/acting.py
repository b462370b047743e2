"""An act of which the page says how it went."""

from collections.abc import Callable

from django.contrib import messages

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError


def told(request: AuthenticatedRequest, act: Callable[[], object], says: str) -> bool:
    """Do it, and say `says`; a refusal says its own sentence. Returns whether it was done."""
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, says)
    return True

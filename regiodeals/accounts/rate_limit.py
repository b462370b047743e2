"""A brake on pages that everybody may use: so many times a minute from one address."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regiodeals.accounts.client_address import client_address

WINDOW_SECONDS = 60


def is_too_often(request: HttpRequest, what: str, *, per_minute: int) -> bool:
    """Count this request; True when its sender came more often than that in the last minute.

    Each web process counts for itself, so the real limit is that many times their number.
    """
    key = f"rate:{what}:{client_address(request)}"
    if cache.add(key, 1, WINDOW_SECONDS):
        return False
    try:
        return cache.incr(key) > per_minute
    except ValueError:
        # The minute ended in between.
        return False


def too_often(request: HttpRequest) -> HttpResponse:
    """The answer to who comes too often."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(WINDOW_SECONDS)
    return response

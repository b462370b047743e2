"""A brake on guessing passwords, beside the lock of axes on one name from one address.

Axes stops who tries one name from one place. This stops who tries many names from one place, and
one name from many places. Neither may keep out whose name it is: a browser that logged in with that
name before is let through to axes, whatever strangers do elsewhere; see SECURITY.md.
"""

import unicodedata

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac

from regiodeals.accounts.client_address import client_network
from regiodeals.accounts.counting import count, counted

SALT = "regiodeals.accounts.known_browser"
HOUR_SECONDS = 60 * 60
# An office behind one address mistypes less than this; who guesses needs thousands. Axes lets one
# address count twenty of an hour for one name: a stranger from one place does not close a name.
PER_ADDRESS, PER_NAME = 60, 40
LONGEST_USERNAME = 150
COOKIE = "bekend"
COOKIE_SECONDS = 180 * 24 * HOUR_SECONDS


def is_braked(request: HttpRequest, username: str) -> bool:
    """Whether this attempt is not looked at: too many wrong ones, in a browser that is unknown."""
    if _is_known(request, username):
        return False
    by_address, by_name = (counted(key) for key in _keys(request, username))
    return by_address >= PER_ADDRESS or by_name >= PER_NAME


def note_failure(request: HttpRequest, username: str) -> None:
    """Count a wrong password or an unknown name; the same for both, so that it tells nothing."""
    if _is_known(request, username):
        return
    for key in _keys(request, username):
        count(key, HOUR_SECONDS)


def remember(response: HttpResponse, username: str) -> None:
    """Know this browser again, for this name; the cookie gives access to nothing."""
    response.set_signed_cookie(
        _cookie(),
        _digest(username),
        salt=SALT,
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def refuse(request: HttpRequest) -> HttpResponse:
    """The answer to an attempt that is not looked at."""
    response = render(request, "registration/lockout.html", {"hour": True}, status=429)
    response["Retry-After"] = str(HOUR_SECONDS)
    return response


def _is_known(request: HttpRequest, username: str) -> bool:
    said = request.get_signed_cookie(_cookie(), "", salt=SALT, max_age=COOKIE_SECONDS)
    return constant_time_compare(said or "", _digest(username))


def _cookie() -> str:
    return f"__Host-{COOKIE}" if settings.SESSION_COOKIE_SECURE else COOKIE


def _keys(request: HttpRequest, username: str) -> tuple[str, str]:
    return f"login:van:{client_network(request)}", f"login:naam:{_digest(username)}"


def _digest(username: str) -> str:
    """No name stands in a cookie or among the counts; one name has one, however it is written."""
    # As the form reads it: other signs for the same letter are the same name.
    name = unicodedata.normalize("NFKC", username[:LONGEST_USERNAME]).strip().lower()
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()

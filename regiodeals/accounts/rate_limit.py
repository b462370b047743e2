"""A brake on pages that everybody may use, by address, and on costly acts, by person."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regiodeals.accounts.client_address import client_network
from regiodeals.accounts.counting import count, count_since
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import hour_of
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

WINDOW_SECONDS = 60
HOUR = timedelta(hours=1)


class TooOften(DomainError):
    """The person did it as often as an hour has room for; the sentence says when he may again."""


def is_too_often(request: HttpRequest, what: str, *, per_minute: int) -> bool:
    """Count this request; True when its sender came more often than that in the last minute."""
    return count(f"rate:{what}:{client_network(request)}", WINDOW_SECONDS) > per_minute


def require_turn(user: User, what: str, *, per_hour: int) -> None:
    """Count this act; raises TooOften for one more than that in the hour that its first began."""
    number, since = count_since(f"turn:{what}:{user.pk}", int(HOUR.total_seconds()))
    if number > per_hour:
        again = (since + HOUR).astimezone(clock.AMSTERDAM)
        raise TooOften(
            dutch(
                "U deed dit {aantal} keer in een uur. Vanaf {tijd} uur kunt u verder.",
                aantal=per_hour,
                tijd=hour_of(again),
            )
        )


def too_often(request: HttpRequest) -> HttpResponse:
    """The answer to who comes too often."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(WINDOW_SECONDS)
    return response

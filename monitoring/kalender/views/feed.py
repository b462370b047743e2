"""The own calendar in a program: the page that gives the address, and what stands at it.

Whoever has the address is let in, so it is treated as a password: shown once, kept as a hash, in no
log, and of no use once the account or the role has ended.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.kalender import services
from monitoring.kalender.policies import may_have_calendar
from monitoring.kalender.rendering.feed import calendar_of, tag_of
from monitoring.kalender.selectors import link_of, link_with
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.language import language_of_person
from regiodeals.accounts.rate_limit import HOUR, TooOften, is_too_often, require_turn, too_often
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, said
from regiodeals.mail.rendering import absolute_url

WHAT = "agendalink"
# A program asks once or a few times an hour.
PER_HOUR = 60
# Each leaves a row and a line in the trail.
LINKS_PER_HOUR = 10
# Misses only: colleagues come from one address, and are not stopped by who guesses there.
MISSES_PER_MINUTE = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: AuthenticatedRequest) -> HttpResponse:
    """Whether there is a link, and after a POST the new one: only this answer shows it."""
    address = ""
    if request.method == "POST":
        try:
            require_turn(request.user, "agendalink-maken", per_hour=LINKS_PER_HOUR)
            secret = services.make_link(actor=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            address = absolute_url(reverse("monitoring:kalender-feed", args=[secret]))
    context = {
        "link": link_of(request.user),
        "address": address,
        "per_hour": PER_HOUR,
        "breadcrumb": [
            {"label": dutch("Kalender"), "url": reverse("monitoring:kalender")},
            {"label": dutch("Agenda in Outlook of Thunderbird")},
        ],
    }
    return render(request, "monitoring/kalender/link.html", context)


@login_required
@require_POST
def revoke(request: AuthenticatedRequest) -> HttpResponse:
    """Let the link stop working."""
    try:
        services.revoke_link(actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, dutch("De link werkt niet meer. Uw agendaprogramma krijgt niets nieuws.")
        )
    return redirect("monitoring:kalender-link")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of whose secret it is, as that person may see it now."""
    found = link_with(secret)
    if found is None or not may_have_calendar(found.user):
        return _unlisted(_miss(request))
    # Nobody is logged in here: it is read in the language of whose calendar it is.
    with translation.override(language_of_person(found.user)):
        try:
            require_turn(found.user, WHAT, per_hour=PER_HOUR)
        except TooOften as error:
            return _unlisted(_wait(error))
        services.note_use(found)
        return _unlisted(_file(request, calendar_of(found.user)))


def _wait(error: TooOften) -> HttpResponse:
    text = f"{said(str(error))}\n"
    response = HttpResponse(text, "text/plain; charset=utf-8", status=429)
    response["Retry-After"] = str(int(HOUR.total_seconds()))
    return response


def _miss(request: HttpRequest) -> HttpResponse:
    """No such link, or one that does not work any more: nobody learns which."""
    if is_too_often(request, WHAT, per_minute=MISSES_PER_MINUTE):
        return too_often(request)
    return render(request, "404.html", status=404)


def _file(request: HttpRequest, text: str) -> HttpResponse:
    """The calendar, or that it has not changed since this program asked."""
    tag = tag_of(text)
    response = HttpResponse(text, "text/calendar; charset=utf-8")
    response["ETag"] = tag
    response["Content-Disposition"] = 'inline; filename="regiodeals.ics"'
    return get_conditional_response(request, etag=tag, response=response) or response


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, and no page that it leads to learns the address."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response

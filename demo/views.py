"""The one page of the demonstration itself: it moves the clock."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from demo.moving import let_pass
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.mail.models import Message

STEPS = {"dag": 1, "week": 7, "maand": 30}


@login_required
@require_POST
def move_clock(request: AuthenticatedRequest) -> HttpResponse:
    """Let a day, a week or a month pass, and say how much mail was ordered in it."""
    if settings.DEMO_CLOCK_FILE is None:
        raise Http404
    days = STEPS.get(request.POST.get("stap", ""))
    if days is None:
        messages.error(request, "Kies een dag, een week of een maand.")
        return redirect(_back(request))
    begin = clock.now()
    now = let_pass(days)
    mails = Message.objects.filter(queued_at__gt=begin).count()
    messages.success(
        request,
        f"Het is nu {long_date(now.date())}. Vanzelf gingen er {mails} mails uit."
        " Het ministerie ziet ze bij Post.",
    )
    return redirect(_back(request))


def _back(request: AuthenticatedRequest) -> str:
    """The page where the button stood, of this site only."""
    page = request.POST.get("terug", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts=None) else "/"

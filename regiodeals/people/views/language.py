"""The button in the frame of every page that shows the site in the other language."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from regiodeals.accounts.language import keep_for_strangers
from regiodeals.common.language import Language
from regiodeals.people import services


@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice: on the account, and in a cookie for the log-in page; back to the page.

    Only who has logged in has something that another site could change, so only he needs a token:
    a public page that offers the button sets no cookie.
    """
    return _chosen(request) if request.user.is_authenticated else _choose(request)


def _choose(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("taal", "")
    if chosen not in Language.values:
        return HttpResponseBadRequest()
    if request.user.is_authenticated:
        services.choose_language(language=Language(chosen), actor=request.user)
    response = redirect(_back(request))
    keep_for_strangers(response, Language(chosen))
    return response


_chosen = csrf_protect(_choose)


def _back(request: HttpRequest) -> str:
    """The page where the button stood, of this site only; the button itself names no page."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return page if is_ours else "/"

"""The type of a request behind the door: somebody has logged in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

UNKEEPABLE = dutch(
    "In uw opmerking staat een teken dat niet bewaard kan worden, vaak door plakken. Typ haar"
    " opnieuw."
)


class AuthenticatedRequest(HttpRequest):
    """A request of a known person; `login_required` and the route table see to it."""

    user: User


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form was sent in with; None for who only opens its page."""
    return request.POST if request.method == "POST" else None


def ask_again(request: HttpRequest, url: str, box: str) -> HttpResponseRedirect:
    """Back to the page of a step that was refused, with its box open where the words are missing.

    `box` is the id of its transition_form; `url` may lead to a part of the page.
    """
    if request.POST.get("opmerking", "").strip():
        return redirect(url)
    page = url.partition("#")[0]
    return redirect(f"{page}?{urlencode({'opnieuw': box})}")


def posted_remark(request: HttpRequest) -> str:
    """The words that go along with a step, where no form reads them.

    Raises InvalidInput for what no database keeps.
    """
    words = request.POST.get("opmerking", "")
    if "\0" in words:
        raise InvalidInput(UNKEEPABLE)
    return words

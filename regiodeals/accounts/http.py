"""The type of a request behind the door: somebody has logged in."""

from django.http import HttpRequest, QueryDict

from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput

UNKEEPABLE = (
    "In uw opmerking staat een teken dat niet bewaard kan worden, vaak door plakken. Typ haar"
    " opnieuw."
)


class AuthenticatedRequest(HttpRequest):
    """A request of a known person; `login_required` and the route table see to it."""

    user: User


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form was sent in with; None for who only opens its page."""
    return request.POST if request.method == "POST" else None


def posted_remark(request: HttpRequest) -> str:
    """The words that go along with a step, where no form reads them.

    Raises InvalidInput for what no database keeps.
    """
    words = request.POST.get("opmerking", "")
    if "\0" in words:
        raise InvalidInput(UNKEEPABLE)
    return words

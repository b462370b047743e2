"""The type of a request behind the door: somebody has logged in."""

from django.http import HttpRequest

from regiodeals.accounts.models import User


class AuthenticatedRequest(HttpRequest):
    """A request of a known person; `login_required` and the route table see to it."""

    user: User

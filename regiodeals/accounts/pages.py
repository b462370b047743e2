"""What the site says when something is wrong with it."""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an error; a database that is gone for a moment is no error of the program."""
    # Django calls this where it caught the error.
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return defaults.server_error(request)
    text = render_to_string("503.html")
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(text, status=status, headers={"Retry-After": "10"})

"""Pages that need no case: is the site alive, and what does it say when it is not?"""

import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.http import require_safe


@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """For the health check of the container: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an error; a database that is gone for a moment is no error of the program."""
    # Django calls this where it caught the error.
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return defaults.server_error(request)
    text = render_to_string("503.html")
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(text, status=status, headers={"Retry-After": "10"})

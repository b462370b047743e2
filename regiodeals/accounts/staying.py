"""How long somebody is still logged in, and staying so: pages ask it before a session ends."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

# So long before the end a page warns: time to read it, and to come back with a cup of coffee.
WARNS_S = 5 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest) -> JsonResponse:
    """The seconds that are left, and who it is; a POST makes it last anew. Nobody is told 401."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconden": 0}, status=HTTPStatus.UNAUTHORIZED)
    if request.method == "POST":
        request.session.renew()  # type: ignore[attr-defined]
    left = request.session.seconds_left()  # type: ignore[attr-defined]
    # Whose it is, and with what a form can be sent: an older page goes on after a new log-in.
    answer = {"seconden": left, "sleutel": get_token(request), "wie": request.user.pk}
    return JsonResponse(answer)

"""The door of every page: who comes from where, and whether the route is open to this person."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regiodeals.accounts.client_address import client_address
from regiodeals.accounts.login import ask_to_log_in
from regiodeals.accounts.routes import KEEPS_TEXT, PUBLIC, access_for
from regiodeals.common.origin import origin

GetResponse = Callable[[HttpRequest], HttpResponse]

SAFE_METHODS = ("GET", "HEAD")


class CookieMiddleware:
    """Refuses a cookie with a NUL: no session has such a key, and the database cannot look."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in value for value in request.COOKIES.values()):
            raise BadRequest("A cookie holds a NUL.")
        return self.get_response(request)


class OriginMiddleware:
    """Names the request in the trail: address and a number of its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = origin.set(f"web {client_address(request)} {uuid.uuid4().hex[:12]}")
        try:
            return self.get_response(request)
        finally:
            origin.reset(token)


class RouteAccessMiddleware:
    """Refuses each view that the route table does not open to this person."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """None lets the request through; anything else is the answer."""
        match = request.resolver_match
        access = access_for(match.view_name if match else "")
        if access is PUBLIC:
            return None
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):
                # A script would take the log-in page for its answer.
                return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
            if request.method == "POST" and match and match.view_name in KEEPS_TEXT:
                return ask_to_log_in(request) or redirect_to_login(_page_to_return_to(request))
            return redirect_to_login(_page_to_return_to(request))
        if access is None or not access.allows(request.user):
            return render(request, "403.html", {"access": access}, status=403)
        if request.method in SAFE_METHODS:
            request.user.roles_read = {}
        return None


def _page_to_return_to(request: HttpRequest) -> str:
    """A form is not sent a second time after the log-in, so its address leads nowhere then."""
    return request.get_full_path() if request.method in SAFE_METHODS else reverse("my-work")


class NoStoreMiddleware:
    """Keeps case data out of every cache; the back button after log-out shows nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

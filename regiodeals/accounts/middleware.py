"""The door of every page: who comes from where, and whether the route is open to this person."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regiodeals.accounts.client_address import client_address
from regiodeals.accounts.routes import PUBLIC, access_for
from regiodeals.common.origin import origin

GetResponse = Callable[[HttpRequest], HttpResponse]


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
            return redirect_to_login(request.get_full_path())
        if access is None or not access.allows(request.user):
            return render(request, "403.html", {"access": access}, status=403)
        return None


class NoStoreMiddleware:
    """Keeps case data out of every cache; the back button after log-out shows nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

"""A page with one form, that ends when the service takes what was filled in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

fills_in = require_http_methods(["GET", "HEAD", "POST"])


def fill_in(
    request: AuthenticatedRequest,
    form: Form,
    act: Callable[[], object],
    page: dict[str, Any],
    done: str,
) -> HttpResponse:
    """Show the form until the service takes it; what was typed stays when it is refused."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect(page["back_url"])
    return render(request, "monitoring/form.html", page | {"form": form})


def typed(request: AuthenticatedRequest) -> Any:
    """What was sent, or None where the form is only asked for."""
    return request.POST if request.method == "POST" else None


def form_page(title: str, lead: str, breadcrumb: list[Any], back_url: str) -> dict[str, Any]:
    """What the page says around its form, and where it leads to."""
    return {"title": title, "lead": lead, "breadcrumb": breadcrumb, "back_url": back_url}


def came_from(request: AuthenticatedRequest, page: dict[str, Any]) -> dict[str, Any]:
    """The page, leading back to the page that asked for it; a link leads to no other site."""
    back = request.GET.get("terug", "")
    is_local = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    if not (is_local and back.startswith("/")):
        return page
    return page | {"back_url": back, "back_text": dutch("Terug")}

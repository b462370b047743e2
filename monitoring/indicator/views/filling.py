"""A page with one form, that ends when the service takes what was filled in."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError

# An address of this house only: what stands in a link is not to be trusted.
OF_A_RAPPORTAGE = re.compile(r"/rapportages/\d{1,18}/(controle/)?(#[a-z]+(-\d{1,18})?)?")
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
    """The page, leading back to the rapportage that asked for it, and to no other place."""
    back = request.GET.get("terug", "")
    if not OF_A_RAPPORTAGE.fullmatch(back):
        return page
    return page | {"back_url": back, "back_text": "Terug naar de rapportage"}

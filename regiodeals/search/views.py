"""The page on which everything is sought.

What was typed is often the name of a person. So it goes in the body of a POST and waits in the
session for the page that shows what was found: no address and no log has it.
"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.search.asked import LONGEST, Asked, asked_of
from regiodeals.search.rendering import rows_of
from regiodeals.search.sources import found_for

KEPT = "gezocht"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: AuthenticatedRequest) -> HttpResponse:
    """Seek everywhere; while somebody types, only what was found is answered."""
    if request.method != "POST":
        return _page(request, asked_of(request.session.get(KEPT, "")))
    asked = asked_of(request.POST.get("zoek", ""))
    request.session[KEPT] = asked.text
    if "HX-Request" in request.headers:
        return render(request, "regiodeals/search/found.html", _found(request, asked))
    return redirect("regiodeals:search")


def _page(request: AuthenticatedRequest, asked: Asked) -> HttpResponse:
    context = _found(request, asked) | {"longest": LONGEST}
    return render(request, "regiodeals/search/page.html", context)


def _found(request: AuthenticatedRequest, asked: Asked) -> dict[str, Any]:
    groups = found_for(request.user, asked)
    hits = [hit for group in groups for hit in group.hits]
    return {
        "asked": asked,
        "groups": [{"group": group, "rows": rows_of(group, asked)} for group in groups],
        "only_near": bool(hits) and all(hit.is_near for hit in hits),
    }

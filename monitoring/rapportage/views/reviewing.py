"""The ministry judges what was handed in, and everybody reads what was accepted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from monitoring.rapportage import selectors, services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.review import review_page
from monitoring.rapportage.rendering.sections import breadcrumb
from monitoring.rapportage.views.files import file_of
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

# The remark on a section, followed by its key.
REMARK = "opmerking-"


@login_required
@require_safe
def review(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What was handed in; after a return only what changed, old and new side by side."""
    report = _handed_in(request, pk)
    return _page(request, report, typed=request.session.pop(_kept_as(report), None))


@login_required
@require_POST
def judge(request: AuthenticatedRequest, pk: int, section: str) -> HttpResponse:
    """Say of one section that it is in order, or what must be better.

    A refused remark stays, and so does what was typed at the other sections.
    """
    report = _handed_in(request, pk)
    typed = _typed(request)
    remark = typed.pop(section, "")
    try:
        services.judge_section(
            rapportage_id=pk,
            section=section,
            is_accepted=request.POST.get("oordeel") == "akkoord",
            remark=remark,
            actor=request.user,
            seen=whole_number(request.POST.get("indiening")) or 0,
        )
    except DomainError as error:
        return _page(request, report, typed | {section: remark}, error=str(error))
    if typed:
        request.session[_kept_as(report)] = typed
    messages.success(request, dutch("Uw oordeel is bewaard."))
    return redirect(reverse("monitoring:rapportage-review", args=[pk]) + f"#{section}")


@login_required
@require_safe
def accepted(request: AuthenticatedRequest, pk: int, number: int) -> HttpResponse:
    """The document of an accepted rapportage, byte for byte."""
    report = get_object_or_404(selectors.rapportages_visible_to(request.user), pk=pk)
    return file_of(request, pk, selectors.stored_report_of(report, number))


def _handed_in(request: AuthenticatedRequest, pk: int) -> Rapportage:
    """For the ministry, once something was handed in."""
    report = get_object_or_404(selectors.rapportages_visible_to(request.user), pk=pk)
    if not request.user.is_ministry or not report.indieningen.exists():
        raise Http404
    return report


def _typed(request: AuthenticatedRequest) -> dict[str, str]:
    """The remarks on the page, by section."""
    return {
        name.removeprefix(REMARK): str(text)
        for name, text in request.POST.items()
        if name.startswith(REMARK) and str(text).strip()
    }


def _kept_as(report: Rapportage) -> str:
    """Under which name the session holds remarks until the page is shown again."""
    return f"opmerkingen-{report.pk}"


def _page(
    request: AuthenticatedRequest,
    report: Rapportage,
    typed: dict[str, str] | None = None,
    *,
    error: str = "",
) -> HttpResponse:
    trail = breadcrumb(f"{report.deal} {report.name.about}")
    trail[-1]["url"] = reverse("monitoring:rapportage-detail", args=[report.pk])
    context = review_page(report, request.user) | {
        "breadcrumb": [*trail, {"label": dutch("Beoordelen")}],
        "refused": error,
    }
    for part in context["parts"]:
        part["typed"] = (typed or {}).get(part["key"], "")
    return render(request, "monitoring/rapportage/review.html", context)

"""A co-signing ministry reads along, and notes something at the lines that are its own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from monitoring.rapportage import selectors, services
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.along import along_page
from monitoring.rapportage.rendering.sections import breadcrumb
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

# Who read it and notes nothing, is done too.
NO_REMARKS = dutch("Geen opmerkingen.")


@login_required
@require_safe
def along(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What was handed in, as it was frozen."""
    report = get_object_or_404(selectors.read_along_by(request.user), pk=pk)
    return _page(request, report)


@login_required
@require_POST
def comment(request: AuthenticatedRequest, pk: int, line: int) -> HttpResponse:
    """Note something at a line; one of another ministry is not found."""
    report = get_object_or_404(selectors.read_along_by(request.user), pk=pk)
    own = selectors.own_lines_of(request.user, report).filter(pk=line).first()
    if own is None:
        raise Http404
    typed = _typed(request)
    try:
        services.comment_on_line(
            rapportage_id=pk,
            lijnverslag_id=line,
            text=typed,
            actor=request.user,
            seen=whole_number(request.POST.get("indiening")) or 0,
        )
    except DomainError as error:
        return _page(request, report, {"key": own.section, "error": str(error), "typed": typed})
    messages.success(request, dutch("Uw opmerking is bewaard. De behandelaar leest haar."))
    return redirect(reverse("monitoring:rapportage-along", args=[pk]) + f"#{own.section}")


def _typed(request: AuthenticatedRequest) -> str:
    """The remark, or that there is none; what was written is never thrown away for that."""
    typed = request.POST.get("opmerking", "")
    return NO_REMARKS if "geen" in request.POST and not typed.strip() else typed


def _page(
    request: AuthenticatedRequest, report: Rapportage, refused: dict[str, Any] | None = None
) -> HttpResponse:
    context = along_page(report, request.user) | {
        "breadcrumb": breadcrumb(f"{report.deal} {report.name.about}"),
        "refused": refused or {},
    }
    return render(request, "monitoring/rapportage/along.html", context)

"""A copy to fill in without a connection: its download, and where it comes back in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.indicator.policies import may_measure
from monitoring.rapportage import selectors, services
from monitoring.rapportage.forms import CopyForm
from monitoring.rapportage.models import WRITING, Rapportage
from monitoring.rapportage.policies import writes_something
from monitoring.rapportage.rendering.measure_sheet import cell_words, cells_of
from monitoring.rapportage.rendering.sections import breadcrumb, readable
from monitoring.rapportage.rendering.workbook import as_workbook
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.export.response import XLSX
from regiodeals.common.words import dutch, said

PER_HOUR = 10


@login_required
@require_safe
def copy_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The rapportage as a workbook, with its stamp."""
    report = _written(request, pk)
    measures = bool(may_measure(report.deal, request.user))
    response = HttpResponse(as_workbook(report, measures=measures), content_type=XLSX)
    name = f"{report.name.file}-{report.pk}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a copy along, and bring it back; what is wrong in which cell is said, and stops it."""
    report = _written(request, pk)
    if request.method != "POST":
        return _page(request, report, CopyForm())
    form = CopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, report, form)
    file = form.cleaned_data["bestand"]
    try:
        # Before it is opened: each is read by a process of its own.
        require_turn(request.user, "kopie", per_hour=PER_HOUR)
        taken = services.import_copy(
            rapportage_id=pk, name=file.name, content=file.read(), actor=request.user
        )
    except services.CopyRefused as refused:
        form.add_error("bestand", str(refused))
        return _page(request, report, form, cells=refused.cells)
    except DomainError as error:
        form.add_error("bestand", str(error))
        return _page(request, report, form)
    return _taken(request, report, taken)


def _taken(
    request: AuthenticatedRequest, report: Rapportage, taken: services.Taken
) -> HttpResponse:
    count = (
        dutch("1 antwoord")
        if taken.saved == 1
        else dutch("{aantal} antwoorden", aantal=taken.saved)
    )
    if taken.measured:
        count = (
            dutch("{antwoorden} en 1 meting", antwoorden=count)
            if taken.measured == 1
            else dutch("{antwoorden} en {aantal} metingen", antwoorden=count, aantal=taken.measured)
        )
    messages.success(request, dutch("Overgenomen uit uw kopie: {wat}.", wat=count))
    if not taken.conflicts and not taken.overtaken:
        return redirect("monitoring:rapportage-detail", report.pk)
    page = reverse("monitoring:rapportage-detail", args=[report.pk])
    # Said here: a filter that lays out lines makes plain Dutch of Words.
    conflicts = [
        {
            "cell": conflict.cell,
            "label": str(conflict.answer),
            "mine": said(conflict.value or dutch("leeg")),
            "theirs": said(readable(conflict.answer)),
            "by": conflict.answer.by,
            "url": f"{page}#id_veld-{conflict.answer.pk}",
        }
        for conflict in taken.conflicts
    ]
    conflicts += [
        {
            "cell": row.cell,
            "label": row.label,
            "mine": said(row.words or dutch("leeg")),
            "theirs": said(cell_words(cells_of(row.present)) or dutch("leeg")),
            "by": row.present.by if row.present else None,
            "url": reverse("monitoring:series-detail", args=[row.series.pk]),
        }
        for row in taken.overtaken
    ]
    return _page(request, report, CopyForm(), conflicts=conflicts)


def _written(request: AuthenticatedRequest, pk: int) -> Rapportage:
    """A rapportage that the person writes now; a 404 for who only reads it."""
    report = get_object_or_404(selectors.whole_rapportage(request.user, pk))
    if report.status not in WRITING or not writes_something(report.deal, request.user):
        raise Http404
    return report


def _page(
    request: AuthenticatedRequest, report: Rapportage, form: CopyForm, **found: Any
) -> HttpResponse:
    trail = breadcrumb(f"{report.deal} {report.name.about}")
    trail[-1]["url"] = reverse("monitoring:rapportage-detail", args=[report.pk])
    context = {
        "report": report,
        "form": form,
        "breadcrumb": [*trail, {"label": dutch("Zonder internet")}],
    }
    return render(request, "monitoring/rapportage/copy.html", context | found)

"""Reports to parliament: read by the whole ministry, written by a case officer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.kamer import services
from monitoring.kamer.forms import DraftForm, KamerstukForm, OfferForm, ReportFilter, WordsForm
from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.page import breadcrumb, list_row, page_of
from monitoring.kamer.selectors import reports_matching, reports_visible_to, years_to_report_on
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.documents.handing_out import document_response

PAGE_SIZE = 25


@login_required
@require_safe
def report_list(request: AuthenticatedRequest) -> HttpResponse:
    """Every edition, the last year first."""
    year = ReportFilter(request.GET).asked()
    found = reports_matching(request.user, year=year)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [list_row(report) for report in page.object_list],
        "can_add": may_handle(None, request.user),
    }
    return render(request, "monitoring/kamer/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedRequest) -> HttpResponse:
    """Begin an edition over a year."""
    form = DraftForm(typed(request), years=years_to_report_on())
    made = form.is_valid() and _done(
        form, lambda: services.draft_report(year=form.cleaned_data["jaar"], actor=request.user)
    )
    if made:
        messages.success(request, dutch("De rapportage is begonnen. Schrijf nu de inleidingen."))
        return redirect("monitoring:kamer-detail", pk=made.pk)
    context = {
        "title": dutch("Rapportage beginnen"),
        "lead": dutch(
            "De cijfers komen uit rapportages met akkoord en uit het grootboek. U schrijft de"
            " inleidingen."
        ),
        "form": form,
        "button": dutch("Beginnen"),
        "breadcrumb": breadcrumb(None, dutch("Rapportage beginnen")),
        "back_url": reverse("monitoring:kamer-list"),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_safe
def detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One edition, by chapter."""
    report = _found(request, pk)
    return render(request, "monitoring/kamer/detail.html", page_of(report, request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write the introductions; what was typed stays when it is refused."""
    report = _found(request, pk)
    form = WordsForm(typed(request), initial=report.words | {"gezien": report.version})
    if form.is_valid() and _done(
        form,
        lambda: services.write_words(
            report_id=pk,
            words=form.words(),
            seen=form.cleaned_data["gezien"],
            actor=request.user,
        ),
    ):
        messages.success(request, dutch("De inleidingen zijn bewaard."))
        return redirect("monitoring:kamer-detail", pk=pk)
    lead = dutch("Uw woorden komen boven de tabellen. Wie hier schrijft, stelt niet vast.")
    return _form(request, report, form, dutch("Inleidingen schrijven"), lead)


@login_required
@require_POST
def adopt(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Adopt it as it was shown."""
    _found(request, pk)
    seen = request.POST.get("gezien", "")
    act = lambda: services.adopt_report(report_id=pk, seen=seen, actor=request.user)  # noqa: E731
    return _told(request, pk, act, dutch("De rapportage is vastgesteld. De PDF wordt gemaakt."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Lay down when it went to parliament."""
    report = _found(request, pk)
    form = OfferForm(typed(request))
    if form.is_valid() and _done(
        form,
        lambda: services.offer_report(
            report_id=pk,
            on=form.cleaned_data["dag"],
            kamerstuk=form.cleaned_data["kamerstuk"],
            actor=request.user,
        ),
    ):
        messages.success(request, dutch("De aanbieding is vastgelegd."))
        return redirect("monitoring:kamer-detail", pk=pk)
    lead = dutch(
        "Leg vast wanneer de rapportage naar de Kamer ging. De dag wijzigt u daarna niet meer."
    )
    return _form(request, report, form, dutch("Aanbieding vastleggen"), lead)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def kamerstuk(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Fill in the number once it is known."""
    report = _found(request, pk)
    form = KamerstukForm(typed(request))
    if form.is_valid() and _done(
        form,
        lambda: services.name_kamerstuk(
            report_id=pk, kamerstuk=form.cleaned_data["kamerstuk"], actor=request.user
        ),
    ):
        messages.success(request, dutch("Het Kamerstuk is vastgelegd."))
        return redirect("monitoring:kamer-detail", pk=pk)
    return _form(request, report, form, dutch("Kamerstuk invullen"), str(report))


@login_required
@require_safe
def file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The PDF; a 404 while there is none."""
    try:
        return document_response(_found(request, pk).document)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:kamer-detail", pk=pk)


@login_required
@require_POST
def again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let a PDF be made again that could not be made."""
    _found(request, pk)
    act = lambda: services.retry_document(report_id=pk, actor=request.user)  # noqa: E731
    return _told(request, pk, act, dutch("De PDF wordt opnieuw gemaakt."))


def _found(request: AuthenticatedRequest, pk: int) -> Kamerrapportage:
    found: Kamerrapportage = get_object_or_404(reports_visible_to(request.user), pk=pk)
    return found


def _done(form: Any, act: Callable[[], Kamerrapportage]) -> Kamerrapportage | None:
    """Do it; a refusal stands above the form."""
    try:
        return act()
    except DomainError as error:
        form.add_error(None, str(error))
        return None


def _told(
    request: AuthenticatedRequest, pk: int, act: Callable[[], object], says: str
) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, says)
    return redirect("monitoring:kamer-detail", pk=pk)


def _form(
    request: AuthenticatedRequest, report: Kamerrapportage, form: Any, title: str, lead: str
) -> HttpResponse:
    context = {
        "title": title,
        "lead": lead,
        "form": form,
        "breadcrumb": breadcrumb(report, title),
        "back_url": reverse("monitoring:kamer-detail", args=[report.pk]),
    }
    return render(request, "monitoring/form.html", context)

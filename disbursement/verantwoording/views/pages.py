"""The accounts of a year, and one paper."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disbursement.verantwoording import policies
from disbursement.verantwoording.forms import PaperFilter
from disbursement.verantwoording.models import YEARLY_KINDS, Levering, Verantwoording
from disbursement.verantwoording.rendering.detail import detail
from disbursement.verantwoording.rendering.rows import paper_row
from disbursement.verantwoording.selectors import (
    findings_of,
    obligations_of_papers,
    papers_for_page,
    papers_matching,
    papers_visible_to,
    years_of,
)
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.models import Document

PAGE_SIZE = 25


@login_required
@require_safe
def index(_request: AuthenticatedRequest) -> HttpResponse:
    """The year that is accounted for now: the one before this."""
    return redirect("disbursement:verantwoording-list", year=clock.today().year - 1)


@login_required
@require_safe
def paper_list(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """Every paper over one year, with what the checks find in it."""
    form = PaperFilter(request.GET)
    chosen = form.chosen()
    found = papers_matching(
        request.user,
        year,
        text=chosen.get("zoek", ""),
        status=chosen.get("stand", ""),
        paper=chosen.get("stuk", ""),
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    papers = list(page)
    owed, findings = obligations_of_papers(papers), findings_of(papers)
    context = {
        "year": year,
        "heading": dutch("Over {jaar}", jaar=year),
        "years": [_year_link(other, year) for other in years_of(request.user)],
        "page": page,
        "rows": [
            paper_row(paper, owed.get(paper.pk), findings.get(paper.pk, ())) for paper in papers
        ],
        "filter": form,
        "is_filtered": bool(chosen),
        "may_bring": policies.is_behandelaar(None, request.user),
        "import_url": reverse("disbursement:verantwoording-import", args=[year])
        if request.user.is_ministry
        else "",
    }
    return render(request, "disbursement/verantwoording/list.html", context)


@login_required
@require_safe
def year_detail(request: AuthenticatedRequest, pk: int, year: int) -> HttpResponse:
    """The account of one deal over one year."""
    found = papers_for_page(request.user).filter(uitkering__deal=pk, year=year)
    return _page(request, get_object_or_404(found, paper__in=YEARLY_KINDS))


@login_required
@require_safe
def paper_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One paper: an account over a year has a page by its deal."""
    paper = get_object_or_404(papers_for_page(request.user), pk=pk)
    if paper.is_yearly:
        return redirect("disbursement:verantwoording-detail", pk=paper.dossier_id, year=paper.year)
    return _page(request, paper)


@login_required
@require_safe
def delivered_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The file of one paper as it was handed in."""
    seen = Levering.objects.filter(
        verantwoording__in=papers_visible_to(request.user), inlezing__isnull=True
    )
    delivery = get_object_or_404(seen.select_related("document"), pk=pk)
    return attachment(delivery.document)


def attachment(document: Document) -> HttpResponse:
    """The stored bytes, to keep and never to show: nothing in them runs here."""
    if not document.is_stored:
        raise Http404
    response = HttpResponse(store.get(document.sha256), content_type=document.content_type)
    response["Content-Disposition"] = f'attachment; filename="{document.filename}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(request: AuthenticatedRequest, paper: Verantwoording) -> HttpResponse:
    return render(request, "disbursement/verantwoording/detail.html", detail(paper, request.user))


def _year_link(other: int, year: int) -> dict[str, Any]:
    url = reverse("disbursement:verantwoording-list", args=[other])
    return {"year": other, "url": url, "is_current": other == year}

"""Where every euro is, of one deal and of all; on a page and as a file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disbursement.grootboek.rendering import cash_page, cash_sheet, money_page, money_sheet
from disbursement.grootboek.selectors import cash_by_year, entries, termijnen_with_cash
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import uitkeringen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.language import file_language
from regiodeals.accounts.models import User
from regiodeals.common.export import download
from regiodeals.common.words import dutch
from regiodeals.exports.language import in_language, name_of

PAGE_SIZE = 50
LIST_SIZE = 25


@login_required
@require_safe
def money(request: AuthenticatedRequest, deal_id: int) -> HttpResponse:
    """Everything that was booked on one deal, added up and entry by entry."""
    uitkering = _uitkering_of(request.user, deal_id)
    page = Paginator(entries(uitkering), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = money_page(uitkering, list(page), request.user) | {
        "page": page,
        "breadcrumb": [
            {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
            {
                "label": uitkering.deal.name,
                "url": reverse("regiodeals:deal-detail", args=[deal_id]),
            },
            {"label": dutch("Geld")},
        ],
    }
    return render(request, "disbursement/grootboek/money.html", context)


@login_required
@require_safe
def money_export(
    request: AuthenticatedRequest, deal_id: int, table: str, form: str
) -> HttpResponseBase:
    """A table of that page as a file."""
    uitkering = _uitkering_of(request.user, deal_id)
    sheet = money_sheet(table, uitkering, entries(uitkering).iterator(chunk_size=2000))
    if sheet is None:
        raise Http404
    said = in_language(sheet, file_language(request))
    return download(said, form=form, name=f"{name_of(said, table)}-deal-{deal_id}")


@login_required
@require_safe
def cash(request: AuthenticatedRequest) -> HttpResponse:
    """The cash per budget year and tranche, and every termijn by its day."""
    found = termijnen_with_cash(request.user)
    page = Paginator(found, LIST_SIZE).get_page(request.GET.get("pagina"))
    context = cash_page(cash_by_year(request.user), list(page)) | {"page": page}
    return render(request, "disbursement/grootboek/cash.html", context)


@login_required
@require_safe
def cash_export(request: AuthenticatedRequest, table: str, form: str) -> HttpResponseBase:
    """A table of that page as a file, whole."""
    sheet = cash_sheet(table, cash_by_year(request.user), termijnen_with_cash(request.user))
    if sheet is None:
        raise Http404
    return download(sheet, form=form, name=f"kasritme-{table}")


def _uitkering_of(user: User, deal_id: int) -> Uitkering:
    """The uitkering of a deal; outside the ministry only once it was granted (Awb 3:40)."""
    found = uitkeringen_visible_to(user).prefetch_related("termijnen")
    if not user.is_ministry:
        found = found.filter(deal__granted_on__isnull=False)
    return get_object_or_404(found, deal_id=deal_id)

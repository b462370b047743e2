"""A list as a file at once; a long one as an order, and the page on which it can be fetched."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.language import file_language, language_of_person
from regiodeals.common.errors import DomainError
from regiodeals.common.export import CONTENT_TYPES, FORMATS, download
from regiodeals.common.words import dutch
from regiodeals.exports import rendering, services
from regiodeals.exports.definition import MOST_AT_ONCE, Export, export_named
from regiodeals.exports.selectors import orders_of

PAGE_SIZE = 25


@login_required
@require_safe
def export(request: AuthenticatedRequest, name: str, form: str) -> HttpResponseBase:
    """The rows that the person sees on that page, as a file; a long list offers to order it."""
    found = _export(request, name, form)
    chosen = found.chosen(request.GET.dict())
    if chosen is None:
        raise Http404
    rows = found.rows(request.user, chosen)
    number = rows.count()
    if number <= MOST_AT_ONCE:
        return _download(request, found, rows, form)
    context = rendering.long_page(found, form, chosen, number)
    return render(request, "regiodeals/exports/long.html", context)


def _download(
    request: AuthenticatedRequest, found: Export, rows: QuerySet[Any], form: str
) -> HttpResponseBase:
    language = file_language(request)
    return download(found.sheet(rows, language), form=form, name=found.file_name(language))


@login_required
@require_POST
def order(request: AuthenticatedRequest, name: str, form: str) -> HttpResponse:
    """Let a worker make the file."""
    found = _export(request, name, form)
    try:
        services.order_export(
            export=found, form=form, filters=request.POST.dict(), actor=request.user
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Uw bestand wordt gemaakt. U vindt het op deze pagina."))
    return redirect("regiodeals:export-list")


@login_required
@require_safe
def order_list(request: AuthenticatedRequest) -> HttpResponse:
    """The files this person asked for, and every list that can be taken along."""
    page = Paginator(orders_of(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [rendering.order_row(row) for row in page],
        "lists": rendering.list_rows(request.user),
    }
    return render(request, "regiodeals/exports/list.html", context)


@login_required
@require_safe
def order_file(request: AuthenticatedRequest, pk: int) -> HttpResponseBase:
    """The file, for who asked for it and still sees the same."""
    found = get_object_or_404(orders_of(request.user), pk=pk)
    try:
        path = services.file_of(found)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("regiodeals:export-list")
    response = FileResponse(path.open("rb"), content_type=CONTENT_TYPES[found.form])
    name = found.definition.file_name(language_of_person(found.ordered_by))
    day = f"{found.ordered_at:%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{found.form}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _export(request: AuthenticatedRequest, name: str, form: str) -> Export:
    """The list, for who may open its page; for others it is not there."""
    found = export_named(name)
    if found is None or form not in FORMATS or not found.is_open_to(request.user):
        raise Http404
    return found

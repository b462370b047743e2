"""The files of a rapportage: look at them, add one, fetch one, take one away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.bijlage import services
from monitoring.bijlage.forms import AddForm
from monitoring.bijlage.rendering import files_page
from monitoring.bijlage.selectors import bijlagen_visible_to, file_for
from monitoring.rapportage.selectors import rapportages_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.documents import store

PER_HOUR = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bijlage_list(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Every file of a rapportage; what was typed stays when a file is refused."""
    report = get_object_or_404(rapportages_visible_to(request.user), pk=pk)
    is_post = request.method == "POST"
    form = AddForm(request.POST, request.FILES) if is_post else AddForm()
    if form.is_valid() and _is_added(request, pk, form):
        messages.success(request, dutch("Het bestand is toegevoegd en gaat mee als u indient."))
        return redirect("monitoring:bijlage-list", pk)
    rows = list(bijlagen_visible_to(request.user).present().filter(rapportage=report))
    context = files_page(report, rows, request.user) | {"form": form}
    return render(request, "monitoring/bijlage/list.html", context)


def _is_added(request: AuthenticatedRequest, pk: int, form: AddForm) -> bool:
    given = form.cleaned_data["bestand"]
    try:
        # Before it is read: a photo takes a second to draw.
        require_turn(request.user, "bijlage", per_hour=PER_HOUR)
        services.add_bijlage(
            rapportage_id=pk,
            name=given.name,
            content=given.read(),
            text=form.cleaned_data["tekst"],
            actor=request.user,
        )
    except DomainError as error:
        form.add_error("bestand", str(error))
        return False
    return True


@login_required
@require_safe
def bijlage_file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The file, for who sees its rapportage or read it as handed in; not while in quarantine."""
    row = file_for(request.user, pk)
    if row is None or not row.is_clean:
        raise Http404
    try:
        return handed_out(row)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:rapportage-list")


def handed_out(row: Any) -> HttpResponse:
    """A clean file of whatever room; raises DomainError when the store no longer has its bytes.

    Only a picture, which was drawn here, opens in the browser. Everything else is saved.
    """
    content = store.get(row.document.sha256)
    response = HttpResponse(content, content_type=row.document.content_type)
    name = content_disposition_header(not row.is_picture, row.document.filename)
    response.headers["Content-Disposition"] = name or "attachment"
    # Whatever a browser takes it for, it runs nothing and reaches nothing.
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def bijlage_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a file away."""
    row = get_object_or_404(bijlagen_visible_to(request.user), pk=pk)
    try:
        services.remove_bijlage(bijlage_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Het bestand is weggehaald."))
    return redirect("monitoring:bijlage-list", row.rapportage_id)

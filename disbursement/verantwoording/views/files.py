"""The template, and files with the accounts of many regiokassiers."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.verantwoording import policies, services
from disbursement.verantwoording.forms import ImportForm
from disbursement.verantwoording.models import SisaVersie
from disbursement.verantwoording.rendering import files
from disbursement.verantwoording.rendering import template as templates
from disbursement.verantwoording.running.record import filled_in
from disbursement.verantwoording.selectors import inlezingen_visible_to, versies_of
from disbursement.verantwoording.services.receive import TYPES
from disbursement.verantwoording.views.pages import attachment
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

RECENT = 25
MAKERS: dict[str, Callable[[SisaVersie, templates.Filled], bytes]] = {
    "xlsx": templates.as_xlsx,
    "csv": templates.as_csv,
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: AuthenticatedRequest, year: int) -> HttpResponse:
    """The template of a year, what goes in each column, and where the file comes in."""
    versies = versies_of(year).valid_on(clock.today())
    is_post = request.method == "POST"
    form = ImportForm(
        request.POST if is_post else None, request.FILES if is_post else None, versies=versies
    )
    if form.is_valid():
        try:
            inlezing = services.bring_file(
                versie_id=form.cleaned_data["versie"].pk, actor=request.user, **form.brought
            )
        except DomainError as error:
            form.add_error("bestand", str(error))
        else:
            return redirect("disbursement:inlezing-detail", pk=inlezing.pk)
    recent = inlezingen_visible_to(request.user).filter(versie__year=year)[:RECENT]
    context = {
        "year": year,
        "form": form,
        "may_bring": policies.is_behandelaar(None, request.user),
        "versies": [{"versie": versie, "help": files.help_rows(versie)} for versie in versies],
        "recent": [files.file_row(row) for row in recent],
        "breadcrumb": [
            {
                "label": dutch("Verantwoording {jaar}", jaar=year),
                "url": reverse("disbursement:verantwoording-list", args=[year]),
            },
            {"label": dutch("Bestand inlezen")},
        ],
    }
    return render(request, "disbursement/verantwoording/import.html", context)


@login_required
@require_safe
def template(_request: AuthenticatedRequest, pk: int, ending: str) -> HttpResponse:
    """The template to fill in, with the regiokassiers of the tranche."""
    if ending not in MAKERS:
        raise Http404
    versie = get_object_or_404(SisaVersie.objects.select_related("tranche"), pk=pk)
    content = MAKERS[ending](versie, filled_in(versie))
    response = HttpResponse(content, content_type=TYPES[f".{ending}"])
    name = f"sisa-{versie.year}-tranche-{versie.tranche.number}-versie-{versie.number}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_safe
def file_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What was read in a file: what would be stored, or every error by its cell."""
    inlezing = get_object_or_404(inlezingen_visible_to(request.user), pk=pk)
    return render(request, "disbursement/verantwoording/file.html", files.file_page(inlezing))


@login_required
@require_safe
def file_itself(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The file as it was brought."""
    return attachment(get_object_or_404(inlezingen_visible_to(request.user), pk=pk).document)


@login_required
@require_POST
def confirm(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Store every account of a file."""
    inlezing = get_object_or_404(inlezingen_visible_to(request.user), pk=pk)
    try:
        number = services.confirm_file(inlezing_id=inlezing.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:inlezing-detail", pk=pk)
    messages.success(
        request, dutch("Stukken vastgelegd: {nummer}. Een toetser beoordeelt ze.", nummer=number)
    )
    return redirect("disbursement:verantwoording-list", year=inlezing.versie.year)


@login_required
@require_POST
def drop(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Not use a file after all."""
    inlezing = get_object_or_404(inlezingen_visible_to(request.user), pk=pk)
    try:
        services.drop_file(inlezing_id=inlezing.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Het bestand wordt niet gebruikt."))
    return redirect("disbursement:inlezing-detail", pk=pk)

"""Pages of the series."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.page import detail as beschikking_page
from disbursement.serie import policies, services
from disbursement.serie.forms import ChooseDealsForm
from disbursement.serie.models import Opdracht, Serie
from disbursement.serie.rendering import acts, downloads, page
from disbursement.serie.selectors import (
    deals_to_choose_from,
    ids_seen_by,
    opdrachten_visible_to,
    series_visible_to,
    series_with_counts,
    verleningen_by_deal,
    verleningen_of,
)
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.board.selectors import chosen_deals
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.tranche.models import Tranche
from regiodeals.tranche.selectors import tranches

PAGE_SIZE = 25


@login_required
@require_safe
def serie_list(request: AuthenticatedRequest) -> HttpResponse:
    """All series, the latest first, and where a new one begins."""
    found = series_with_counts(request.user)
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina")),
        "starts": page.starts(tranches()) if policies.may_make_serie(None, request.user) else [],
    }
    return render(request, "disbursement/serie/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def serie_new(request: AuthenticatedRequest, number: int) -> HttpResponse:
    """Choose the deals of a tranche that are handled together."""
    tranche = get_object_or_404(Tranche, number=number)
    picked = list(chosen_deals(request.user, tranche.pk)) if "keuze" in request.GET else None
    deals = deals_to_choose_from(request.user, tranche.pk, [deal.pk for deal in picked or ()])
    standing = verleningen_by_deal(request.user, deals)
    form = ChooseDealsForm(
        typed(request), choices=page.choices(deals, standing), initial=page.preset(deals, picked)
    )
    if request.method == "POST" and form.is_valid():
        try:
            serie = services.make_serie(
                tranche_id=tranche.pk, deal_ids=form.cleaned_data["deals"], actor=request.user
            )
        except DomainError as error:
            form.add_error("deals", str(error))
        else:
            messages.success(
                request, dutch("De keuze is bewaard. Kies nu wat u met deze deals wilt doen.")
            )
            return redirect("disbursement:serie-detail", pk=serie.pk)
    context = {
        "title": dutch("Nieuwe serie, tranche {nummer}", nummer=tranche.number),
        "form": form,
        "deals": deals,
        "preflight": page.preflight(deals, picked),
        "breadcrumb": [_crumb(), {"label": dutch("Nieuwe serie")}],
    }
    return render(request, "disbursement/serie/new.html", context)


@login_required
@require_safe
def serie_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The deals of a serie, what can be done with all of them, and what was done."""
    serie = get_object_or_404(series_visible_to(request.user), pk=pk)
    rows = list(verleningen_of(request.user, serie))
    seen = ids_seen_by(request.user, serie)
    opdrachten = list(opdrachten_visible_to(request.user).filter(serie=serie))
    running = next((item for item in opdrachten if item.is_open), None)
    shown = page.serie_rows(serie, rows, seen)
    to_look_at = _next_to_look_at(request, rows, seen)
    context = {
        "serie": serie,
        "lead": page.serie_lead(serie),
        "breadcrumb": [_crumb(), {"label": str(serie)}],
        "rows": shown,
        "acts": acts.act_buttons(serie, request.user, shown, to_look_at),
        "waits": acts.waits_for_others(serie, request.user, shown),
        "running": page.opdracht_row(running) if running else None,
        "may_sign": policies.may_sign_serie(serie, request.user),
        "opdrachten": [page.opdracht_row(item) for item in opdrachten],
        "to_look_at": to_look_at,
        "has_letters": any(row.document and row.document.is_stored for row in rows),
    }
    return render(request, "disbursement/serie/detail.html", context)


def _next_to_look_at(
    request: AuthenticatedRequest, rows: list[Beschikking], seen: set[int]
) -> Beschikking | None:
    """The first beschikking that this signer must still look at."""
    if not policies.may_sign_serie(None, request.user):
        return None
    waiting = (row for row in rows if row.status == BeschikkingStatus.GETOETST)
    return next((row for row in waiting if row.pk not in seen), None)


@login_required
@require_POST
def order(request: AuthenticatedRequest, pk: int, act: str) -> HttpResponse:
    """Ask for an act on all deals; first they are checked."""
    serie = get_object_or_404(series_visible_to(request.user), pk=pk)
    try:
        opdracht = services.order_act(serie_id=serie.pk, act=act, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:serie-detail", pk=pk)
    return redirect("disbursement:serie-opdracht", pk=opdracht.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: AuthenticatedRequest, pk: int, row: int) -> HttpResponse:
    """One beschikking to look at before signing; a POST lays down that it was looked at."""
    serie = get_object_or_404(series_visible_to(request.user), pk=pk)
    rows = list(verleningen_of(request.user, serie).select_related("drafter", "reviewer", "signer"))
    beschikking = next((item for item in rows if item.pk == row), None)
    if beschikking is None:
        get_object_or_404(Beschikking.objects.none(), pk=row)
    if request.method == "POST":
        return _looked(request, serie, row, rows)
    context = beschikking_page(beschikking, request.user, clock.today()) | {  # type: ignore[arg-type]
        "serie": serie,
        "may_sign": policies.may_sign_serie(serie, request.user),
        "shown": {"inhoud": beschikking.reviewed_fingerprint},  # type: ignore[union-attr]
        "is_seen": row in ids_seen_by(request.user, serie),
        "breadcrumb": [
            _crumb(),
            {"label": str(serie), "url": reverse("disbursement:serie-detail", args=[pk])},
            {"label": page.look_words(row, rows)},
        ],
    }
    return render(request, "disbursement/serie/look.html", context)


def _looked(
    request: AuthenticatedRequest, serie: Serie, row: int, rows: list[Beschikking]
) -> HttpResponse:
    try:
        seen = request.POST.get("inhoud", "")
        services.register_inzage(beschikking_id=row, fingerprint=seen, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:serie-look", pk=serie.pk, row=row)
    following = _next_to_look_at(request, rows, ids_seen_by(request.user, serie))
    if following is not None:
        return redirect("disbursement:serie-look", pk=serie.pk, row=following.pk)
    messages.success(
        request, dutch("U hebt alle beschikkingen bekeken. U kunt ze nu ondertekenen.")
    )
    return redirect("disbursement:serie-detail", pk=serie.pk)


@login_required
@require_safe
def opdracht_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """How far an opdracht is, and what came of each deal."""
    opdracht = get_object_or_404(opdrachten_visible_to(request.user), pk=pk)
    serie_url = reverse("disbursement:serie-detail", args=[opdracht.serie_id])
    standing = verleningen_by_deal(request.user, opdracht.serie.deals.all())
    context = page.opdracht_page(opdracht, request.user, standing) | {
        "breadcrumb": [
            _crumb(),
            {"label": str(opdracht.serie), "url": serie_url},
            {"label": opdracht.get_act_display()},
        ]
    }
    return render(request, "disbursement/serie/opdracht.html", context)


@login_required
@require_POST
def start(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let it be done for the deals that are ready."""
    return _acted(
        request, pk, services.start_opdracht, dutch("Gestart. U kunt deze pagina sluiten.")
    )


@login_required
@require_POST
def drop(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Not do it after all."""
    return _acted(request, pk, services.drop_opdracht, dutch("De opdracht is vervallen."))


@login_required
@require_POST
def stop(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Do no more of it."""
    return _acted(
        request,
        pk,
        services.stop_opdracht,
        dutch("Gestopt. Wat is gedaan, blijft zo."),
    )


def _acted(
    request: AuthenticatedRequest, pk: int, service: Callable[..., Opdracht], said: str
) -> HttpResponse:
    opdracht = get_object_or_404(opdrachten_visible_to(request.user), pk=pk)
    try:
        service(opdracht_id=opdracht.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("disbursement:serie-opdracht", pk=pk)


@login_required
@require_safe
def letters_zip(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The stored letters with their fingerprints."""
    return _download(request, pk, "zip", "application/zip")


@login_required
@require_safe
def letters_pdf(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The same letters as one PDF, to print."""
    return _download(request, pk, "pdf", "application/pdf")


def _download(request: AuthenticatedRequest, pk: int, kind: str, content_type: str) -> HttpResponse:
    serie = get_object_or_404(series_visible_to(request.user), pk=pk)
    try:
        rows = downloads.letters_of(verleningen_of(request.user, serie))
        content = (
            downloads.as_zip(rows)
            if kind == "zip"
            else downloads.as_one_pdf(rows, title=f"{serie}, kopie van {len(rows)} beschikkingen")
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:serie-detail", pk=pk)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="serie-{serie.pk}.{kind}"'
    return response


def _crumb() -> dict[str, Any]:
    return {"label": dutch("Series"), "url": reverse("disbursement:serie-list")}

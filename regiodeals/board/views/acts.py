"""Pick deals on a board, and keep views of it; each is a POST that leads back to the board."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.board import rendering, selectors, services
from regiodeals.board.forms import BoardFilter
from regiodeals.board.views.page import PAGE_SIZE, filter_of
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.words import dutch
from regiodeals.tranche.models import Tranche

LONGEST_NUMBER = 18


@login_required
@require_POST
def choose(request: AuthenticatedRequest, number: int) -> HttpResponse:
    """Keep what is ticked, choose all of the filter, or nothing; a script gets the bar alone."""
    tranche = get_object_or_404(Tranche, number=number)
    chosen = filter_of(request)
    act = request.POST.get("doe", "")
    try:
        if act == "alles":
            _still_there(chosen)
            services.choose_all(tranche_id=tranche.pk, asked=chosen.asked, actor=request.user)
        elif act == "wissen":
            services.choose_none(tranche_id=tranche.pk, actor=request.user)
        else:
            services.choose_shown(
                tranche_id=tranche.pk,
                shown=_numbers(request, "getoond"),
                picked=_numbers(request, "deal"),
                actor=request.user,
            )
    except DomainError as error:
        messages.error(request, str(error))
    if "HX-Request" in request.headers:
        context = rendering.bar_of(request.user, tranche, chosen)
        return render(request, "regiodeals/board/bar.html", context)
    return _back(request, tranche, chosen)


def _still_there(chosen: BoardFilter) -> None:
    """Raises InvalidInput when the address asks what cannot be asked any more."""
    if chosen.gone:
        raise InvalidInput(chosen.gone)


def _numbers(request: AuthenticatedRequest, name: str) -> list[int]:
    """The deals of one page; what is no number is no deal."""
    typed = request.POST.getlist(name)[: 2 * PAGE_SIZE]
    return [
        int(one)
        for one in typed
        if one.isascii() and one.isdecimal() and len(one) <= LONGEST_NUMBER
    ]


@login_required
@require_POST
def save_view(request: AuthenticatedRequest, number: int) -> HttpResponse:
    """Keep the filter of the address under a name."""
    tranche = get_object_or_404(Tranche, number=number)
    chosen = filter_of(request)
    try:
        _still_there(chosen)
        view = services.save_view(
            name=request.POST.get("naam", ""),
            query=chosen.query(keuze=""),
            is_default="standaard" in request.POST,
            actor=request.user,
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, dutch("De weergave “{naam}” is bewaard. Alleen u ziet haar.", naam=view)
        )
    return _back(request, tranche, chosen)


ACTS: dict[str, tuple[Callable[..., None], dict[str, Any], str]] = {
    "verwijderen": (services.drop_view, {}, dutch("De weergave “{naam}” is verwijderd.")),
    "standaard": (
        services.set_default,
        {"is_default": True},
        dutch("Elk bord opent voortaan met de weergave “{naam}”."),
    ),
    "niet-standaard": (
        services.set_default,
        {"is_default": False},
        dutch("Een bord opent weer met alle deals; “{naam}” blijft bewaard."),
    ),
}


@login_required
@require_POST
def change_view(request: AuthenticatedRequest, number: int, pk: int, act: str) -> HttpResponse:
    """Take a view of one's own away, or let the board open with it."""
    tranche = get_object_or_404(Tranche, number=number)
    view = get_object_or_404(selectors.views_of(request.user), pk=pk)
    if act not in ACTS:
        raise Http404
    service, extra, sentence = ACTS[act]
    try:
        service(view_id=view.pk, actor=request.user, **extra)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch(sentence[:], naam=view))
    return _back(request, tranche, filter_of(request))


def _back(request: AuthenticatedRequest, tranche: Tranche, chosen: BoardFilter) -> HttpResponse:
    """To the same filter on the same page; without any to the whole board, not to a default."""
    page = request.GET.get("pagina", "")
    query = chosen.query(pagina=page if page.isdecimal() else "")
    return redirect(f"{reverse('regiodeals:tranche-detail', args=[tranche.number])}?{query}#deals")

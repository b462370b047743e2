"""Pages of the accounts of the kassiers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.betaling import services
from disbursement.betaling.forms import AccountForm, DollarAccountForm
from disbursement.betaling.models import Rekening
from disbursement.betaling.rendering import accounts as rendering
from disbursement.betaling.selectors import (
    kassiers_visible_to,
    rekeningen_visible_to,
    under_way_to,
)
from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

PAGE_SIZE = 25
FORMS = {"EUR": AccountForm, "USD": DollarAccountForm}
SAID = {
    "confirm": dutch("De rekening is bevestigd. Zij is vanaf morgen te gebruiken."),
    "refuse": dutch("De rekening is afgekeurd."),
    "block": dutch("De rekening is geblokkeerd. Er gaat geen betaling meer naartoe."),
}


@login_required
@require_safe
def kassier_list(request: AuthenticatedRequest) -> HttpResponse:
    """The kassiers, and whether they can be paid."""
    shown = Paginator(kassiers_visible_to(request.user), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    context = {"page": shown, "rows": rendering.kassier_rows(shown.object_list)}
    return render(request, "disbursement/betaling/accounts.html", context)


@login_required
@require_safe
def kassier_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The accounts of one kassier, all that there ever were."""
    kassier = get_object_or_404(kassiers_visible_to(request.user), pk=pk)
    rows = list(rekeningen_visible_to(request.user).filter(organisation=kassier))
    blocked = [row for row in rows if row.is_blocked]
    under_way = under_way_to(blocked) if blocked else {}
    context = rendering.kassier_page(kassier, rows, request.user, under_way)
    return render(request, "disbursement/betaling/account.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: AuthenticatedRequest, pk: int, currency: str) -> HttpResponse:
    """Write down an account that a kassier gave; what was typed stays when it is refused."""
    kassier = get_object_or_404(kassiers_visible_to(request.user), pk=pk)
    if currency not in FORMS:
        raise Http404
    form = FORMS[currency](request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.propose_rekening(
                organisation_id=kassier.pk, details=form.details(), actor=request.user
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, dutch("De rekening is voorgesteld. Een ander moet haar bevestigen.")
            )
            return redirect("disbursement:rekening-detail", pk=pk)
    context = rendering.propose_page(kassier, currency) | {"form": form}
    return render(request, "disbursement/betaling/account_form.html", context)


@login_required
@require_POST
def account_act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Confirm, refuse or block an account."""
    rekening = get_object_or_404(rekeningen_visible_to(request.user), pk=pk)
    if verb not in SAID:
        raise Http404
    try:
        _act(rekening, verb, posted_remark(request), request.user)
    except DomainError as error:
        messages.error(request, str(error))
        page = reverse("disbursement:rekening-detail", args=[rekening.organisation_id])
        return ask_again(request, page, f"{verb}-{pk}")
    else:
        messages.success(request, SAID[verb])
    return redirect("disbursement:rekening-detail", pk=rekening.organisation_id)


def _act(rekening: Rekening, verb: str, reason: str, actor: User) -> None:
    if verb == "confirm":
        services.confirm_rekening(rekening_id=rekening.pk, actor=actor)
    elif verb == "refuse":
        services.refuse_rekening(rekening_id=rekening.pk, reason=reason, actor=actor)
    else:
        services.block_rekening(rekening_id=rekening.pk, reason=reason, actor=actor)

"""The worklist of the controller, and the pages on which a termijn is released and confirmed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.betaling import services
from disbursement.betaling.forms import ChargeForm, ReturnForm
from disbursement.betaling.models import Betaling
from disbursement.betaling.models.kinds import DOLLAR
from disbursement.betaling.rendering import page
from disbursement.betaling.rendering.charge import charge_page, euro_rows, is_charge_known
from disbursement.betaling.rendering.lapse import lapse_rows, stopped_rows
from disbursement.betaling.rendering.to_batch import sum_rows
from disbursement.betaling.selectors import (
    asked_to_lapse,
    batches_visible_to,
    betalingen_visible_to,
    payments_to_batch,
    stopped_by_a_block,
    sums_to_batch,
    termijnen_to_handle,
    termijnen_visible_to,
    waiting_for_controller,
    with_rules,
    without_euros,
)
from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

PAGE_SIZE = 25
LATEST_BATCHES = 10
STEPS: dict[str, Callable[..., Any]] = {
    "confirm": services.confirm_betaling,
    "drop": services.drop_betaling,
    "ask_withdrawal": services.ask_withdrawal,
    "keep": services.keep_betaling,
    "withdraw": services.withdraw_betaling,
}
SAID = {
    "ask_withdrawal": dutch("Vastgelegd. Een ander moet dit bevestigen."),
    "keep": dutch("De betaling gaat toch door."),
    "withdraw": dutch("De betaling is vervallen. U kunt de termijn opnieuw vrijgeven."),
    "confirm": dutch("De vrijgave is bevestigd. De betaling kan nu in een batch."),
    "drop": dutch("De vrijgave is vervallen. U kunt de termijn opnieuw vrijgeven."),
}


@login_required
@require_safe
def worklist(request: AuthenticatedRequest) -> HttpResponse:
    """What can be released or confirmed, what can go in a batch, and what the bank reported."""
    found = Paginator(termijnen_to_handle(request.user), PAGE_SIZE)
    shown = found.get_page(request.GET.get("pagina"))
    waiting = waiting_for_controller(request.user)
    asked = lapse_rows(asked_to_lapse(request.user, waiting))
    if waiting.stopped:
        stopped = betalingen_visible_to(request.user).filter(pk__in=stopped_by_a_block())
        asked += stopped_rows(stopped.order_by("pk"))
    missing = without_euros(betalingen_visible_to(request.user))
    euros = euro_rows(missing) if waiting.euros else []
    context = {
        "page": shown,
        "rows": page.worklist_rows(shown.object_list),
        "sums": sum_rows(
            sums_to_batch(request.user),
            list(payments_to_batch(request.user)[:PAGE_SIZE]) if waiting.free else [],
            request.user,
            refused={request.GET.get("valuta", ""): request.GET.get("dag", "")},
        ),
        "batches": page.batch_rows(batches_visible_to(request.user)[:LATEST_BATCHES]),
        "elsewhere": page.elsewhere_rows(waiting) + asked + euros,
    }
    return render(request, "disbursement/betaling/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One termijn with all that must be true; a POST releases it to the account that was shown."""
    termijn = get_object_or_404(termijnen_visible_to(request.user), pk=pk)
    if request.method == "POST":
        try:
            betaling = services.release_termijn(
                termijn_id=termijn.pk,
                rekening_id=whole_number(request.POST.get("rekening")),
                actor=request.user,
            )
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("disbursement:betaling-release", pk=pk)
        messages.success(
            request, dutch("De termijn is vrijgegeven. Een ander moet dit bevestigen.")
        )
        return redirect("disbursement:betaling-detail", pk=betaling.pk)
    context = page.release_page(termijn, request.user)
    return render(request, "disbursement/betaling/release.html", context)


@login_required
@require_safe
def betaling_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One payment: to whom, who released it, and what the bank said."""
    betaling = get_object_or_404(with_rules(betalingen_visible_to(request.user)), pk=pk)
    context = page.betaling_page(betaling, request.user)
    return render(request, "disbursement/betaling/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def charge(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down the euros of a payment in dollars: charged, or given back when it came back."""
    betaling = get_object_or_404(betalingen_visible_to(request.user), pk=pk)
    if betaling.currency != DOLLAR:
        messages.error(request, services.IN_EUROS)
        return redirect("disbursement:betaling-detail", pk=pk)
    data = request.POST if request.method == "POST" else None
    form = (
        ReturnForm(data, is_charge_known=is_charge_known(betaling))
        if betaling.has_come_back
        else ChargeForm(data)
    )
    if form.is_valid():
        try:
            _record_euros(betaling, form.cleaned_data, request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("De euro’s en het koersverschil zijn geboekt."))
            return redirect("disbursement:betaling-detail", pk=pk)
    context = charge_page(betaling) | {"form": form}
    return render(request, "disbursement/betaling/charge.html", context)


def _record_euros(betaling: Betaling, given: dict[str, Any], actor: User) -> None:
    if betaling.has_come_back:
        services.record_return(
            betaling_id=betaling.pk,
            charged_cents=given.get("bedrag"),
            credited_cents=given["terug"],
            ground=given["waar"],
            actor=actor,
        )
        return
    services.record_charge(
        betaling_id=betaling.pk, charged_cents=given["bedrag"], ground=given["waar"], actor=actor
    )


@login_required
@require_POST
def step(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Confirm a release, or let it lapse."""
    betaling = get_object_or_404(betalingen_visible_to(request.user), pk=pk)
    if verb not in STEPS:
        raise Http404
    try:
        said = {"reason": posted_remark(request)} if verb == "ask_withdrawal" else {}
        STEPS[verb](betaling_id=betaling.pk, actor=request.user, **said)
    except DomainError as error:
        messages.error(request, str(error))
        if verb == "ask_withdrawal":
            return ask_again(request, reverse("disbursement:betaling-detail", args=[pk]), "vraag")
    else:
        messages.success(request, SAID[verb])
    return redirect("disbursement:betaling-detail", pk=pk)

"""Pages of what the bank delivered, and of the lines that a person has to settle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.betaling import policies, services
from disbursement.betaling.forms import DeliveryForm
from disbursement.betaling.models import Bankregel
from disbursement.betaling.rendering import bank as rendering
from disbursement.betaling.selectors import (
    candidates_for,
    deliveries_visible_to,
    lines_visible_to,
    named_by,
    open_lines,
)
from regiodeals.accounts.http import AuthenticatedRequest, ask_again, posted_remark
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

PAGE_SIZE = 25
CANDIDATES = 50
SAID = {
    "link": dutch("De koppeling is voorgesteld. Een ander moet haar bevestigen."),
    "confirm": dutch("De koppeling is bevestigd en geboekt."),
    "drop": dutch("De koppeling is vervallen."),
    "not_ours": dutch("Vastgelegd dat deze regel niet bij een betaling hoort."),
}
CHOOSE = dutch("Kies een betaling.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delivery_list(request: AuthenticatedRequest) -> HttpResponse:
    """Hand in a file of the bank, the lines that wait for a person, and what came before."""
    is_post = request.method == "POST"
    form = DeliveryForm(request.POST, request.FILES) if is_post else DeliveryForm()
    if form.is_valid():
        given = form.cleaned_data["bestand"]
        try:
            found = services.deliver_file(
                content=given.read(), filename=given.name, actor=request.user
            )
        except DomainError as error:
            form.add_error("bestand", str(error))
        else:
            messages.success(request, dutch("Het bestand is aangenomen en wordt gelezen."))
            return redirect("disbursement:aanlevering-detail", pk=found.pk)
    lines = Paginator(open_lines(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "may_read_in": policies.is_controller(None, request.user),
        "page": lines,
        "lines": rendering.line_rows(lines.object_list),
        "deliveries": rendering.delivery_rows(deliveries_visible_to(request.user)[:PAGE_SIZE]),
        "breadcrumb": rendering.breadcrumb(dutch("Bank")),
    }
    return render(request, "disbursement/betaling/bank.html", context)


@login_required
@require_safe
def delivery_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What came of one file, line by line."""
    delivery = get_object_or_404(deliveries_visible_to(request.user), pk=pk)
    rows = lines_visible_to(request.user).filter(afschrift__aanlevering=delivery)
    shown = Paginator(rows.order_by("afschrift", "position"), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    context = rendering.delivery_page(delivery) | {
        "page": shown,
        "lines": rendering.line_rows(shown.object_list),
    }
    return render(request, "disbursement/betaling/delivery.html", context)


@login_required
@require_safe
def line_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One line, and how it can be settled."""
    regel = get_object_or_404(lines_visible_to(request.user), pk=pk)
    candidates = candidates_for(regel, request.user)[:CANDIDATES] if regel.is_open else []
    named = named_by(regel, request.user)
    context = rendering.line_page(regel, list(candidates), named, request.user)
    return render(request, "disbursement/betaling/line.html", context)


@login_required
@require_POST
def line_act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Link a line to a payment, confirm that, or say that it is none of ours."""
    regel = get_object_or_404(lines_visible_to(request.user), pk=pk)
    if verb not in SAID:
        raise Http404
    try:
        _act(regel, verb, request, request.user)
    except DomainError as error:
        messages.error(request, str(error))
        if verb == "not_ours":
            page = reverse("disbursement:bankregel-detail", args=[pk])
            return ask_again(request, page, "hoort-niet-bij-een-betaling")
    else:
        messages.success(request, SAID[verb])
    return redirect("disbursement:bankregel-detail", pk=pk)


def _act(regel: Bankregel, verb: str, request: AuthenticatedRequest, actor: User) -> None:
    if verb == "link":
        chosen = request.POST.get("betaling", "")
        betaling = candidates_for(regel, actor).filter(pk=whole_number(chosen) or 0).first()
        if betaling is None:
            raise InvalidInput(CHOOSE)
        services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=actor)
    elif verb == "not_ours":
        reason = posted_remark(request)
        services.mark_not_ours(bankregel_id=regel.pk, reason=reason, actor=actor)
    elif verb == "confirm":
        services.confirm_link(
            bankregel_id=regel.pk,
            actor=actor,
            seen_betaling_id=whole_number(request.POST.get("betaling", "")) or 0,
        )
    else:
        services.drop_link(bankregel_id=regel.pk, actor=actor)

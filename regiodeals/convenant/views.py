"""Acts on a convenant; its page is the panel of the dossier."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.convenant import services
from regiodeals.convenant.forms import SignatureForm
from regiodeals.convenant.selectors import convenanten_visible_to, ondertekeningen_visible_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register_signature(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Register a signature that was set on paper; what was typed stays when it is refused."""
    slot = get_object_or_404(ondertekeningen_visible_to(request.user), pk=pk)
    deal = slot.convenant.deal
    form = SignatureForm(request.POST or None, initial={"naam": slot.name})
    if form.is_valid():
        try:
            services.register_signature(
                ondertekening_id=slot.pk,
                signed_on=form.cleaned_data["getekend_op"],
                name=form.cleaned_data["naam"],
                actor=request.user,
            )
        except InvalidInput as error:
            form.add_error("getekend_op", str(error))
        except DomainError as error:
            messages.error(request, str(error))
            return _to_panel(deal.pk)
        else:
            messages.success(request, f"Handtekening vastgelegd: {slot.office}.")
            return _to_panel(deal.pk)
    breadcrumb = [
        {"label": "Deals", "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": _panel_url(deal.pk)},
        {"label": "Handtekening vastleggen"},
    ]
    context = {"slot": slot, "deal": deal, "form": form, "breadcrumb": breadcrumb}
    return render(request, "regiodeals/convenant/sign.html", context)


@login_required
@require_POST
def conclude(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Conclude the convenant."""
    convenant = get_object_or_404(convenanten_visible_to(request.user), pk=pk)
    try:
        services.conclude_convenant(convenant_id=convenant.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Het convenant is gesloten. De twaalf weken lopen.")
    return _to_panel(convenant.deal_id)


def _to_panel(deal_id: int) -> HttpResponse:
    return redirect(_panel_url(deal_id))


def _panel_url(deal_id: int) -> str:
    return reverse("regiodeals:deal-detail", args=[deal_id]) + "#convenant"

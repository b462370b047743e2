"""Acts on a convenant; its page is the panel of the dossier."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.convenant import services
from regiodeals.convenant.forms import SignatureForm
from regiodeals.convenant.selectors import convenanten_visible_to, ondertekeningen_visible_to


@login_required
@require_POST
def register_signature(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Register a signature that was set on paper."""
    slot = get_object_or_404(ondertekeningen_visible_to(request.user), pk=pk)
    form = SignatureForm(request.POST)
    if not form.is_valid():
        for error in form.errors.values():
            messages.error(request, f"{slot.office}: {' '.join(error)}")
        return redirect("regiodeals:deal-detail", pk=slot.convenant.deal_id)
    try:
        services.register_signature(
            ondertekening_id=slot.pk,
            signed_on=form.cleaned_data["getekend_op"],
            name=form.cleaned_data["naam"],
            actor=request.user,
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Handtekening vastgelegd: {slot.office}.")
    return redirect("regiodeals:deal-detail", pk=slot.convenant.deal_id)


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
    return redirect("regiodeals:deal-detail", pk=convenant.deal_id)

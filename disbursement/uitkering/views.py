"""Pages of the uitkering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from disbursement.uitkering import services
from disbursement.uitkering.forms import UitkeringForm
from disbursement.uitkering.selectors import kassier_of
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, RequirementsUnmet
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.legal.grant_rules import OrganisationKind


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_uitkering(request: AuthenticatedRequest, deal_id: int) -> HttpResponse:
    """Open the uitkering of a deal; what was typed stays when a rule refuses."""
    deals = deals_visible_to(request.user).select_related("tranche")
    deal = get_object_or_404(deals.prefetch_related("parties__organisation"), pk=deal_id)
    kassier = kassier_of(deal)
    is_bijzonder = (
        kassier is not None and kassier.organisation_kind is OrganisationKind.OPENBAAR_LICHAAM_BES
    )
    form = UitkeringForm(request.POST or None, is_bijzonder=is_bijzonder, initial=_initial(deal))
    if form.is_valid():
        try:
            services.open_uitkering(deal_id=deal.pk, terms=form.terms(), actor=request.user)
        except RequirementsUnmet as error:
            for reason in error.reasons:
                form.add_error(None, reason)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "De uitkering is geopend. U kunt de beschikking opstellen.")
            return redirect("regiodeals:deal-detail", pk=deal.pk)
    context = {"deal": deal, "kassier": kassier, "form": form, "is_bijzonder": is_bijzonder}
    return render(request, "disbursement/uitkering/open.html", context)


def _initial(deal: Deal) -> dict[str, object]:
    return {"te_besteden_van": deal.concluded_on, "te_besteden_tot_en_met": deal.ends_on}

"""The ministry asks a deal for a rapportage between times."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from monitoring.rapportage import services
from monitoring.rapportage.forms import AskForm
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.selectors import names_told
from monitoring.rapportage.sending import ASKED
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, DoneBefore
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to

NOBODY = dutch(
    "Gevraagd, maar niemand van de regio kreeg een mail: er is geen coördinator met een"
    " e-mailadres. Laat het zelf weten."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rapportage_ask(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Subject, question, last day and programmalijnen; what was typed stays when it is refused."""
    deal = get_object_or_404(deals_visible_to(request.user).select_related("tranche"), pk=pk)
    form = AskForm(request.POST if request.method == "POST" else None, deal=deal)
    if form.is_valid() and (found := _asked(request, deal, form)):
        return redirect("monitoring:rapportage-detail", found)
    return render(request, "monitoring/form.html", _context(deal, form))


def _asked(request: AuthenticatedRequest, deal: Deal, form: AskForm) -> int | None:
    """The number of what was asked now, or of what was asked before; None when it is refused."""
    chosen = form.cleaned_data
    try:
        report = services.ask_report(
            deal_id=deal.pk,
            subject=chosen["onderwerp"],
            question=chosen["vraag"],
            due_on=chosen["dag"],
            lines=chosen["lijnen"],
            actor=request.user,
        )
    except DoneBefore as done:
        messages.info(request, str(done))
        return done.pk
    except DomainError as error:
        form.add_error(None, str(error))
        return None
    _say_who_was_told(request, report)
    return report.pk


def _say_who_was_told(request: AuthenticatedRequest, report: Rapportage) -> None:
    names = names_told(report, ASKED)
    if names:
        messages.success(
            request, dutch("Gevraagd. Een mail gaat naar {namen}.", namen=", ".join(names))
        )
    else:
        messages.warning(request, NOBODY)


def _context(deal: Deal, form: AskForm) -> dict[str, Any]:
    dossier = reverse("regiodeals:deal-detail", args=[deal.pk])
    return {
        "title": dutch("Tussentijds vragen"),
        "lead": dutch(
            "{deal}. De regio schrijft een rapportage over uw vraag, ondertekent haar en"
            " dient haar in, zoals over een jaar. U beoordeelt haar op dezelfde manier.",
            deal=deal,
        ),
        "form": form,
        "button": dutch("Vragen"),
        "breadcrumb": [
            {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
            {"label": str(deal), "url": dossier},
            {"label": dutch("Tussentijds vragen")},
        ],
        "back_url": f"{dossier}#tussentijds",
    }

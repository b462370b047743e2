"""Pages of the uitkering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.uitkering import rendering, services
from disbursement.uitkering.forms import (
    BijzondereUitkeringForm,
    JudgementForm,
    SpecifiekeUitkeringForm,
    UitkeringForm,
)
from disbursement.uitkering.selectors import kassier_of, uitkeringen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, RequirementsUnmet
from regiodeals.common.money import allocate
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to, dossier_of
from regiodeals.legal.grant_rules import OrganisationKind


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_uitkering(request: AuthenticatedRequest, deal_id: int) -> HttpResponse:
    """Open the uitkering of a deal; what was typed stays when a rule refuses."""
    deals = deals_visible_to(request.user).select_related("tranche", "uitkering")
    deal = get_object_or_404(deals.prefetch_related("parties__organisation"), pk=deal_id)
    typed = request.POST if request.method == "POST" else None
    is_bijzonder = _is_bijzonder(deal)
    form_class = BijzondereUitkeringForm if is_bijzonder else SpecifiekeUitkeringForm
    form = form_class(typed, initial=_initial(deal, is_bijzonder=is_bijzonder))
    if form.is_valid() and _opened(request, deal, form):
        messages.success(
            request, dutch("De uitkering is geopend. U kunt de beschikking opstellen.")
        )
        return redirect(_panel_url(deal))
    reasons = rendering.why_not_open(deal, request.user)
    context = {
        "deal": deal,
        "follows": rendering.follows_from(deal),
        # What the service refused already stands in the error summary.
        "reasons": [] if form.is_bound and form.non_field_errors() else reasons,
        "form": form if form.is_bound or not reasons else None,
        "breadcrumb": _breadcrumb(deal, dutch("Uitkering openen")),
    }
    return render(request, "disbursement/uitkering/open.html", context)


@login_required
@require_safe
def legal_test(request: AuthenticatedRequest, deal_id: int) -> HttpResponse:
    """The whole test of a deal against the rules of its tranche."""
    deal = get_object_or_404(dossier_of(request.user, deal_id))
    context = rendering.legal_test(deal, request.user, clock.today())
    if context is None:
        raise Http404
    context["breadcrumb"] = _breadcrumb(deal, dutch("Rechtmatigheidstoets"))
    return render(request, "disbursement/uitkering/legal_test.html", context)


@login_required
@require_POST
def judge(request: AuthenticatedRequest, deal_id: int, rule_key: str) -> HttpResponse:
    """Decide on a finding where the rule leaves room."""
    uitkering = get_object_or_404(uitkeringen_visible_to(request.user), deal_id=deal_id)
    try:
        services.judge_finding(
            uitkering_id=uitkering.pk,
            rule_key=rule_key,
            actor=request.user,
            **JudgementForm(request.POST).answers(),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Uw oordeel is vastgelegd."))
    return redirect("disbursement:legal-test", deal_id=deal_id)


def _opened(request: AuthenticatedRequest, deal: Deal, form: UitkeringForm) -> bool:
    """Whether the service took it; each refusal becomes a line of the error summary."""
    try:
        services.open_uitkering(deal_id=deal.pk, terms=form.terms(), actor=request.user)
    except RequirementsUnmet as error:
        for reason in error.reasons:
            form.add_error(None, reason)
    except DomainError as error:
        form.add_error(None, str(error))
    else:
        return True
    return False


def _is_bijzonder(deal: Deal) -> bool:
    """Whether the uitkering is in dollars; it follows from the kassier."""
    kassier = kassier_of(deal)
    return (
        kassier is not None and kassier.organisation_kind is OrganisationKind.OPENBAAR_LICHAAM_BES
    )


def _initial(deal: Deal, *, is_bijzonder: bool) -> dict[str, object]:
    """What the deal already says; dollars are known only with their rate."""
    period: dict[str, object] = {
        "te_besteden_van": deal.concluded_on,
        "te_besteden_tot_en_met": deal.ends_on,
    }
    if is_bijzonder:
        return period
    first, second = allocate(deal.rijksbijdrage_cents, [1, 1])
    return {**period, "eerste_termijn": first, "tweede_termijn": second}


def _panel_url(deal: Deal) -> str:
    return reverse("regiodeals:deal-detail", args=[deal.pk]) + "#uitkering"


def _breadcrumb(deal: Deal, here: str) -> list[dict[str, str]]:
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        {"label": here},
    ]

"""The doelen of a deal, and which indicatoren serve them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from monitoring.indicator import forms, rendering, selectors, services
from monitoring.indicator.conditions import is_agreeing
from monitoring.indicator.policies import may_lay_down
from monitoring.indicator.views.filling import fill_in, fills_in, form_page, typed
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to


@login_required
@require_safe
def goals(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The doelen of a deal, per programmalijn, with how far each is."""
    deal = get_object_or_404(deals_visible_to(request.user).select_related("tranche"), pk=pk)
    lines = list(selectors.lines_with_goals(deal.pk))
    may = may_lay_down(deal, request.user)
    context = {
        "deal": deal,
        "breadcrumb": rendering.deal_breadcrumb(deal),
        "lines": rendering.goal_lines(lines, clock.today().year),
        "totals": rendering.shared_totals(lines, clock.today().year),
        "may_agree": may and is_agreeing(deal),
        "why_not": is_agreeing.sentence if may and not is_agreeing(deal) else "",  # type: ignore[attr-defined]
    }
    return render(request, "monitoring/indicator/goals.html", context)


@login_required
@fills_in
def goal_add(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Add a doel to a programmalijn of the deal."""
    deal = get_object_or_404(deals_visible_to(request.user), pk=pk)
    lines = list(deal.programmalijnen.order_by("order"))
    form = forms.NewGoalForm(typed(request), lines=lines, initial=_asked_line(request))

    def act() -> object:
        return services.add_goal(
            programmalijn_id=int(form.cleaned_data["programmalijn"]),
            text=form.cleaned_data["doel"],
            actor=request.user,
        )

    page = _deal_page(deal, dutch("Doel toevoegen"), dutch("Wat wil deze programmalijn bereiken?"))
    return fill_in(request, form, act, page, dutch("Het doel is toegevoegd."))


@login_required
@fills_in
def goal_change(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write a doel in other words."""
    goal = get_object_or_404(selectors.goals_visible_to(request.user), pk=pk)
    form = forms.GoalForm(typed(request), initial={"doel": goal.text})

    def act() -> object:
        return services.change_goal(
            doel_id=goal.pk, text=form.cleaned_data["doel"], actor=request.user
        )

    page = _deal_page(
        goal.programmalijn.deal, dutch("Doel anders verwoorden"), str(goal.programmalijn)
    )
    return fill_in(request, form, act, page, dutch("Het doel is bewaard."))


@login_required
@fills_in
def goal_serve(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose an indicator for a doel."""
    goal = get_object_or_404(selectors.goals_visible_to(request.user), pk=pk)
    deal = goal.programmalijn.deal
    form = forms.ServeForm(typed(request), choices=selectors.indicators_for(deal.tranche_id))

    def act() -> object:
        return services.serve_goal(
            doel_id=goal.pk,
            indicator_id=int(form.cleaned_data["indicator"]),
            agreement=form.agreement(),
            actor=request.user,
        )

    page = _deal_page(
        deal, dutch("Indicator kiezen"), dutch("Voor het doel: {doel}", doel=goal.text)
    )
    return fill_in(request, form, act, page, dutch("De indicator hoort nu bij dit doel."))


def _asked_line(request: AuthenticatedRequest) -> dict[str, str]:
    return {"programmalijn": request.GET.get("lijn", "")}


def _deal_page(deal: Deal, title: str, lead: str) -> dict[str, Any]:
    back = reverse("monitoring:goals", args=[deal.pk])
    return form_page(title, lead, rendering.deal_breadcrumb(deal, title), back)

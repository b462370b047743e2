"""The register of indicatoren."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from monitoring.indicator import forms, rendering, selectors, services
from monitoring.indicator.policies import may_lay_down
from monitoring.indicator.views.filling import fill_in, fills_in, form_page, typed
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.words import dutch

PAGE_SIZE = 25


@login_required
@require_safe
def indicator_list(request: AuthenticatedRequest) -> HttpResponse:
    """The register: each code with what it means now."""
    page = Paginator(selectors.register(), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": rendering.register_rows(page),
        "may_add": may_lay_down(None, request.user),
    }
    return render(request, "monitoring/indicator/register.html", context)


@login_required
@require_safe
def indicator_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One code: what it meant in each round, and the deals that use it."""
    indicator = get_object_or_404(selectors.register(), pk=pk)
    used = list(selectors.series_of_indicator(request.user, indicator.pk))
    context = rendering.indicator_page(indicator, used, clock.today().year) | {
        "breadcrumb": _register_breadcrumb(indicator.code),
        "may_add": may_lay_down(None, request.user),
    }
    return render(request, "monitoring/indicator/indicator.html", context)


@login_required
@fills_in
def indicator_add(request: AuthenticatedRequest) -> HttpResponse:
    """Put an indicator in the register."""
    form = forms.DefinitionForm(typed(request), is_first=True)

    def act() -> object:
        return services.add_indicator(
            code=form.cleaned_data["code"], meaning=form.meaning(), actor=request.user
        )

    page = form_page(
        dutch("Indicator toevoegen"),
        dutch("De code geldt voor alle jaren en alle edities van een deal."),
        _register_breadcrumb(dutch("Indicator toevoegen")),
        reverse("monitoring:indicator-list"),
    )
    return fill_in(request, form, act, page, dutch("De indicator staat in het register."))


@login_required
@fills_in
def indicator_define(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write a new definitie under the same code."""
    indicator = get_object_or_404(selectors.register(), pk=pk)
    last = list(indicator.definities.all())[-1]
    form = forms.DefinitionForm(typed(request), initial=forms.DefinitionForm.shown(last))

    def act() -> object:
        return services.define_indicator(
            indicator_id=indicator.pk, meaning=form.meaning(), actor=request.user
        )

    page = form_page(
        dutch("Nieuwe definitie van {code}", code=indicator.code),
        dutch("De oude definitie blijft staan bij wat ermee is gemeten."),
        _register_breadcrumb(indicator.code),
        reverse("monitoring:indicator-detail", args=[indicator.pk]),
    )
    return fill_in(request, form, act, page, dutch("De definitie is bewaard."))


def _register_breadcrumb(here: str) -> list[dict[str, str]]:
    return [
        {"label": dutch("Indicatoren"), "url": reverse("monitoring:indicator-list")},
        {"label": here},
    ]

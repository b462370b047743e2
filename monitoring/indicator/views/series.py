"""One indicator at one doel: what was agreed and what was measured."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from monitoring.indicator import forms, rendering, selectors, services
from monitoring.indicator.conditions import is_agreeing, is_measuring
from monitoring.indicator.models import Doelindicator
from monitoring.indicator.policies import may_lay_down, may_measure
from monitoring.indicator.views.filling import came_from, fill_in, fills_in, form_page, typed
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch


@login_required
@require_safe
def series_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One indicator at one doel: every meting, and every afspraak."""
    series = get_object_or_404(selectors.series_visible_to(request.user), pk=pk)
    deal = series.doel.programmalijn.deal
    may = may_measure(deal, request.user)
    context = rendering.series_page(series, clock.today().year) | {
        "deal": deal,
        "breadcrumb": rendering.deal_breadcrumb(deal, series.indicator.code),
        "may_agree": may_lay_down(deal, request.user) and is_agreeing(deal),
        "may_measure": may and is_measuring(deal),
        "why_not": is_measuring.sentence if may and not is_measuring(deal) else "",  # type: ignore[attr-defined]
    }
    return render(request, "monitoring/indicator/series.html", context)


@login_required
@fills_in
def series_agree(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Agree on another nulmeting or streefwaarde."""
    series = get_object_or_404(selectors.series_visible_to(request.user), pk=pk)
    definition = rendering.definition_now(series, clock.today().year)
    is_measured = bool(series.metingen.all())
    form = forms.AgreementForm(
        typed(request),
        allows_negative=definition.allows_negative,
        is_measured=is_measured,
        initial=forms.AgreementForm.shown(list(series.afspraken.all())[-1]),
    )

    def act() -> object:
        return services.agree_values(
            doelindicator_id=series.pk,
            agreement=form.agreement(),
            reason=form.cleaned_data.get("reden", ""),
            actor=request.user,
        )

    page = _series_page(series, dutch("Nulmeting en streefwaarde"))
    return fill_in(request, form, act, page, dutch("De nulmeting en de streefwaarde zijn bewaard."))


@login_required
@fills_in
def measurement_record(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Record what was measured in a round."""
    series = get_object_or_404(selectors.series_visible_to(request.user), pk=pk)
    require_reader_measures(request, series)
    year = whole_number(request.GET.get("ronde")) or clock.today().year
    definition = rendering.definition_now(series, year)
    form = forms.MeasurementForm(
        typed(request), definition=definition, initial={"ronde": request.GET.get("ronde", "")}
    )

    def act() -> object:
        return services.record_measurement(
            doelindicator_id=series.pk,
            year=form.cleaned_data["ronde"],
            measured=form.measured(),
            actor=request.user,
        )

    page = came_from(request, _series_page(series, dutch("Meting vastleggen")))
    return fill_in(request, form, act, page, dutch("De meting is bewaard."))


@login_required
@fills_in
def measurement_correct(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write a new meting in the place of one that was wrong."""
    wrong = get_object_or_404(selectors.measurements_visible_to(request.user), pk=pk)
    series = selectors.series_visible_to(request.user).get(pk=wrong.doelindicator_id)
    require_reader_measures(request, series)
    definition = rendering.definition_now(series, wrong.year)
    form = forms.MeasurementForm(
        typed(request),
        definition=definition,
        is_correction=True,
        initial=forms.MeasurementForm.shown(wrong),
    )

    def act() -> object:
        return services.correct_measurement(
            meting_id=wrong.pk,
            measured=form.measured(),
            reason=form.cleaned_data["reden"],
            actor=request.user,
        )

    page = _series_page(series, dutch("Meting {jaar} verbeteren", jaar=wrong.year))
    return fill_in(request, form, act, page, dutch("De meting is verbeterd. De oude blijft staan."))


def require_reader_measures(request: AuthenticatedRequest, series: Doelindicator) -> None:
    """A 404 for who reads along for another ministry; to our own people the service says why."""
    deal = series.doel.programmalijn.deal
    if not request.user.is_ministry and not may_measure(deal, request.user):
        raise Http404


def _series_page(series: Doelindicator, title: str) -> dict[str, Any]:
    lead = dutch("{code}, voor het doel: {doel}", code=series.indicator.code, doel=series.doel.text)
    back = reverse("monitoring:series-detail", args=[series.pk])
    deal = series.doel.programmalijn.deal
    return form_page(title, lead, rendering.deal_breadcrumb(deal, title), back)

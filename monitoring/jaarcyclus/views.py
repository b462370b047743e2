"""Pages and acts of the year and its schedule."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.jaarcyclus import selectors, services
from monitoring.jaarcyclus.forms import DayForm, YearFilter
from monitoring.jaarcyclus.policies import may_schedule
from monitoring.jaarcyclus.rendering.matrix import matrix_rows
from monitoring.jaarcyclus.rendering.schedule import (
    holding_words,
    outcome_words,
    own_day_rows,
    schedule_rows,
)
from monitoring.jaarcyclus.running import Outcome
from monitoring.jaarcyclus.schedule import KINDS
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.obligations.models import ObligationKind
from regiodeals.tranche.models import Tranche

PAGE_SIZE = 25
YEARS_AT_ONCE = 5


@login_required
@require_safe
def year_list(request: AuthenticatedRequest) -> HttpResponse:
    """All deals that the person sees by their years."""
    form = YearFilter(request.GET)
    chosen = form.chosen()
    deals = selectors.deals_with_years(request.user, **chosen)
    page = Paginator(deals, PAGE_SIZE).get_page(request.GET.get("pagina"))
    shown = [deal.pk for deal in page]
    years = selectors.years_shown(request.user)[-YEARS_AT_ONCE:]
    found = selectors.years_seen_by(request.user).filter(deal__in=shown, year__in=years)
    context = {
        "form": form,
        "is_filtered": any(chosen.values()),
        "page": page,
        "years": years,
        "rows": matrix_rows(page, years, found, selectors.duties_of(shown)),
    }
    return render(request, "monitoring/jaarcyclus/list.html", context)


@login_required
@require_POST
def finish(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Round a year off."""
    cyclus = get_object_or_404(selectors.years_seen_by(request.user), pk=pk)
    try:
        services.finish_year(cyclus_id=cyclus.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Het jaar {jaar} is afgerond.", jaar=cyclus.year))
    return redirect(reverse("regiodeals:deal-detail", args=[cyclus.deal_id]) + "#jaarcyclus")


@login_required
@require_safe
def schedule_list(request: AuthenticatedRequest) -> HttpResponse:
    """The schedule of each tranche, and the deals with a day of their own."""
    context = {
        "rows": schedule_rows(selectors.tranches_with_schedule()),
        "own": own_day_rows(selectors.own_days(request.user)),
        "may_schedule": may_schedule(None, request.user),
        "breadcrumb": _breadcrumb(dutch("Rooster")),
    }
    return render(request, "monitoring/jaarcyclus/schedule.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_tranche(request: AuthenticatedRequest, number: int, kind: str) -> HttpResponse:
    """Change a day for a whole tranche."""
    tranche, of_kind = get_object_or_404(Tranche, number=number), _kind(kind)
    holding = selectors.holding_for_tranche(tranche, of_kind)

    def act(cleaned: dict[str, Any]) -> Outcome:
        return services.set_day_of_tranche(
            tranche_id=tranche.pk, kind=kind, actor=request.user, **cleaned
        )

    form = DayForm(typed(request), initial={"gezien": holding.number})
    lead = dutch("{regel} Dit geldt voor elke deal zonder eigen dag.", regel=holding_words(holding))
    return _form_page(request, form, f"{tranche}: {of_kind.label}", lead, act)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule_deal(request: AuthenticatedRequest, pk: int, kind: str) -> HttpResponse:
    """A day of its own for one deal."""
    deal, of_kind = get_object_or_404(deals_visible_to(request.user), pk=pk), _kind(kind)
    holding = selectors.holding_for_deals([deal])[deal.pk][of_kind]

    def act(cleaned: dict[str, Any]) -> Outcome:
        return services.set_day_of_deal(deal_id=deal.pk, kind=kind, actor=request.user, **cleaned)

    form = DayForm(typed(request), initial={"gezien": holding.number}, may_be_empty=True)
    title = f"{deal.name}: {of_kind.label}"
    return _form_page(request, form, title, holding_words(holding), act)


def _form_page(
    request: AuthenticatedRequest,
    form: DayForm,
    title: str,
    lead: str,
    act: Callable[[dict[str, Any]], Outcome],
) -> HttpResponse:
    """Show the form; when it was filled in well, do it. What was refused stays on the page."""
    if form.is_valid():
        given = form.cleaned_data
        try:
            outcome = act(
                {"before": given["dag"], "reason": given["reden"], "seen": given["gezien"]}
            )
        except DomainError as error:
            form.add_error("dag", str(error))
        else:
            messages.success(request, outcome_words(outcome))
            return redirect("monitoring:rooster-list")
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "breadcrumb": _breadcrumb(title),
        "back_url": reverse("monitoring:rooster-list"),
    }
    return render(request, "monitoring/form.html", context)


def _kind(kind: str) -> ObligationKind:
    found = next((one for one in KINDS if one.value == kind), None)
    if found is None:
        raise Http404
    return found


def _breadcrumb(here: str) -> list[dict[str, str]]:
    above = [{"label": dutch("Jaarcyclus"), "url": reverse("monitoring:jaarcyclus-list")}]
    if here != dutch("Rooster"):
        above.append({"label": dutch("Rooster"), "url": reverse("monitoring:rooster-list")})
    return [*above, {"label": here}]

"""The calendar by month and as a list."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from monitoring.kalender.forms import ListFilter, MonthFilter
from monitoring.kalender.rendering.entries import entries_of
from monitoring.kalender.rendering.month import month_links, month_url, weeks_of
from monitoring.kalender.schedule import Month, month_of
from monitoring.kalender.selectors import lines_by_day, lines_of
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.dutch_dates import weekday_name

PAGE_SIZE = 25
SHOWN_PER_DAY = 3


@login_required
@require_safe
def this_month(request: AuthenticatedRequest) -> HttpResponse:
    """The month of today."""
    return _month(request, month_of(clock.today()))


@login_required
@require_safe
def month(request: AuthenticatedRequest, year: int, number: int) -> HttpResponse:
    """Any month; one that cannot be is not there."""
    try:
        chosen = Month(year, number)
    except ValueError as error:
        raise Http404 from error
    return _month(request, chosen)


def _month(request: AuthenticatedRequest, month: Month) -> HttpResponse:
    form = MonthFilter(request.GET, user=request.user)
    wanted = form.wanted(month)
    filters = form.chosen()
    numbers, shown = lines_by_day(request.user, wanted, SHOWN_PER_DAY)
    context = {
        "month": month,
        "weekdays": [weekday_name(number) for number in range(7)],
        "weeks": weeks_of(month, numbers, shown, filters),
        "number": sum(numbers.values()),
        "links": month_links(month, filters),
        "filter": form,
        "clear_url": month_url(month, {}) if filters else "",
    }
    return render(request, "monitoring/kalender/month.html", context)


@login_required
@require_safe
def line_list(request: AuthenticatedRequest) -> HttpResponse:
    """The same as a list, by day."""
    form = ListFilter(request.GET, user=request.user)
    lines = lines_of(request.user, form.wanted_lines())
    page = Paginator(lines, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "entries": entries_of(list(page)),
        "filter": form,
        "is_filtered": bool(form.chosen()),
    }
    return render(request, "monitoring/kalender/list.html", context)

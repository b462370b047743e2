"""The reminders that went, those that will go, and how a person wants them."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.herinnering import services
from monitoring.herinnering.forms import AheadForm, ChoiceForm
from monitoring.herinnering.rendering import state_of, step_words
from monitoring.herinnering.selectors import ahead, failed_for, reminders_seen_by, wants_one_mail
from monitoring.herinnering.selectors.ahead import who_gets
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import obligations_matching
from regiodeals.obligations.pages import page_of

PAGE_SIZE = 25


@login_required
@require_safe
def reminder_list(request: AuthenticatedRequest) -> HttpResponse:
    """What went out, the last day first, with what did not arrive above it."""
    rows = reminders_seen_by(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [
            {"row": row, "state": state_of(row), "url": page_of(row.obligation)} for row in page
        ],
        "failed": failed_for(request.user),
    }
    return render(request, "monitoring/herinnering/list.html", context)


@login_required
@require_safe
def look_ahead(request: AuthenticatedRequest) -> HttpResponse:
    """Who gets what on which day, as things stand now; nothing is sent."""
    form = AheadForm(request.GET)
    days = (form.cleaned_data["van"], form.cleaned_data["tot"]) if form.is_valid() else None
    found = obligations_matching(request.user, text=form.cleaned_data.get("zoek", ""))
    rows = list(who_gets(ahead(found, *days))) if days else []
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "page": page,
        "days": _by_day(page),
        "between": days,
        "breadcrumb": _breadcrumb(request, dutch("Wie krijgt wat wanneer")),
    }
    return render(request, "monitoring/herinnering/ahead.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: AuthenticatedRequest) -> HttpResponse:
    """Each reminder apart, or one mail a day."""
    wants_one = wants_one_mail(request.user)
    typed = request.POST if request.method == "POST" else None
    form = ChoiceForm(typed, initial={"keuze": ChoiceForm.ONE_MAIL if wants_one else "apart"})
    if form.is_valid():
        chosen = form.cleaned_data["keuze"] == ChoiceForm.ONE_MAIL
        services.choose_one_mail(actor=request.user, in_one_mail=chosen)
        messages.success(
            request, dutch("Uw keuze is bewaard. Zij geldt vanaf de volgende herinnering.")
        )
        return redirect("monitoring:herinnering-choice")
    title = dutch("Hoe u herinneringen krijgt")
    context = {
        "form": form,
        "title": title,
        "lead": dutch(
            "Het programma mailt u als een laatste dag nadert. Wat al klaar is, krijgt u niet."
        ),
        "breadcrumb": _breadcrumb(request, title),
        "back_url": reverse("my-work"),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_POST
def send_again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Another try for a reminder that did not arrive."""
    message = get_object_or_404(failed_for(request.user), pk=pk)
    try:
        services.send_again(message_id=message.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De herinnering is opnieuw klaargezet."))
    return redirect(reverse("monitoring:herinnering-list") + "#niet-aangekomen")


def _breadcrumb(request: AuthenticatedRequest, here: str) -> list[dict[str, str]]:
    """The way back to the list, for who may see it."""
    start = {"label": dutch("Mijn werk"), "url": reverse("my-work")}
    above = {"label": dutch("Herinneringen"), "url": reverse("monitoring:herinnering-list")}
    return [above if request.user.is_ministry else start, {"label": here, "url": ""}]


def _by_day(page: Any) -> list[dict[str, Any]]:
    """The rows of a page under the day on which they go."""
    return [
        {
            "id": f"dag-{day:%Y%m%d}",
            "title": long_date(day),
            "rows": [
                {
                    "what": row.obligation.title,
                    "url": page_of(row.obligation),
                    "due_on": row.obligation.due_on,
                    "step": step_words(row.step),
                    "who": addressee,
                }
                for row, addressee in rows
            ],
        }
        for day, rows in groupby(page, key=lambda pair: pair[0].step.day)
    ]

"""The list, the beginning, and the page on which the region writes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.rapportage import selectors, services
from monitoring.rapportage.conditions import is_still_reporting
from monitoring.rapportage.forms import OpenForm, SectionForm
from monitoring.rapportage.models import WRITING, Antwoord, Rapportage
from monitoring.rapportage.policies import asks, sees_a_part, writes_something
from monitoring.rapportage.rendering import sections as rendering
from monitoring.rapportage.rendering.asked import asked_items
from monitoring.rapportage.rendering.check import (
    goes_on_writing,
    next_act,
    step_rows,
    submissions,
    term_before,
)
from monitoring.rapportage.rendering.lies import given_back, told_on_top
from monitoring.rapportage.rendering.results import result_page
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.models import User
from regiodeals.audit.selectors import entries_about
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, DoneBefore
from regiodeals.common.notation import typed_number
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch

PAGE_SIZE = 25
HISTORY_LENGTH = 50


@login_required
@require_safe
def rapportage_list(request: AuthenticatedRequest) -> HttpResponse:
    """The rapportages that the person sees, the last year first."""
    rows = selectors.rapportages_newest_first(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "may_open": selectors.deals_to_report_on(request.user).exists(),
        "parts": list(selectors.written_in_part_by(request.user)[:PAGE_SIZE])
        if selectors.writes_parts(request.user)
        else [],
        "along": list(selectors.read_along_by(request.user)[:PAGE_SIZE]),
    }
    return render(request, "monitoring/rapportage/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rapportage_open(request: AuthenticatedRequest) -> HttpResponse:
    """Begin the rapportage of a deal over a year; who has no deal to write about finds nothing."""
    deals = list(selectors.deals_to_report_on(request.user))
    if not deals:
        raise Http404
    chosen = {name: request.GET.get(name, "") for name in ("deal", "jaar")}
    chosen["jaar"] = chosen["jaar"] or str(clock.today().year - 1)
    form = OpenForm(request.POST if request.method == "POST" else None, deals=deals, initial=chosen)
    if form.is_valid():
        try:
            report = services.open_report(
                deal_id=int(form.cleaned_data["deal"]),
                year=form.cleaned_data["jaar"],
                actor=request.user,
            )
        except DoneBefore as done:
            messages.info(request, str(done))
            return redirect("monitoring:rapportage-detail", done.pk)
        except DomainError as error:
            form.add_error("jaar", str(error))
        else:
            return redirect("monitoring:rapportage-detail", report.pk)
    context = {
        "title": dutch("Rapportage beginnen"),
        "lead": dutch(
            "Wat al bekend is uit het plan en uit uw vorige rapportage, staat er straks in."
        ),
        "form": form,
        "breadcrumb": rendering.breadcrumb(dutch("Beginnen")),
        "button": dutch("Beginnen"),
        "back_url": reverse("monitoring:rapportage-list"),
        "back_text": dutch("Terug naar de rapportages"),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_safe
def rapportage_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write, or read what was written."""
    report = get_object_or_404(selectors.whole_rapportage(request.user, pk))
    return _page(request, report)


@login_required
@require_POST
def rapportage_save(request: AuthenticatedRequest, pk: int, section: str) -> HttpResponse:
    """Save what changed in a section; a refused field keeps what was typed."""
    report = get_object_or_404(selectors.whole_rapportage(request.user, pk))
    found = {part.key: part for part in rendering.sections_of(report)}.get(section)
    if found is None:
        raise Http404
    refused: dict[int, DomainError] = {}
    for answer in found.answers:
        try:
            _save(request, report, answer)
        except DomainError as error:
            refused[answer.pk] = error
    if not refused:
        messages.success(request, dutch("Bewaard: {onderdeel}.", onderdeel=found.title))
        return redirect(reverse("monitoring:rapportage-detail", args=[pk]) + f"#{section}")
    report = selectors.whole_rapportage(request.user, pk).get()
    return _page(request, report, section, refused)


def _save(request: AuthenticatedRequest, report: Rapportage, answer: Antwoord) -> None:
    typed = request.POST.get(f"veld-{answer.pk}")
    seen = request.POST.get(f"versie-{answer.pk}", "")
    # Untouched is not saved: another may have written there since the page was read.
    if typed is None or _plain(typed) == _plain(request.POST.get(f"was-{answer.pk}", "")):
        return
    services.save_field(
        rapportage_id=report.pk,
        field=answer.pk,
        value=typed_number(request.POST, f"veld-{answer.pk}") or "",
        # Who does not say what he read, has read nothing.
        seen_version=-1 if (version := whole_number(seen)) is None else version,
        actor=request.user,
    )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _page(
    request: AuthenticatedRequest,
    report: Rapportage,
    section: str = "",
    refused: dict[int, DomainError] | None = None,
) -> HttpResponse:
    sections, is_ministry = rendering.sections_of(report), request.user.is_ministry
    writes = report.status in WRITING and writes_something(report.deal, request.user)
    is_part = selectors.writes_parts(request.user) and sees_a_part(report, request.user)
    asked = selectors.remarks_on(report)
    results = result_page(report, request.user, writes=writes)
    history = [] if is_part else list(entries_about(report)[:HISTORY_LENGTH])
    parts: list[dict[str, Any]] = [
        {
            "section": part,
            "form": _form(request, part, refused if part.key == section else None),
            # Beside each box what stood there: no fields of a form, as nobody fills them in.
            "stands": [(row.pk, rendering.shown(row), row.version) for row in part.answers],
            "url": reverse("monitoring:rapportage-save", args=[report.pk, part.key]),
            "asked": asked.get(part.key, ""),
            "results": results.get(part.key),
        }
        for part in sections
    ]
    context = {
        "report": report,
        "breadcrumb": rendering.breadcrumb(f"{report.deal} {report.name.about}"),
        "parts": parts,
        "writes": writes,
        "only_reads": report.status in WRITING and not writes and not is_ministry,
        # What was asked in between tells its day in a panel of its own.
        "term": term_before(report) if writes and not report.is_asked else "",
        "is_part": is_part,
        "asked": sum(len(part.answers) for part in sections),
        "given": sum(part.given for part in sections),
        "refused_form": next((p["form"] for p in parts if p["section"].key == section), None),
        "others": _others(refused or {}),
        "submissions": [] if is_part else submissions(report, request.user),
        "next": next_act(report, request.user),
        "corrects": [] if is_ministry or is_part else step_rows(report, request.user, ["correct"]),
        "about": asked_items(report),
        "over": _why_in_vain(report),
        "lies": told_on_top(report, request.user),
        "goes_on": goes_on_writing(report, request.user),
        "withdraws": _withdraws(report, request.user),
        "history": history,
        "given_back": None if is_ministry else given_back(report, history, writes=writes),
    }
    return render(request, "monitoring/rapportage/detail.html", context)


def _withdraws(report: Rapportage, user: User) -> Any:
    asked_by_this_person = report.is_asked and asks(report, user)
    return step_rows(report, user, ["withdraw"]) if asked_by_this_person else []


def _why_in_vain(report: Rapportage) -> Any:
    """Why what is still being written cannot be handed in any more."""
    if report.status not in WRITING or is_still_reporting(report):
        return ""
    return is_still_reporting.sentence  # type: ignore[attr-defined]


def _form(
    request: AuthenticatedRequest, part: rendering.Section, refused: dict[int, DomainError] | None
) -> SectionForm:
    """The boxes; after a refusal what was typed stays, beside the version that was shown now."""
    if not refused:
        return SectionForm(answers=part.answers)
    data: dict[str, Any] = {}
    for answer in part.answers:
        now = rendering.shown(answer)
        typed = typed_number(request.POST, f"veld-{answer.pk}") or ""
        data[f"veld-{answer.pk}"] = typed if answer.pk in refused else now
    form = SectionForm(data, answers=part.answers)
    for pk, error in refused.items():
        form.add_error(f"veld-{pk}", str(error))
    return form


def _others(refused: dict[int, DomainError]) -> list[dict[str, str]]:
    """What somebody else wrote in the fields that were refused for it."""
    found = (e.present for e in refused.values() if isinstance(e, services.ChangedMeanwhile))
    return [{"label": str(answer), "value": rendering.readable(answer)} for answer in found]

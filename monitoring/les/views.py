"""Lessons: sought by everybody, written and shared by who learned something."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.les import selectors, services
from monitoring.les.forms import (
    ChangeForm,
    LessonFilter,
    LessonForm,
    ShareForm,
    WithdrawForm,
    as_written,
    for_writing,
)
from monitoring.les.models import Les
from monitoring.les.rendering import (
    READ_BY_ALL,
    WILL_BE_READ,
    answer_rows,
    breadcrumb,
    list_row,
    page_of,
)
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, joined
from regiodeals.deal.policies import may_handle

PAGE_SIZE = 25
ANSWERS_SHOWN = 25


@login_required
@require_safe
def lesson_list(request: AuthenticatedRequest) -> HttpResponse:
    """Lessons by words and by filters; when nothing is found, what may have been meant."""
    form = LessonFilter(request.GET)
    asked = form.asked()
    text = asked["text"]
    found = selectors.lessons_matching(request.user, **asked)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    # Of this page only: to find the words in a text takes longer than to find the text.
    rows = [
        list_row(les) for les in selectors.with_found_words(cast("Any", page.object_list), text)
    ]
    context = {
        "page": page,
        "rows": rows,
        "filter": form,
        "problem": joined(" ", map(str, form.errors.get("zoek", ()))),
        "is_filtered": any(asked.values()),
    }
    if not rows and (meant := selectors.did_you_mean(request.user, text)):
        context |= {"meant": meant, "meant_query": urlencode(form.chosen() | {"zoek": meant})}
    return render(request, "monitoring/les/list.html", context)


@login_required
@require_safe
def detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One lesson."""
    les = get_object_or_404(selectors.whole_lesson(request.user), pk=pk)
    return render(request, "monitoring/les/detail.html", page_of(les, request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedRequest) -> HttpResponse:
    """Write a lesson, or take one over from a rapportage; what was typed stays when refused."""
    user = request.user
    deals = list(selectors.deals_to_learn_from(user))
    lines = list(selectors.lines_to_learn_from(user))
    form = LessonForm(
        typed(request),
        initial={"komt_uit": request.GET.get("komt_uit", "")},
        **for_writing(user, lines, deals),
    )
    if form.is_valid():
        les = _written(
            form,
            lambda: services.write_lesson(words=form.words(), actor=user, **form.source()),
        )
        if les is not None:
            messages.success(
                request, dutch("De les is bewaard als concept. Deel haar als zij af is.")
            )
            return redirect("monitoring:les-detail", pk=les.pk)
    context = {
        "form": form,
        "may_write": bool(deals) or may_handle(None, user),
        "answers": answer_rows(list(selectors.accepted_answers_for(user)[:ANSWERS_SHOWN])),
        "breadcrumb": breadcrumb(None, dutch("Les schrijven")),
    }
    return render(request, "monitoring/les/add.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change a concept; what was typed stays when it is refused."""
    les = _to_change(request, pk)
    lines = list(selectors.lines_to_learn_from(request.user).filter(deal=les.deal_id))
    form = ChangeForm(
        typed(request),
        initial=as_written(les),
        lines=lines,
        deals=[les.deal] if les.deal else [],
        without=les.deal is None,
    )
    if form.is_valid() and _written(form, lambda: _change(les, form, request)):
        messages.success(request, dutch("De les is gewijzigd."))
        return redirect("monitoring:les-detail", pk=pk)
    context = _form_page(les, form, dutch("Les wijzigen"), str(les))
    return render(request, "monitoring/form.html", context)


def _change(les: Les, form: ChangeForm, request: AuthenticatedRequest) -> Les:
    return services.change_lesson(
        les_id=les.pk,
        words=form.words(),
        line_id=form.source().get("line_id"),
        seen=form.cleaned_data["gezien"],
        actor=request.user,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show what everybody will read, and share it once somebody said that he knows that."""
    les = _to_change(request, pk)
    form = ShareForm(typed(request), initial={"gezien": les.version})
    if form.is_valid():
        seen = form.cleaned_data["gezien"]
        shared = _written(
            form, lambda: services.share_lesson(les_id=pk, seen=seen, actor=request.user)
        )
        if shared:
            messages.success(request, joined(" ", (dutch("De les is gedeeld."), READ_BY_ALL)))
            return redirect("monitoring:les-detail", pk=pk)
    context = _form_page(les, form, dutch("Les delen"), WILL_BE_READ) | {"les": les}
    return render(request, "monitoring/les/share.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a lesson back, with the reason."""
    les = _to_change(request, pk)
    form = WithdrawForm(typed(request))
    if form.is_valid():
        reason = form.cleaned_data["reden"]
        gone = _written(
            form, lambda: services.withdraw_lesson(les_id=pk, reason=reason, actor=request.user)
        )
        if gone:
            messages.success(
                request, dutch("De les is ingetrokken. Andere regio’s zien haar niet meer.")
            )
            return redirect("monitoring:les-detail", pk=pk)
    lead = dutch(
        "{les}. Andere regio’s zien de les daarna niet meer. Terugdraaien kan niet.", les=les
    )
    context = _form_page(les, form, dutch("Les intrekken"), lead) | {"button": dutch("Intrekken")}
    return render(request, "monitoring/form.html", context)


@login_required
@require_POST
def take(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take over what an accepted rapportage says, in one act."""
    get_object_or_404(selectors.accepted_answers_for(request.user), pk=pk)
    try:
        les = services.take_from_report(akkoord_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:les-add")
    messages.success(
        request, dutch("De les is overgenomen als concept. Lees haar na en deel haar dan.")
    )
    return redirect("monitoring:les-detail", pk=les.pk)


def _written(form: Any, act: Callable[[], Les]) -> Les | None:
    """Do it; a refusal stands above the form."""
    try:
        return act()
    except DomainError as error:
        form.add_error(None, str(error))
        return None


def _to_change(request: AuthenticatedRequest, pk: int) -> Les:
    found: Les = get_object_or_404(selectors.lessons_visible_to(request.user), pk=pk)
    return found


def _form_page(les: Les, form: Any, title: str, lead: str) -> dict[str, Any]:
    return {
        "title": title,
        "lead": lead,
        "form": form,
        "breadcrumb": breadcrumb(les, title),
        "back_url": reverse("monitoring:les-detail", args=[les.pk]),
    }

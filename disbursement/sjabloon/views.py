"""Pages of the templates."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.sjabloon import services
from disbursement.sjabloon.forms import BlockForm, EndForm, PlanForm, StepForm
from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering import page, trial
from disbursement.sjabloon.rendering.of_version import catalogue_of, wording_of
from disbursement.sjabloon.selectors import sjablonen_visible_to, versies_visible_to
from regiodeals.accounts.http import AuthenticatedRequest, ask_again
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

FORM = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def sjabloon_list(request: AuthenticatedRequest) -> HttpResponse:
    """All templates: what holds now, what comes, what is being made."""
    rows = page.list_rows(sjablonen_visible_to(request.user), clock.today())
    return render(request, "disbursement/sjabloon/list.html", {"rows": rows})


@login_required
@require_safe
def sjabloon_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The versions of one template."""
    sjabloon = get_object_or_404(sjablonen_visible_to(request.user), pk=pk)
    context = page.sjabloon_page(sjabloon, request.user, clock.today())
    return render(request, "disbursement/sjabloon/detail.html", context)


@login_required
@require_POST
def draft(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Begin a new version."""
    sjabloon = get_object_or_404(sjablonen_visible_to(request.user), pk=pk)
    try:
        version = services.draft_version(sjabloon_id=sjabloon.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:sjabloon-detail", pk=pk)
    messages.success(request, dutch("Het concept is gemaakt. Wijzig de blokken die anders moeten."))
    return redirect("disbursement:sjabloonversie-detail", pk=version.pk)


@login_required
@require_safe
def version_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One version with its texts."""
    return _version_page(request, _version(request, pk))


def _version(request: AuthenticatedRequest, pk: int) -> SjabloonVersie:
    return get_object_or_404(versies_visible_to(request.user), pk=pk)


def _version_page(
    request: AuthenticatedRequest, version: SjabloonVersie, *, verb: str = "", remark: str = ""
) -> HttpResponse:
    """The page; `remark` was typed with the step `verb` and refused."""
    context = page.version_page(version, request.user, clock.today())
    possible = {step["verb"]: step for step in context["steps"] if not step["reasons"]}
    if verb in possible:
        possible[verb]["typed"] = remark
    # The step may be gone, because somebody else was first: then the remark stands by itself.
    context["unsent_remark"] = "" if verb in possible else remark
    return render(request, "disbursement/sjabloon/version.html", context)


@login_required
@require_http_methods(FORM)
def block(request: AuthenticatedRequest, pk: int, name: str) -> HttpResponse:
    """Write one block of a concept; what was typed stays when a rule refuses."""
    version = _version(request, pk)
    place = catalogue_of(version).block(name)
    if place is None:
        raise Http404
    form = BlockForm(
        request.POST if request.method == "POST" else None,
        block=place,
        initial={"tekst": version.texts.get(name, "")},
    )

    def save(cleaned: dict[str, Any]) -> None:
        services.edit_block(
            version_id=version.pk, block=name, text=cleaned["tekst"], actor=request.user
        )

    if form.is_valid() and _taken(form, save, field="tekst"):
        messages.success(request, dutch("Blok ‘{titel}’ is bewaard.", titel=place.title))
        return redirect(f"{page.address(version)}#{name}")
    context = {**page.block_page(version, place), "form": form}
    return render(request, "disbursement/sjabloon/block.html", context)


@login_required
@require_http_methods(FORM)
def plan(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """From which day a concept holds, and why it is different."""
    version = _version(request, pk)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        initial={"geldig_vanaf": version.valid_from, "toelichting": version.explanation},
    )

    def save(cleaned: dict[str, Any]) -> None:
        services.plan_version(
            version_id=version.pk,
            valid_from=cleaned["geldig_vanaf"],
            explanation=cleaned["toelichting"],
            actor=request.user,
        )

    return _form_page(
        request, version, form, save, title=dutch("Ingang en toelichting"), verb=dutch("Bewaren")
    )


@login_required
@require_http_methods(FORM)
def end(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose the last day of a published version."""
    version = _version(request, pk)
    form = EndForm(request.POST if request.method == "POST" else None)

    def save(cleaned: dict[str, Any]) -> None:
        services.end_version(
            version_id=version.pk, last_day=cleaned["laatste_dag"], actor=request.user
        )

    return _form_page(
        request, version, form, save, title=dutch("Laatste dag kiezen"), verb=dutch("Vastleggen")
    )


@login_required
@require_POST
def test(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Have the trial letters made."""
    version = _version(request, pk)
    try:
        services.ask_trial(version_id=version.pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De proefbrieven worden nu gemaakt."))
    return redirect(f"{page.address(version)}#proefbrieven")


@login_required
@require_safe
def preview(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """A letter with invented facts and this text, with CONCEPT across it."""
    version = _version(request, pk)
    sjabloon = version.sjabloon
    try:
        content = trial.example(sjabloon.kind, sjabloon.instrument, wording_of(version))
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(page.address(version))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="voorbeeld-sjabloon-{version.pk}.pdf"'
    return response


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of a version; a remark that is refused stays on the page."""
    version = _version(request, pk)
    try:
        services.take_step(
            version_id=version.pk,
            verb=verb,
            actor=request.user,
            remark=StepForm(request.POST).remark(),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, page.DONE[verb])
        return redirect(page.address(version))
    if remark := request.POST.get("opmerking", "").strip():
        return _version_page(request, version, verb=verb, remark=remark)
    return ask_again(request, page.address(version), verb)


def _form_page(
    request: AuthenticatedRequest,
    version: SjabloonVersie,
    form: forms.Form,
    save: Any,
    *,
    title: str,
    verb: str,
) -> HttpResponse:
    """A small form about a version, which goes back to its page when it was taken."""
    if form.is_valid() and _taken(form, save):
        messages.success(request, dutch("Bewaard."))
        return redirect(page.address(version))
    context = {
        "version": version,
        "form": form,
        "title": title,
        "verb": verb,
        "breadcrumb": page.breadcrumb(version, title),
    }
    return render(request, "disbursement/sjabloon/form.html", context)


def _taken(form: forms.Form, save: Any, *, field: str | None = None) -> bool:
    """Whether the service took it; a refusal becomes an error of the form."""
    try:
        save(form.cleaned_data)
    except DomainError as error:
        form.add_error(field or next(iter(form.fields)), str(error))
        return False
    return True

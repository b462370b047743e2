"""What a person does about a termijn or an entry."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from disbursement.grootboek import services
from disbursement.grootboek.forms import (
    ConditionMetForm,
    CorrectForm,
    ImposeConditionForm,
    PlanForm,
)
from disbursement.grootboek.models import Boeking
from disbursement.grootboek.selectors import (
    entries_visible_to,
    standing_schedule,
    termijnen_visible_to,
)
from disbursement.uitkering.models import Termijn, TermijnCondition, Uitkering
from disbursement.uitkering.selectors import uitkeringen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def condition(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let a termijn wait for something, or write down that what it waits for has happened."""
    termijn = get_object_or_404(termijnen_visible_to(request.user), pk=pk)
    typed = request.POST if request.method == "POST" else None
    if termijn.due_on is None:
        initial = {"voorwaarde": termijn.condition, "waar": termijn.condition_source}
        form: Form = ImposeConditionForm(typed, initial=initial)
        words = (
            dutch("Voorwaarde vastleggen"),
            dutch("Zolang zij niet is vervuld, wordt niets vrijgegeven."),
        )
    else:
        form = ConditionMetForm(typed)
        words = (dutch("Voorwaarde vervuld"), dutch("Wat u vastlegt, kunt u niet meer wijzigen."))
    if form.is_valid() and _done(request, form, lambda: _decide(termijn, form, request)):
        return redirect(_page_of(termijn.uitkering.deal) + "#termijnen")
    lead = dutch(
        "{termijn}, {voorwaarde}. {regel}",
        termijn=str(termijn),
        voorwaarde=termijn.get_condition_display(),
        regel=words[1],
    )
    return _form_page(request, form, termijn.uitkering.deal, words[0], lead)


def _decide(termijn: Termijn, form: Form, request: AuthenticatedRequest) -> None:
    values = form.cleaned_data
    if isinstance(form, ImposeConditionForm):
        services.impose_condition(
            termijn_id=termijn.pk,
            condition=TermijnCondition(values["voorwaarde"]),
            source=values["waar"],
            actor=request.user,
        )
    else:
        services.declare_condition_met(
            termijn_id=termijn.pk,
            on=values["voldaan_op"],
            ground=values["waaruit"],
            actor=request.user,
        )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Fill in other termijnen than two, before the verlening is made known."""
    visible = uitkeringen_visible_to(request.user).prefetch_related("termijnen")
    uitkering = get_object_or_404(visible, pk=pk)
    typed = request.POST if request.method == "POST" else None
    standing = standing_schedule(uitkering)
    form = PlanForm(typed, currency=uitkering.currency, standing=standing)
    if form.is_valid() and _done(request, form, lambda: _plan(uitkering, form, request)):
        return redirect(_dossier_of(uitkering.deal) + "#uitkering")
    context = {
        "deal": uitkering.deal,
        "form": form,
        "back_url": _dossier_of(uitkering.deal),
        "breadcrumb": [
            {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
            {"label": uitkering.deal.name, "url": _dossier_of(uitkering.deal)},
            {"label": dutch("Termijnen vastleggen")},
        ],
    }
    return render(request, "disbursement/grootboek/plan.html", context)


def _plan(uitkering: Uitkering, form: PlanForm, request: AuthenticatedRequest) -> None:
    services.plan_termijnen(uitkering_id=uitkering.pk, rows=form.rows(), actor=request.user)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Undo an entry, and book what should have stood there."""
    row = get_object_or_404(entries_visible_to(request.user), pk=pk)
    form = CorrectForm(request.POST if request.method == "POST" else None, currency=row.currency)
    if form.is_valid() and _done(request, form, lambda: _correct(row, form, request)):
        return redirect(_page_of(row.uitkering.deal) + "#boekingen")
    amount = format_amount(row.amount_cents, row.currency, decimals="always")
    lead = dutch(
        "Nr. {nummer}: {zin}, {bedrag}. De boeking blijft staan; een nieuwe heft haar op.",
        nummer=row.pk,
        zin=row.sentence,
        bedrag=amount,
    )
    return _form_page(request, form, row.uitkering.deal, dutch("Boeking herstellen"), lead)


def _correct(row: Boeking, form: Form, request: AuthenticatedRequest) -> None:
    services.correct_entry(
        boeking_id=row.pk,
        reason=form.cleaned_data["reden"],
        right_cents=form.cleaned_data["goed_bedrag"],
        actor=request.user,
    )


def _done(request: AuthenticatedRequest, form: Form, act: Callable[[], Any]) -> bool:
    """Whether the act succeeded; a refusal stands in the form."""
    try:
        act()
    except DomainError as error:
        for reason in getattr(error, "reasons", (str(error),)):
            form.add_error(None, reason)
        return False
    messages.success(request, dutch("Vastgelegd."))
    return True


def _form_page(
    request: AuthenticatedRequest, form: Form, deal: Deal, heading: str, lead: str
) -> HttpResponse:
    context = {
        "heading": heading,
        "lead": lead,
        "form": form,
        "back_url": _page_of(deal),
        "breadcrumb": [
            {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
            {"label": dutch("Geld"), "url": _page_of(deal)},
            {"label": heading},
        ],
    }
    return render(request, "disbursement/grootboek/form.html", context)


def _dossier_of(deal: Deal) -> str:
    return reverse("regiodeals:deal-detail", args=[deal.pk])


def _page_of(deal: Deal) -> str:
    return reverse("disbursement:geld", args=[deal.pk])

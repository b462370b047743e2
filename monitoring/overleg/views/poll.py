"""The date poll: proposed and picked by who organises, answered by who takes part."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from monitoring.overleg import services
from monitoring.overleg.forms import MomentForm, PlaceForm, as_planned
from monitoring.overleg.models import Overleg, Prikmoment
from monitoring.overleg.rendering.poll import poll_page
from monitoring.overleg.selectors import overleggen_visible_to, participants_seen_by
from monitoring.overleg.selectors.poll import moments_seen_by
from monitoring.overleg.views.acting import told
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.example_day import expect_year
from regiodeals.common.words import dutch

ANSWER = "moment-"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The moments with the answers, and the form to propose one; what was typed stays."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    form = _moment_form(overleg, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.propose_moment(overleg_id=pk, actor=request.user, **form.act())
        except DomainError as error:
            form.add_error("dag", str(error))
        else:
            messages.success(
                request,
                dutch(
                    "Het moment staat erbij. Stel er nog een voor, of mail de deelnemers als alles"
                    " erbij staat."
                ),
            )
            return redirect("monitoring:overleg-poll", pk=pk)
    return _shown(request, overleg, form)


def _moment_form(overleg: Overleg, sent: Any) -> MomentForm:
    form = MomentForm(sent, initial=as_planned(overleg) | {"dag": None})
    expect_year(form, "dag", overleg.year)
    return form


def _shown(
    request: AuthenticatedRequest,
    overleg: Overleg,
    form: MomentForm,
    picked: Prikmoment | None = None,
    place: PlaceForm | None = None,
) -> HttpResponse:
    """The page; of the moment that was `picked` and refused, with what was typed as its place."""
    context = poll_page(overleg, request.user)
    rows = [
        (row, place if row.moment == picked else _place_form(overleg, row.moment))
        for row in context["rows"]
    ]
    wrong: Form = place or form
    context |= {"moments": rows, "propose": form, "form": wrong}
    return render(request, "monitoring/overleg/poll.html", context)


def _place_form(overleg: Overleg, moment: Prikmoment, sent: Any = None) -> PlaceForm:
    # Each moment has one on the page, and each field an id of its own.
    return PlaceForm(sent, initial=as_planned(overleg), auto_id=f"id_%s_{moment.pk}")


@login_required
@require_POST
def ask(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Mail who takes part."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    told(
        request,
        lambda: services.ask_moments(overleg_id=pk, actor=request.user),
        _asked,
    )
    return redirect("monitoring:overleg-poll", pk=overleg.pk)


def _asked(count: int) -> str:
    return dutch("Gemaild: {aantal}. Kies een moment zodra u genoeg antwoorden hebt.", aantal=count)


@login_required
@require_POST
def answer(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What a participant can, by himself or by who organises."""
    row = get_object_or_404(participants_seen_by(request.user), pk=pk)
    answers = {
        int(name.removeprefix(ANSWER)): str(value)
        for name, value in request.POST.items()
        if name.startswith(ANSWER) and name.removeprefix(ANSWER).isdecimal()
    }
    told(
        request,
        lambda: services.answer_moments(deelnemer_id=pk, answers=answers, actor=request.user),
        lambda left: _answered(left, is_own=row.user_id == request.user.pk),
    )
    return redirect("monitoring:overleg-poll", pk=row.overleg_id)


def _answered(left: int, *, is_own: bool) -> str:
    if left:
        return dutch("Bewaard. Bij een ander moment ontbreekt het antwoord nog.")
    if is_own:
        return dutch(
            "De datumprikker is ingevuld. Als een dag is gekozen, komt de uitnodiging per mail."
        )
    return dutch("De datumprikker is ingevuld.")


@login_required
@require_POST
def drop(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a moment away."""
    moment = get_object_or_404(moments_seen_by(request.user), pk=pk)
    told(
        request,
        lambda: services.drop_moment(prikmoment_id=pk, actor=request.user),
        dutch("Het moment is weggehaald."),
    )
    return redirect("monitoring:overleg-poll", pk=moment.overleg_id)


@login_required
@require_POST
def pick(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Make a moment the day of the overleg; what was typed as its place stays when refused."""
    moment = get_object_or_404(moments_seen_by(request.user).select_related("overleg"), pk=pk)
    place = _place_form(moment.overleg, moment, request.POST)
    if place.is_valid():
        try:
            services.pick_moment(prikmoment_id=pk, actor=request.user, **place.place())
        except DomainError as error:
            place.add_error(None, str(error))
        else:
            messages.success(request, dutch("Het moment is gekozen. U kunt nu uitnodigen."))
            return redirect("monitoring:overleg-detail", pk=moment.overleg_id)
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=moment.overleg_id)
    return _shown(request, overleg, _moment_form(overleg, None), moment, place)

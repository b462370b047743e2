"""The date poll: proposed and picked by who organises, answered by who takes part."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from monitoring.overleg import services
from monitoring.overleg.forms import MomentForm, PlaceForm, as_planned
from monitoring.overleg.rendering.poll import poll_page
from monitoring.overleg.selectors import (
    moments_seen_by,
    overleggen_visible_to,
    participants_seen_by,
)
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
    sent = request.POST if request.method == "POST" else None
    form = MomentForm(sent, initial=as_planned(overleg) | {"dag": None})
    expect_year(form, "dag", overleg.year)
    if form.is_valid():
        try:
            services.propose_moment(overleg_id=pk, actor=request.user, **form.act())
        except DomainError as error:
            form.add_error("dag", str(error))
        else:
            messages.success(request, dutch("Het moment staat erbij."))
            return redirect("monitoring:overleg-poll", pk=pk)
    context = poll_page(overleg, request.user) | {"form": form}
    return render(request, "monitoring/overleg/poll.html", context)


@login_required
@require_POST
def ask(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Mail who takes part."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    try:
        count = services.ask_moments(overleg_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("Gemaild: {aantal}.", aantal=count))
    return redirect("monitoring:overleg-poll", pk=overleg.pk)


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
        dutch("De datumprikker is ingevuld."),
    )
    return redirect("monitoring:overleg-poll", pk=row.overleg_id)


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
    """Make a moment the day of the overleg."""
    moment = get_object_or_404(moments_seen_by(request.user), pk=pk)
    form = PlaceForm(request.POST)
    where: dict[str, Any] = {"location": "", "video_url": ""}
    if form.is_valid():
        where = {"location": form.cleaned_data["plaats"], "video_url": form.cleaned_data["video"]}
    is_picked = told(
        request,
        lambda: services.pick_moment(prikmoment_id=pk, actor=request.user, **where),
        dutch("Het moment is gekozen. U kunt nu uitnodigen."),
    )
    page = "monitoring:overleg-detail" if is_picked else "monitoring:overleg-poll"
    return redirect(page, pk=moment.overleg_id)

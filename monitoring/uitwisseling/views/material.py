"""What belongs to an exchange meeting: the page on which it is added, and a file as one gets it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.bijlage.forms import AddForm
from monitoring.bijlage.views import handed_out
from monitoring.overleg.views.acting import told
from monitoring.uitwisseling import services
from monitoring.uitwisseling.forms import LinkForm
from monitoring.uitwisseling.models import Uitwisseling
from monitoring.uitwisseling.rendering import breadcrumb
from monitoring.uitwisseling.rendering.material import changes, file_rows
from monitoring.uitwisseling.selectors import (
    lessons_for,
    lessons_of,
    material_of,
    material_seen_by,
    meetings_visible_to,
)
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

PER_HOUR = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def material(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Files and lessons, with the two forms by which one is added."""
    meeting = get_object_or_404(meetings_visible_to(request.user), pk=pk)
    is_post = request.method == "POST"
    is_link = is_post and "les" in request.POST
    link = LinkForm(request.POST if is_link else None, lessons=lessons_for(request.user, meeting))
    adds = AddForm(request.POST, request.FILES) if is_post and not is_link else AddForm()
    form: Any = link if is_link else adds
    if form.is_valid() and _added(request, meeting, form):
        return redirect("monitoring:uitwisseling-material", pk=pk)
    files = material_of(request.user, meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "link": link,
        "adds": adds,
        "changes": changes(meeting, request.user),
        "files": file_rows(files, can_remove=changes(meeting, request.user)),
        "lessons": lessons_of(request.user, meeting),
        "breadcrumb": breadcrumb(meeting, dutch("Materiaal")),
        "back_url": reverse("monitoring:uitwisseling-detail", args=[pk]),
    }
    return render(request, "monitoring/uitwisseling/material.html", context)


def _added(request: AuthenticatedRequest, meeting: Uitwisseling, form: Any) -> bool:
    about: dict[str, Any] = {"uitwisseling_id": meeting.pk, "actor": request.user}
    try:
        if isinstance(form, LinkForm):
            services.link_lesson(les_id=int(form.cleaned_data["les"]), **about)
        else:
            given = form.cleaned_data["bestand"]
            # Before it is read: a photo takes a second to draw.
            require_turn(request.user, "materiaal", per_hour=PER_HOUR)
            text = form.cleaned_data["tekst"]
            services.add_material(name=given.name, content=given.read(), text=text, **about)
    except DomainError as error:
        form.add_error("les" if isinstance(form, LinkForm) else "bestand", str(error))
        return False
    messages.success(request, dutch("Het staat erbij."))
    return True


@login_required
@require_safe
def file(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The file, for who sees its meeting; what is in quarantine or taken away is not there."""
    row = material_seen_by(request.user).present().filter(pk=pk).first()
    if row is None or not row.is_clean:
        raise Http404
    try:
        return handed_out(row)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:uitwisseling-detail", pk=row.uitwisseling_id)


@login_required
@require_POST
def remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take a file away."""
    row = get_object_or_404(material_seen_by(request.user), pk=pk)
    told(
        request,
        lambda: services.remove_material(materiaal_id=pk, actor=request.user),
        dutch("Het bestand is weggehaald."),
    )
    return redirect("monitoring:uitwisseling-material", pk=row.uitwisseling_id)


@login_required
@require_POST
def unlink(request: AuthenticatedRequest, pk: int, les: int) -> HttpResponse:
    """Let a lesson belong to the meeting no more."""
    get_object_or_404(meetings_visible_to(request.user), pk=pk)
    told(
        request,
        lambda: services.unlink_lesson(uitwisseling_id=pk, les_id=les, actor=request.user),
        dutch("De les hoort er niet meer bij."),
    )
    return redirect("monitoring:uitwisseling-material", pk=pk)

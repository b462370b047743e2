"""Signing up and off, and who was there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from monitoring.overleg.views.acting import told
from monitoring.uitwisseling import services
from monitoring.uitwisseling.forms import AttendanceForm
from monitoring.uitwisseling.models import Aanmelding, UitwisselingStatus
from monitoring.uitwisseling.policies import may_organise
from monitoring.uitwisseling.rendering import breadcrumb
from monitoring.uitwisseling.selectors import (
    meetings_visible_to,
    sign_ups_seen_by,
    signed_up_of,
)
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, joined

# Each leaves a row that stays, and a mail.
SIGN_UPS_PER_HOUR = 20


@login_required
@require_POST
def sign_up(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Sign oneself up."""
    get_object_or_404(meetings_visible_to(request.user), pk=pk)

    def act() -> Aanmelding:
        require_turn(request.user, "aanmelden", per_hour=SIGN_UPS_PER_HOUR)
        return services.sign_up(uitwisseling_id=pk, actor=request.user)

    told(request, act, _signed_up)
    return redirect("monitoring:uitwisseling-detail", pk=pk)


def _signed_up(row: Aanmelding) -> str:
    place = dutch("U hebt een plaats.") if row.placed_at else dutch("U staat op de wachtlijst.")
    mail = (
        dutch("U krijgt een mail.") if row.address else dutch("Van u is geen e-mailadres bekend.")
    )
    return joined(" ", (place, mail))


@login_required
@require_POST
def sign_off(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Sign off, oneself or another by who organises."""
    row = get_object_or_404(sign_ups_seen_by(request.user), pk=pk)
    told(
        request,
        lambda: services.sign_off(aanmelding_id=pk, actor=request.user),
        dutch("{wie} is afgemeld.", wie=row),
    )
    return redirect("monitoring:uitwisseling-detail", pk=row.uitwisseling_id)


@login_required
@require_POST
def again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Send mail again that did not arrive."""
    row = get_object_or_404(sign_ups_seen_by(request.user), pk=pk)
    told(
        request,
        lambda: services.mail_again(aanmelding_id=pk, actor=request.user),
        dutch("De mail aan {wie} is klaargezet.", wie=str(row)),
    )
    return redirect("monitoring:uitwisseling-detail", pk=row.uitwisseling_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Lay down who was there."""
    held = meetings_visible_to(request.user).filter(status=UitwisselingStatus.GEHOUDEN)
    meeting = get_object_or_404(held, pk=pk)
    # It names everybody who came; that is for who organises.
    if not may_organise(meeting, request.user):
        raise Http404
    people = [row for row in signed_up_of(meeting) if row.placed_at is not None]
    form = AttendanceForm(typed(request), people=people)
    if form.is_valid():
        try:
            services.record_attendance(
                uitwisseling_id=pk, present=form.present(), actor=request.user
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("De aanwezigheid is ingevuld."))
            return redirect("monitoring:uitwisseling-detail", pk=pk)
    context = {
        "title": dutch("Aanwezigheid invullen"),
        "lead": dutch("{bijeenkomst}. Wie u niet aanvinkt, was afwezig.", bijeenkomst=str(meeting)),
        "form": form,
        "breadcrumb": breadcrumb(meeting, dutch("Aanwezigheid")),
        "back_url": reverse("monitoring:uitwisseling-detail", args=[pk]),
    }
    return render(request, "monitoring/form.html", context)

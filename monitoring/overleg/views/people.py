"""Who takes part: the page on which somebody is added, removed, or invited again."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from monitoring.overleg import services
from monitoring.overleg.forms import GuestForm, PersonForm
from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from monitoring.overleg.policies import may_organise
from monitoring.overleg.rendering import breadcrumb
from monitoring.overleg.rendering.people import participant_rows
from monitoring.overleg.selectors import (
    candidates_of,
    overleggen_visible_to,
    participants_of,
    participants_seen_by,
)
from monitoring.overleg.views.acting import told
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

GUESTS_PER_HOUR = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Everybody who takes part, with two forms: of the parties, and a guest."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    rows = participants_of(overleg)
    present = {row.user_id for row in rows}
    candidates = [one for one in candidates_of(overleg.deal) if one.user.pk not in present]
    sent = request.POST if request.method == "POST" else None
    is_guest = sent is not None and "naam" in sent
    person = PersonForm(None if is_guest else sent, candidates=candidates)
    guest = GuestForm(sent if is_guest else None)
    form = guest if is_guest else person
    if form.is_valid() and _added(request, overleg, form):
        return redirect("monitoring:overleg-people", pk=pk)
    context = {
        "overleg": overleg,
        "is_invited": overleg.status == OverlegStatus.UITGENODIGD,
        "form": form,
        "person": person,
        "guest": guest,
        "participants": participant_rows(rows, overleg, request.user),
        "may_organise": may_organise(overleg, request.user),
        "breadcrumb": breadcrumb(overleg, dutch("Deelnemers")),
    }
    return render(request, "monitoring/overleg/people.html", context)


def _added(request: AuthenticatedRequest, overleg: Overleg, form: Any) -> bool:
    chosen = form.cleaned_data
    about: dict[str, Any] = {"overleg_id": overleg.pk, "actor": request.user}
    try:
        if isinstance(form, GuestForm):
            # Each is a mail to an address that somebody typed.
            require_turn(request.user, "gast", per_hour=GUESTS_PER_HOUR)
            row = services.add_guest(name=chosen["naam"], address=chosen["adres"], **about)
        else:
            row = services.add_person(user_id=int(chosen["wie"]), **about)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, dutch("{wie} is deelnemer.", wie=str(row)))
    return True


@login_required
@require_POST
def everybody(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Add all people of the parties."""
    get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    told(
        request,
        lambda: services.add_everybody(overleg_id=pk, actor=request.user),
        _everybody_added,
    )
    return redirect("monitoring:overleg-people", pk=pk)


def _everybody_added(rows: Sequence[Deelnemer]) -> str:
    """Who they are: of a party of which nobody has an account, nobody was added."""
    names = ", ".join(str(row) for row in rows) or dutch("niemand meer")
    return dutch(
        "Toegevoegd: {namen}. Mist u iemand? Voeg wie geen account heeft toe als gast.", namen=names
    )


@login_required
@require_POST
def remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let somebody take part no more."""
    return _act_on(request, pk, services.remove_participant, _left)


@login_required
@require_POST
def again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Send an invitation again that did not arrive."""
    return _act_on(request, pk, services.invite_again, _mailed)


def _left(row: Deelnemer) -> str:
    return dutch("{wie} neemt niet meer deel.", wie=str(row))


def _mailed(row: Deelnemer) -> str:
    return dutch("De mail aan {wie} is klaargezet.", wie=str(row))


def _act_on(
    request: AuthenticatedRequest,
    pk: int,
    act: Callable[..., object],
    says: Callable[[Deelnemer], str],
) -> HttpResponse:
    row = get_object_or_404(participants_seen_by(request.user).select_related("user"), pk=pk)
    told(request, lambda: act(deelnemer_id=pk, actor=request.user), says(row))
    return redirect("monitoring:overleg-people", pk=row.overleg_id)

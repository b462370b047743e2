"""The people of a deal: who does what until when, and what their manager does about it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, RoleInDeal
from regiodeals.deal.selectors import roles_in
from regiodeals.people import selectors, services
from regiodeals.people.forms import EndRoleForm, HandOverForm, InviteForm
from regiodeals.people.policies import roles_to_give
from regiodeals.people.rendering import breadcrumb, end_page, manages_by, page_of

PER_HOUR = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Everybody with a role, and the form by which somebody is invited; what was typed stays."""
    deals = selectors.deals_with_people_seen_by(request.user)
    known = deals.select_related("accounthouder").prefetch_related("programmalijnen")
    deal = get_object_or_404(known, pk=pk)
    roles = roles_to_give(deal, request.user)
    form = InviteForm(request.POST or None, deal=deal, roles=roles)
    if roles and form.is_valid() and _invited(request, deal, form):
        return redirect("regiodeals:deal-people", pk=pk)
    return render(request, "regiodeals/people/list.html", _context(request, deal, form, roles))


def _context(
    request: AuthenticatedRequest, deal: Deal, form: InviteForm, roles: list[RoleInDeal]
) -> dict[str, Any]:
    own = HandOverForm(deal=deal, user=request.user) if manages_by(roles) else None
    return {
        "deal": deal,
        "form": form if roles else None,
        "hand_over": own,
        "keeps_a_role": own and roles_in(deal.pk, request.user) - {RoleInDeal.MANAGER},
        "breadcrumb": breadcrumb(deal),
        **page_of(deal, roles),
    }


def _invited(request: AuthenticatedRequest, deal: Deal, form: InviteForm) -> bool:
    """Invite; a refusal stands above the form."""
    chosen = form.cleaned_data
    try:
        # Each is a mail to somebody outside.
        require_turn(request.user, "uitnodigen", per_hour=PER_HOUR)
        row = services.invite_person(
            deal_id=deal.pk,
            role=chosen["rol"],
            organisation=chosen["organisatie"],
            address=chosen["adres"],
            valid_until=chosen["tot_en_met"],
            lines=form.parts(),
            actor=request.user,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request,
        dutch("De uitnodiging aan {adres} is klaargezet en gaat zo uit.", adres=row.address),
    )
    return True


@login_required
@require_POST
def hand_over(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Let another manage the people of the region."""
    deal = get_object_or_404(selectors.deals_with_people_seen_by(request.user), pk=pk)
    form = HandOverForm(request.POST, deal=deal, user=request.user)
    if not form.is_valid():
        messages.error(request, dutch("Kies aan wie u het beheer overdraagt."))
        return redirect("regiodeals:deal-people", pk=pk)
    try:
        row = services.hand_over(
            deal_id=pk, to_role_id=form.cleaned_data["aan"].pk, actor=request.user
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("regiodeals:deal-people", pk=pk)
    messages.success(request, dutch("{wie} is nu beheerder van de regio.", wie=row.user))
    # Who handed over may have no page of this deal left.
    return redirect("my-work")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Say what ends and stands in that name, ask who takes it over, and end it."""
    row = get_object_or_404(selectors.roles_seen_by(request.user), pk=pk)
    tasks = list(selectors.tasks_in_name_of(row))
    sent = request.POST if request.method == "POST" else None
    form = EndRoleForm(sent, row=row, has_tasks=bool(tasks))
    try:
        services.require_endable(row, request.user)
        if request.method != "POST" or not form.is_valid():
            return render(request, "regiodeals/people/end.html", end_page(row, tasks, form))
        services.end_role(
            deal_role_id=pk,
            actor=request.user,
            reason=form.cleaned_data["reden"],
            successor=form.cleaned_data.get("neemt_over"),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De rol van {wie} is beëindigd.", wie=row.user))
    return redirect("regiodeals:deal-people", pk=row.deal_id)


@login_required
@require_POST
def revoke(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Make the link of an invitation stop working."""
    row = get_object_or_404(selectors.invitations_seen_by(request.user), pk=pk)
    try:
        services.revoke_invitation(invitation_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, dutch("De uitnodiging aan {adres} is ingetrokken.", adres=row.address)
        )
    return redirect("regiodeals:deal-people", pk=row.deal_id)

"""The page behind the link of an invitation.

The link itself only leaves a mark in the session and leads on, so that its secret stands in no
address of a page; opening it uses nothing up, because mail programs open links too.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from regiodeals.accounts import login_brake
from regiodeals.accounts.language import note_language, read_in
from regiodeals.accounts.models import User
from regiodeals.accounts.rate_limit import is_too_often, too_often
from regiodeals.common.errors import DomainError, WrongState
from regiodeals.common.language import Language
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import RoleInDeal
from regiodeals.people import services
from regiodeals.people.conditions import CLOSED, NO_SUCH_LINK, OTHER_ADDRESS, belongs_to
from regiodeals.people.forms import NewAccountForm
from regiodeals.people.models import Invitation, hash_of
from regiodeals.people.selectors import account_for, usable_invitation

MARK = "uitnodiging"
PER_MINUTE = 20
# What somebody does first who never was here; a manager stands on the page where it is done.
FIRST = {
    RoleInDeal.MANAGER: dutch("Nodig hieronder de mensen van uw regio uit."),
    RoleInDeal.COORDINATOR: dutch("Wat u voor de rapportage moet doen, staat bij Nu te doen."),
    RoleInDeal.WRITER: dutch("De rapportage staat bij Voortgang, Rapportages."),
    RoleInDeal.PART_WRITER: dutch("Uw onderdelen staan bij Voortgang, Rapportages."),
    RoleInDeal.SIGNER: dutch("Wat u moet ondertekenen, staat bij Nu te doen."),
    RoleInDeal.READER: dutch("Open de deal bij Uw deals."),
}


@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Remember which invitation it is, and lead on."""
    if is_too_often(request, MARK, per_minute=PER_MINUTE):
        return too_often(request)
    found = hash_of(token)
    if usable_invitation(found) is None:
        return _no_such_link(request)
    request.session[MARK] = found
    response = redirect("regiodeals:invitation")
    response["Referrer-Policy"] = "no-referrer"
    return response


@sensitive_post_parameters("wachtwoord", "nog_eens")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """What is offered, and how this visitor takes it up."""
    mark = request.session.get(MARK, "")
    row = usable_invitation(mark) if mark else None
    if row is None:
        return _no_such_link(request)
    if request.user.is_authenticated:
        return _with_account(request, row, request.user)
    return _without_account(request, row)


def _with_account(request: HttpRequest, row: Invitation, person: User) -> HttpResponse:
    """Somebody who has logged in takes it, when it was sent to the address of that account."""
    problem = "" if belongs_to(row.address, person) else OTHER_ADDRESS
    if request.method == "POST" and not problem:
        try:
            services.accept_invitation(token_sha256=row.token_sha256, actor=person)
        except DomainError as error:
            problem = str(error)
        else:
            return _welcome(request, row)
    return _page(request, row, problem=problem, can_accept=not problem)


def _without_account(request: HttpRequest, row: Invitation) -> HttpResponse:
    """A stranger logs in first, or makes an account here; in the language of his organisation."""
    read_in(request, Language(row.organisation.mail_language))
    known = account_for(row.address)
    if known.exists:
        return _page(
            request, row, problem="" if known.is_open else CLOSED, must_log_in=known.is_open
        )
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        chosen = form.cleaned_data
        account = services.NewAccount(
            chosen["voornaam"], chosen["achternaam"], chosen["wachtwoord"]
        )
        try:
            services.accept_with_new_account(token_sha256=row.token_sha256, account=account)
        except WrongState as error:
            return _page(request, row, problem=str(error))
        except DomainError as error:
            form.add_error("wachtwoord", str(error))
        else:
            return _logged_in(request, row, chosen["wachtwoord"])
    return _page(request, row, form=form)


def _logged_in(request: HttpRequest, row: Invitation, password: str) -> HttpResponse:
    """Through the same check as everybody who logs in."""
    person = authenticate(request, username=row.address, password=password)
    if person is None:
        return redirect("login")
    login(request, person)
    note_language(request, person)
    response = _welcome(request, row)
    login_brake.remember(response, person.get_username())
    return response


def _welcome(request: HttpRequest, row: Invitation) -> HttpResponse:
    request.session.pop(MARK, None)
    role = RoleInDeal(row.role)
    welcome = dutch("Welkom. U werkt nu aan {deal} als {rol}.", deal=row.deal, rol=role.label)
    messages.success(request, joined(" ", (welcome, FIRST[role])))
    if role == RoleInDeal.MANAGER:
        return redirect("regiodeals:deal-people", row.deal_id)
    return redirect("my-work")


def _page(request: HttpRequest, row: Invitation, **more: Any) -> HttpResponse:
    context = {"row": row, "problem": "", "form": None, **more}
    return render(request, "regiodeals/people/invitation.html", context)


def _no_such_link(request: HttpRequest) -> HttpResponse:
    context = {"sentence": NO_SUCH_LINK}
    return render(request, "regiodeals/people/no_such_link.html", context, status=404)

"""The page on which somebody changes the own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.rate_limit import require_turn
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.words import dutch
from regiodeals.people import services
from regiodeals.people.forms import PasswordForm

PER_HOUR = 10


@sensitive_post_parameters("nu", "wachtwoord", "nog_eens")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: AuthenticatedRequest) -> HttpResponse:
    """Change it, and stay logged in here; every other browser asks for the new one."""
    form = PasswordForm(request.POST or None)
    if form.is_valid() and _is_changed(request, form):
        messages.success(
            request,
            dutch("Uw nieuwe wachtwoord geldt vanaf nu. Op andere apparaten bent u uitgelogd."),
        )
        return redirect("my-work")
    return render(request, "regiodeals/people/password.html", {"form": form})


def _is_changed(request: AuthenticatedRequest, form: PasswordForm) -> bool:
    try:
        require_turn(request.user, "wachtwoord", per_hour=PER_HOUR)
        person = services.change_password(
            current=form.cleaned_data["nu"],
            new=form.cleaned_data["wachtwoord"],
            actor=request.user,
        )
    except InvalidInput as error:
        form.add_error("wachtwoord", str(error))
        return False
    except DomainError as error:
        form.add_error("nu", str(error))
        return False
    update_session_auth_hash(request, person)
    return True

"""The login page: what it asks, and where it leads."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regiodeals.accounts import carried, login_brake
from regiodeals.accounts.language import keep_for_strangers, language_for, note_language
from regiodeals.common.language import Language
from regiodeals.common.words import dutch

LONGEST_USERNAME = login_brake.LONGEST_USERNAME


class LoginForm(AuthenticationForm):
    """Name and password; Django's own form lets a name through that no row of axes can hold."""

    username = UsernameField(
        label=dutch("Gebruikersnaam"),
        max_length=LONGEST_USERNAME,
        widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=dutch("Bent u per mail uitgenodigd? Dan is dit uw e-mailadres."),
        error_messages={
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_USERNAME)
        },
    )
    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": dutch(
            "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Typ ze opnieuw, met"
            " hoofdletters en kleine letters zoals u ze koos."
        )
    }


def was_locked_out(request: HttpRequest) -> bool:
    """Whether axes refused before it looked at the password."""
    return bool(getattr(request, "axes_locked_out", False))


class LoginPage(LoginView):
    """Django's own page, which stumbles when it has to lead back to itself."""

    authentication_form = LoginForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at the password, unless too many were wrong."""
        if login_brake.is_braked(request, request.POST.get("username", "")):
            return login_brake.refuse(request)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again; a password that was looked at is counted."""
        if self.request.POST.get("password") and not was_locked_out(self.request):
            login_brake.note_failure(self.request, self.request.POST.get("username", ""))
        return super().form_invalid(form)

    def get_redirect_url(self, *args: Any) -> str:
        """The page that was asked for; none when that is a door itself."""
        address = super().get_redirect_url(*args)
        is_door = urlsplit(address).path in (reverse("login"), reverse("logout"))
        return "" if is_door else address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A wrong password does not cost what goes along."""
        word = self.request.POST.get(carried.FIELD, "")
        return super().get_context_data(**kwargs) | {"carried": word}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Lead on; who posted something without a session is asked whether it must be sent yet."""
        response = super().form_valid(form)
        note_language(self.request, form.get_user())
        found = carried.unpack(self.request.POST.get(carried.FIELD, ""), self.request.user)
        if found is not None:
            response = render(self.request, "registration/resume.html", {"carried": found})
        login_brake.remember(response, form.get_user().get_username())
        return response


def ask_to_log_in(request: HttpRequest) -> HttpResponse | None:
    """The log-in page with what was posted in it; None when nothing was."""
    word = carried.pack(request)
    if not word:
        return None
    context = {"form": LoginForm(request), "carried": word}
    status = HTTPStatus.UNAUTHORIZED
    return render(request, "registration/login.html", context, status=status)


class LogoutPage(LogoutView):
    """Who logs out leaves nothing behind in a browser that others may use."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Text that was not saved yet goes with it; a session that ends by itself leaves it.

        The page that says so, and the next log-in, are in the language that was read.
        """
        language, was_in = language_for(request), request.user.is_authenticated
        response = super().dispatch(request, *args, **kwargs)
        if request.method == "POST" and was_in:
            messages.success(request, dutch("U bent uitgelogd."))
            if language == Language.EN:
                keep_for_strangers(response, language)
        # A page elsewhere can ask for this address, and must not make a browser forget by it.
        if request.method == "POST":
            response.headers["Clear-Site-Data"] = '"storage"'
        return response

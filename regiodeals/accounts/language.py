"""In which language somebody reads: what he chose himself, else that of whom he works for."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from regiodeals.accounts.elsewhere import language_elsewhere
from regiodeals.accounts.english_pages import ENGLISH_PAGES
from regiodeals.accounts.models import User
from regiodeals.common.language import Language
from regiodeals.common.words import said

# In the session, from the log-in on: the language of the organisation, asked once.
OF_ORGANISATION = "taal_van_organisatie"


def note_language(request: HttpRequest, user: User) -> None:
    """Keep for this session in which language the organisations of the person are written to."""
    request.session[OF_ORGANISATION] = language_elsewhere(user)


def language_for(request: HttpRequest) -> Language:
    """Dutch, unless the reader chose English or works for somebody who is written to in it."""
    if request.user.is_authenticated:
        chosen = request.user.language or request.session.get(OF_ORGANISATION, "")
    else:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return Language(chosen) if chosen in Language.values else Language.NL


def file_language(request: HttpRequest) -> Language:
    """Of a list as a file: as the page beside which it stands, so Dutch for the ministry."""
    return Language.NL if _is_ministry(request) else language_for(request)


def language_of_person(user: User) -> Language:
    """As `language_for`, for somebody who is not there: a file that is made for him."""
    chosen = user.language or language_elsewhere(user)
    return Language(chosen) if chosen in Language.values and not user.is_ministry else Language.NL


def keep_for_strangers(response: HttpResponse, language: Language) -> None:
    """Show this browser its log-in page in this language, also before anybody logs in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language.value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def read_in(request: HttpRequest, language: Language) -> None:
    """Show a stranger this page in the language of who invited him, unless he chose another."""
    if not request.user.is_authenticated and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(language)
        request.frame_language = language  # type: ignore[attr-defined]


class LanguageMiddleware:
    """Shows pages in the language of the reader; comes last, after the door was opened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.frame_language = language_for(request)  # type: ignore[attr-defined]
        with translation.override(request.frame_language):  # type: ignore[attr-defined]
            response = self.get_response(request)
        # A plain text: a server refuses the kind of text that a choice of a model is.
        response.headers.setdefault("Content-Language", request.frame_language.value)  # type: ignore[attr-defined]
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """A page without English is made in Dutch, and only its frame in the other language.

        The view too: a sentence that it composes is as Dutch as the page around it. The
        administration is Dutch whole.
        """
        match = request.resolver_match
        name = match.view_name if match else ""
        request.has_english = name in ENGLISH_PAGES  # type: ignore[attr-defined]
        # What only the ministry sees of a page of the region, is in Dutch.
        if name not in ENGLISH_PAGES or _is_ministry(request):
            translation.activate(Language.NL)
        if name.startswith("admin:"):
            request.frame_language = Language.NL  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, _error: Exception) -> None:
        """The page that says what went wrong is in English whatever page was asked for."""
        translation.activate(request.frame_language)  # type: ignore[attr-defined]


def _is_ministry(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_ministry


class SaidMessages(FallbackStorage):
    """Messages for the next page; they stand in its frame, so in the language of the reader."""

    def add(self, level: int, message: str, extra_tags: str | None = "") -> None:
        """Said now: between two pages a message is plain text."""
        # Before the language is known, as when a door is closed, it is Dutch.
        with translation.override(getattr(self.request, "frame_language", Language.NL)):
            super().add(level, said(message), extra_tags)

"""The log of outgoing mail, and one message of it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.routes import BEHEER
from regiodeals.common.words import dutch
from regiodeals.mail.kinds import registration_of
from regiodeals.mail.phases import Phase, phase_of
from regiodeals.post import rendering, selectors
from regiodeals.post.forms import MessageFilter

PAGE_SIZE = 25
FOR_OTHERS = dutch(
    "Controleer het adres bij de organisatie of de persoon. Open daarna waar het over gaat, en"
    " verstuur het daar opnieuw. Kan dat daar niet, vraag het dan aan een beheerder."
)
FOR_BEHEER = dutch(
    "Verbeter zo nodig eerst het adres, bij Gebruikers of Organisaties. Kies daarna in het beheer"
    " bij dit bericht de actie Opnieuw versturen, of Niet opnieuw versturen als het niet meer"
    " hoeft."
)


@login_required
@require_safe
def message_list(request: AuthenticatedRequest) -> HttpResponse:
    """Every message, the latest first."""
    form = MessageFilter(request.GET)
    chosen = form.chosen()
    found = selectors.messages_matching(
        request.user,
        text=chosen.get("zoek", ""),
        phase=chosen.get("stand", ""),
        kind=chosen.get("soort", ""),
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [rendering.row_of(message) for message in page],
        "filter": form,
        "is_filtered": bool(chosen),
        "is_kept_inside": selectors.kept_inside(),
        "is_held": selectors.is_held(),
    }
    return render(request, "regiodeals/post/list.html", context)


@login_required
@require_safe
def message_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """To whom, in which words, and what became of it."""
    rows = selectors.messages_seen_by(request.user)
    rows = rows.select_related("queued_by", "template_version").prefetch_related(
        "attachments__document"
    )
    message = get_object_or_404(rows, pk=pk)
    phase = phase_of(message)
    context = {
        "message": message,
        "row": rendering.row_of(message),
        "items": rendering.items_of(message),
        "moments": rendering.moments_of(message),
        "is_failed": phase == Phase.FAILED,
        "what_to_do": FOR_BEHEER if BEHEER.allows(request.user) else FOR_OTHERS,
        "beheer_url": _failed_in_beheer() if BEHEER.allows(request.user) else "",
        "page_url": registration_of(message.kind).page(message),
        "breadcrumb": [
            {"label": dutch("Post"), "url": reverse("regiodeals:message-list")},
            {"label": message.subject_line},
        ],
    }
    return render(request, "regiodeals/post/detail.html", context)


def _failed_in_beheer() -> str:
    return f"{reverse('admin:mail_message_changelist')}?fase={Phase.FAILED.value}"

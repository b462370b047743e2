"""What every page shows around its content: the menu, the person, the demonstration strip."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.accounts.routes import BEHEER, access_for
from regiodeals.accounts.staying import WARNS_S
from regiodeals.common import clock
from regiodeals.common.language import Language
from regiodeals.common.words import dutch

# What stands in the bar, and the pages below each of them. Of a part that a person may open one
# page of, the bar shows that page.
MENU = (
    (dutch("Mijn werk"), ((dutch("Mijn werk"), "my-work"),)),
    (dutch("Tranches"), ((dutch("Tranches"), "regiodeals:tranche-list"),)),
    (dutch("Deals"), ((dutch("Deals"), "regiodeals:deal-list"),)),
    (
        dutch("Besluiten"),
        (
            (dutch("Beschikkingen"), "disbursement:beschikking-list"),
            (dutch("Series"), "disbursement:serie-list"),
            (dutch("Bezwaren"), "disbursement:bezwaar-list"),
            (dutch("Verzoeken"), "disbursement:verzoek-list"),
            (dutch("Vorderingen"), "disbursement:vordering-list"),
        ),
    ),
    (
        dutch("Betalingen"),
        (
            (dutch("Betalingen"), "disbursement:betaling-list"),
            (dutch("Rekeningen"), "disbursement:rekening-list"),
            (dutch("Bank"), "disbursement:aanlevering-list"),
            (dutch("Kasritme"), "disbursement:kasritme"),
        ),
    ),
    (dutch("Verantwoording"), ((dutch("Verantwoording"), "disbursement:verantwoording-index"),)),
    (
        dutch("Termijnen"),
        (
            (dutch("Termijnen"), "regiodeals:obligation-list"),
            (dutch("Kalender"), "monitoring:kalender"),
            (dutch("Herinneringen"), "monitoring:herinnering-list"),
            (dutch("Post"), "regiodeals:message-list"),
        ),
    ),
    (
        dutch("Voortgang"),
        (
            (dutch("Overleg"), "monitoring:overleg-list"),
            (dutch("Jaarcyclus"), "monitoring:jaarcyclus-list"),
            (dutch("Rapportages"), "monitoring:rapportage-list"),
            (dutch("Indicatoren"), "monitoring:indicator-list"),
            (dutch("Lessen"), "monitoring:les-list"),
            (dutch("Uitwisseling"), "monitoring:uitwisseling-list"),
            (dutch("Tweede Kamer"), "monitoring:kamer-list"),
        ),
    ),
    (
        dutch("Inrichting"),
        (
            (dutch("Sjablonen"), "disbursement:sjabloon-list"),
            (dutch("Teksten van mails"), "regiodeals:mailtekst-list"),
            (dutch("Mandaten"), "disbursement:mandaat-register"),
        ),
    ),
)


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu, with the pages below it when there is a choice."""

    label: str
    url: str
    current: bool
    pages: tuple["MenuItem", ...] = ()


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame. A menu item that the person may not open is not there."""
    return {
        "demo_klok": clock.now() if clock.is_demo() else None,
        "vandaag": clock.today(),
        "hoofdmenu": _menu(request),
        "sessie_eindigt_over": _session_left(request),
        "sessie_waarschuwt": WARNS_S,
        "is_behandelaar": _has_role(request, Role.BEHANDELAAR),
        "kader_taal": getattr(request, "frame_language", Language.NL),
        "is_ook_engels": getattr(request, "has_english", False),
    }


def _session_left(request: HttpRequest) -> int:
    """The seconds that whoever is logged in still is; 0 for nobody."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    left: int = request.session.seconds_left()  # type: ignore[attr-defined]
    return left


def _menu(request: HttpRequest) -> list[MenuItem]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    parts = [_part(label, pages, user, request.path) for label, pages in MENU]
    items = [part for part in parts if part is not None]
    if BEHEER.allows(user):
        items.append(MenuItem(dutch("Beheer"), reverse("admin:index"), current=False))
    return items


def _part(label: str, names: tuple[tuple[str, str], ...], user: User, path: str) -> MenuItem | None:
    """A part of the menu, or None when the person may open none of its pages."""
    pages = tuple(
        _page(page, name, path)
        for page, name in names
        if (access := access_for(name)) is not None and access.allows(user)
    )
    if len(pages) > 1:
        return MenuItem(label, pages[0].url, any(page.current for page in pages), pages)
    return pages[0] if pages else None


def _page(label: str, name: str, path: str) -> MenuItem:
    url = reverse(name)
    current = path == url or (url != "/" and path.startswith(url))
    return MenuItem(label, url, current)


def _has_role(request: HttpRequest, role: str) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.has_role(role))

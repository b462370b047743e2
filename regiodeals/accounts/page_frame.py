"""What every page shows around its content: the menu, the person, the demonstration strip."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.accounts.routes import BEHEER, access_for
from regiodeals.common import clock

MENU = (
    ("Mijn werk", "my-work"),
    ("Tranches", "regiodeals:tranche-list"),
    ("Deals", "regiodeals:deal-list"),
    ("Beschikkingen", "disbursement:beschikking-list"),
    ("Bezwaren", "disbursement:bezwaar-list"),
    ("Termijnen", "regiodeals:obligation-list"),
    ("Overleg", "monitoring:overleg-list"),
    ("Sjablonen", "disbursement:sjabloon-list"),
    ("Mandaten", "disbursement:mandaat-register"),
)


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu."""

    label: str
    url: str
    current: bool


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame. A menu item that the person may not open is not there."""
    return {
        "demo_klok": clock.now() if clock.is_demo() else None,
        "vandaag": clock.today(),
        "hoofdmenu": _menu(request),
        "is_behandelaar": _has_role(request, Role.BEHANDELAAR),
    }


def _menu(request: HttpRequest) -> list[MenuItem]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    items = []
    for label, name in MENU:
        access = access_for(name)
        if access is not None and access.allows(user):
            url = reverse(name)
            current = request.path == url or (url != "/" and request.path.startswith(url))
            items.append(MenuItem(label, url, current))
    if BEHEER.allows(user):
        items.append(MenuItem("Beheer", reverse("admin:index"), current=False))
    return items


def _has_role(request: HttpRequest, role: str) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.has_role(role))

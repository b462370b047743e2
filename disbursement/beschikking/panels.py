"""What the beschikking adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import ANNOUNCED, Beschikking, BeschikkingStatus
from disbursement.beschikking.policies import may_sign
from disbursement.beschikking.rendering.page import list_row
from disbursement.beschikking.rendering.page.waiting import Waiting, waiting_of
from disbursement.beschikking.selectors import (
    beschikkingen_visible_to,
    bezetting_on,
    waiting_beschikkingen,
)
from disbursement.mandaat.selectors import bevoegdheden_of
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import grant_by
from regiodeals.dossier import Panel, WaitItem, WorkItem


def beschikking_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The decisions of a deal, or the button to draft one."""
    uitkering = getattr(deal, "uitkering", None)
    found = beschikkingen_visible_to(user).filter(uitkering__deal=deal).select_related("drafter")
    today = clock.today()
    rows = [list_row(row, today) for row in found]
    context: dict[str, Any] = {"rows": rows, "uitkering": uitkering, "draft_url": ""}
    if uitkering is not None and not rows and user.has_role(Role.BEHANDELAAR):
        context["draft_url"] = reverse("disbursement:beschikking-draft", args=[uitkering.pk])
    return context


def work_for(user: User) -> Iterator[WorkItem]:
    """Beschikkingen that wait for this person: to draft on, review, sign or make known."""
    if not user.is_ministry:
        return
    powers = bevoegdheden_of(user) if user.has_role(Role.TEKENBEVOEGDE) else []
    for beschikking in beschikkingen_visible_to(user).exclude(status__in=ANNOUNCED):
        beschikking.known_powers = powers
        if (task := _task(beschikking, user)) is not None:
            yield task


def waiting_for(user: User) -> Iterator[WaitItem]:
    """Own drafts that wait for another; for the beheerder what nobody can take further."""
    if not user.has_role(Role.BEHANDELAAR, Role.BEHEERDER):
        return
    rows = list(waiting_beschikkingen(user))
    today = clock.today()
    bezetting = bezetting_on(today) if rows else None
    for row in rows:
        waiting = bezetting and waiting_of(row, bezetting, today)
        if not waiting or user in waiting.people:
            continue
        if waiting.stuck or row.drafter_id == user.pk:
            yield _wait_item(row, waiting)


def _wait_item(beschikking: Beschikking, waiting: Waiting) -> WaitItem:
    return WaitItem(
        title=str(beschikking.uitkering.deal),
        url=reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        act=waiting.act.capitalize(),
        who=waiting.who,
        age=waiting.age,
        since=waiting.since,
        stuck=waiting.stuck,
    )


def _task(beschikking: Beschikking, user: User) -> WorkItem | None:
    verb, why = _verb_and_reason(beschikking, user)
    if not verb:
        return None
    last = grant_by(beschikking.uitkering.deal)
    return WorkItem(
        title=f"{beschikking.uitkering.deal}: {verb}",
        url=reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        verb="Openen",
        why_you=why,
        if_you_wait=f"de wettelijke termijn van twaalf weken eindigt op {long_date(last)}."
        if last
        else "er loopt geen termijn.",
        due_on=last,
    )


def _verb_and_reason(beschikking: Beschikking, user: User) -> tuple[str, str]:
    is_drafter = beschikking.drafter_id == user.pk
    match beschikking.status:
        case BeschikkingStatus.CONCEPT if is_drafter:
            if beschikking.last_remark:
                return "verwerk de opmerking", f"opmerking: “{beschikking.last_remark}”"
            return "maak het concept af", "u stelt deze beschikking op."
        case BeschikkingStatus.TER_TOETSING if user.has_role(Role.TOETSER) and not is_drafter:
            return "toets de beschikking", "u bent toetser en stelde deze beschikking niet op."
        case BeschikkingStatus.GETOETST if may_sign(beschikking, user):
            return "onderteken de beschikking", "u bent tekenbevoegd."
        case BeschikkingStatus.ONDERTEKEND if user.has_role(Role.BEHANDELAAR) and is_drafter:
            if beschikking.document is not None and beschikking.document.is_given_up:
                return "laat de brief opnieuw maken", "het maken van de brief is mislukt."
            return "maak de beschikking bekend", "u stelde deze beschikking op."
    return "", ""


PANELS = (
    Panel("besluiten", "Besluiten", 50, "disbursement/beschikking/panel.html", beschikking_panel),
)

"""What the beschikking adds to the dossier and the start page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse

from disbursement.beschikking.models import (
    DONE_WITH,
    Beschikking,
    BeschikkingKind,
    BeschikkingStatus,
)
from disbursement.beschikking.policies import may_sign
from disbursement.beschikking.rendering.export import COLUMNS, cells
from disbursement.beschikking.rendering.page import choices_for, list_row, what_holds
from disbursement.beschikking.rendering.page.waiting import Waiting, waiting_of
from disbursement.beschikking.rendering.sought import beschikking_hit
from disbursement.beschikking.selectors import (
    beschikkingen_visible_to,
    bezetting_on,
    waiting_beschikkingen,
    with_request,
)
from disbursement.beschikking.selectors.sought import beschikkingen_sought
from disbursement.mandaat.selectors import bevoegdheden_of
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import act_key, grant_by
from regiodeals.dossier import Panel, WaitItem, WorkItem, granting, term_ends
from regiodeals.exports.definition import Export, Filters
from regiodeals.legal.decision_rules import recovery_last_day
from regiodeals.obligations.models import ObligationKind
from regiodeals.search.asked import Asked
from regiodeals.search.sources import Hit, Source

IN_A_TASK = {
    BeschikkingKind.VERLENING: dutch("de beschikking"),
    BeschikkingKind.WIJZIGING: dutch("de wijziging"),
    BeschikkingKind.VERLENGING: dutch("de verlenging"),
    BeschikkingKind.VASTSTELLING: dutch("de vaststelling"),
    BeschikkingKind.LAGERE_VASTSTELLING: dutch("de lagere vaststelling"),
    BeschikkingKind.TERUGVORDERING: dutch("de terugvordering"),
    BeschikkingKind.INTREKKING: dutch("de intrekking"),
    BeschikkingKind.AFWIJZING: dutch("de afwijzing"),
}


def beschikking_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The decisions of a deal, what holds because of them, and which one may follow."""
    uitkering = getattr(deal, "uitkering", None)
    context: dict[str, Any] = {"rows": [], "uitkering": uitkering, "draft_url": ""}
    if uitkering is None:
        return context
    # The selectors find them here, so that the page asks for them once.
    visible = beschikkingen_visible_to(user).select_related("drafter")
    prefetch_related_objects([uitkering], Prefetch("beschikkingen", queryset=visible))
    today = clock.today()
    found = sorted(uitkering.beschikkingen.all(), key=lambda row: row.number)
    context["rows"] = [list_row(row, today) for row in found]
    if any(row.announced_on for row in found):
        context["holds"] = what_holds(uitkering, today)
    if user.has_role(Role.BEHANDELAAR):
        standing = [row for row in found if row.status != BeschikkingStatus.VERVALLEN]
        if not any(row.kind == BeschikkingKind.VERLENING for row in standing):
            context["draft_url"] = reverse("disbursement:beschikking-draft", args=[uitkering.pk])
        elif "holds" in context:
            context["choices"] = choices_for(uitkering, user, today)
    return context


def work_for(user: User) -> Iterator[WorkItem]:
    """Beschikkingen that wait for this person: to draft on, review, sign or make known."""
    if not user.is_ministry:
        return
    powers = bevoegdheden_of(user) if user.has_role(Role.TEKENBEVOEGDE) else []
    for beschikking in with_request(beschikkingen_visible_to(user).exclude(status__in=DONE_WITH)):
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
    last, what_ends = _term_of(beschikking)
    return WorkItem(
        title=joined(": ", (str(beschikking.uitkering.deal), verb)),
        url=reverse("disbursement:beschikking-detail", args=[beschikking.pk]),
        verb=dutch("Openen"),
        why_you=why,
        if_you_wait=term_ends(what_ends, last) if last else dutch("er loopt geen termijn."),
        due_on=last,
        settles=_settles(beschikking),
    )


def _settles(beschikking: Beschikking) -> str:
    """The act that it ends: a grant that is awarded, or a request that is answered."""
    asked: int | None = beschikking.request_id  # type: ignore[attr-defined]
    if asked is None:
        return granting(beschikking.uitkering.deal_id)
    of_what = Beschikking._meta.get_field("verzoek").related_model
    return act_key(ObligationKind.VERZOEK, of_what._meta.label_lower, asked, "")


def _term_of(beschikking: Beschikking) -> tuple[date | None, str]:
    """The last day of the term that runs for this kind, and what ends on it."""
    answer_by: date | None = beschikking.answer_by  # type: ignore[attr-defined]
    if answer_by is not None:
        return answer_by, dutch("de termijn om op het verzoek te besluiten")
    if beschikking.kind == BeschikkingKind.VERLENING:
        return grant_by(beschikking.uitkering.deal), dutch("de wettelijke termijn van twaalf weken")
    received = beschikking.account_received_on
    if beschikking.kind == BeschikkingKind.TERUGVORDERING and received is not None:
        return recovery_last_day(received), dutch("het jaar waarin u kunt terugvorderen")
    return None, ""


def _to_finish(beschikking: Beschikking, what: str) -> str:
    if beschikking.kind == BeschikkingKind.VERLENING:
        return dutch("maak het concept af")
    return dutch("maak het concept van {wat} af", wat=what)


def _verb_and_reason(beschikking: Beschikking, user: User) -> tuple[str, str]:
    is_drafter = beschikking.drafter_id == user.pk
    what = IN_A_TASK[BeschikkingKind(beschikking.kind)]
    match beschikking.status:
        case BeschikkingStatus.CONCEPT if is_drafter:
            if beschikking.last_remark:
                return dutch("verwerk de opmerking"), dutch(
                    "opmerking: “{opmerking}”", opmerking=beschikking.last_remark
                )
            return _to_finish(beschikking, what), dutch("u stelt deze beschikking op.")
        case BeschikkingStatus.TER_TOETSING if user.has_role(Role.TOETSER) and not is_drafter:
            return dutch("toets {wat}", wat=what), dutch(
                "u bent toetser en stelde deze beschikking niet op."
            )
        case BeschikkingStatus.GETOETST if may_sign(beschikking, user):
            return dutch("onderteken {wat}", wat=what), dutch("u bent tekenbevoegd.")
        case BeschikkingStatus.ONDERTEKEND if user.has_role(Role.BEHANDELAAR) and is_drafter:
            if beschikking.document is not None and beschikking.document.is_given_up:
                return dutch("laat de brief opnieuw maken"), dutch(
                    "het maken van de brief is mislukt."
                )
            return dutch("maak {wat} bekend", wat=what), dutch("u stelde deze beschikking op.")
    return "", ""


PANELS = (
    Panel(
        "besluiten",
        dutch("Besluiten"),
        50,
        "disbursement/beschikking/panel.html",
        beschikking_panel,
    ),
)


def _found(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    return [beschikking_hit(row) for row in beschikkingen_sought(user, asked, most)]


SOURCES = (Source("beschikkingen", dutch("Beschikkingen"), 20, _found),)


def _decisions(user: User, _chosen: Filters) -> QuerySet[Beschikking]:
    rows = beschikkingen_visible_to(user).select_related("drafter")
    return rows.order_by("-drafted_at", "-pk")


EXPORTS = (
    Export(
        name="beschikkingen",
        title=dutch("Beschikkingen"),
        page="disbursement:beschikking-list",
        columns=COLUMNS,
        rows=_decisions,
        cells=cells,
    ),
)

"""What the requests add to the dossier, to the page of a beschikking and to the start page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.verzoek.models import Verzoek, VerzoekStatus
from disbursement.verzoek.policies import may_advise
from disbursement.verzoek.rendering import export, last_day_of, list_row, register_choices
from disbursement.verzoek.selectors import verzoeken_matching, verzoeken_with_work
from disbursement.verzoek.services.wishes import OVER
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.dossier import News, Panel, WaitItem, WorkItem, most_urgent, term_ends
from regiodeals.exports.definition import Export, Filters
from regiodeals.obligations.models import Obligation

ANSWERING = (BeschikkingKind.VERLENGING, BeschikkingKind.WIJZIGING, BeschikkingKind.AFWIJZING)


def verzoek_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """What was asked after the grant, where a letter is laid down, and how the region asks."""
    uitkering = getattr(deal, "uitkering", None)
    if uitkering is None or deal.granted_on is None:
        return None
    asked = verzoeken_matching(user, only_open=False).filter(uitkering=uitkering)
    rows = [list_row(row) for row in asked]
    may_register = user.has_role(Role.BEHANDELAAR) and deal.status not in OVER
    may_ask = not (user.is_ministry or user.has_role(Role.MEDEONDERTEKENAAR) or _is_late(deal))
    if not rows and not may_register and not may_ask:
        return None
    return {
        "rows": rows,
        "count": len(rows),
        "may_ask": may_ask,
        "choices": register_choices(uitkering) if may_register else [],
    }


def _is_late(deal: Deal) -> bool:
    """From the final account on nothing can be prolonged or changed."""
    return deal.status == DealStatus.EINDVERANTWOORDING or deal.status in OVER


def request_of_decision(beschikking: Beschikking, user: User) -> dict[str, Any] | None:
    """The request that a decision answers."""
    if beschikking.kind not in ANSWERING or not user.is_ministry:
        return None
    verzoek = Verzoek.objects.filter(decision=beschikking).first()
    if verzoek is None:
        return None
    url = reverse("disbursement:verzoek-detail", args=[verzoek.pk])
    items = [
        {"label": dutch("Verzoek"), "value": str(verzoek), "url": url},
        {"label": dutch("Wat is gevraagd"), "value": verzoek.subject},
        {"label": dutch("Ontvangen op"), "value": long_date(verzoek.received_on)},
        {
            "label": dutch("Advies"),
            "value": dutch("toekennen") if verzoek.advises_granting else dutch("afwijzen"),
        },
    ]
    return {"items": items, "url": url}


def page_of_verzoek(owed: Obligation) -> str:
    """Where a request is dealt with."""
    return reverse("disbursement:verzoek-detail", args=[owed.subject_id])


def work_for(user: User) -> Iterator[WorkItem | WaitItem]:
    """Requests that wait for this person: to ask advice on, to advise on, or to decide on; and for
    who handles the deal those that wait for advice.
    """
    if not user.has_role(Role.BEHANDELAAR, Role.TOETSER, Role.CONTROLLER):
        return
    first: set[int] = set()
    for verzoek in verzoeken_with_work(user):
        is_first = verzoek.uitkering_id not in first
        first.add(verzoek.uitkering_id)
        task, why = _task(verzoek, user, is_first=is_first)
        if task:
            yield _item(verzoek, task, why)
        elif verzoek.status == VerzoekStatus.IN_ADVIES and _handles(verzoek, user):
            who = dutch("een toetser of controller")
            yield _wait_item(verzoek, dutch("Advies geven"), who)


def _not_decided(user: User) -> QuerySet[Verzoek]:
    # Of its clock nothing is said here.
    asked = verzoeken_matching(user).prefetch_related(None)
    return most_urgent(asked.select_related("uitkering__deal__accounthouder"))


_asked = AskedBy(_not_decided)


def waiting_for(user: User) -> Iterator[WaitItem]:
    """What the region asked and the ministry has not decided on."""
    if user.is_ministry or user.has_role(Role.MEDEONDERTEKENAAR):
        return
    for verzoek in _asked.rows(user):
        who = str(verzoek.uitkering.deal.accounthouder or dutch("het ministerie"))
        yield _wait_item(verzoek, dutch("Beslissen"), who)


def _wait_item(verzoek: Verzoek, act: str, who: str) -> WaitItem:
    return WaitItem(
        title=joined(": ", (str(verzoek.uitkering.deal), str(verzoek))),
        url=reverse("disbursement:verzoek-detail", args=[verzoek.pk]),
        act=act,
        who=who,
        age=dutch("sinds {dag}", dag=plain_date(verzoek.received_on)),
        since=verzoek.received_on,
    )


def _task(verzoek: Verzoek, user: User, *, is_first: bool) -> tuple[str, str]:
    handles = _handles(verzoek, user)
    match verzoek.status:
        case VerzoekStatus.ONTVANGEN if handles:
            return dutch("vraag advies over het verzoek"), dutch("u behandelt deze deal.")
        case VerzoekStatus.IN_ADVIES if _is_asked(verzoek, user):
            return dutch("geef advies over het verzoek"), dutch(
                "u legde dit verzoek niet zelf vast."
            )
        case VerzoekStatus.GEADVISEERD if handles and is_first:
            return dutch("stel het besluit op het verzoek op"), dutch("u behandelt deze deal.")
    return "", ""


def _handles(verzoek: Verzoek, user: User) -> bool:
    officer = verzoek.uitkering.deal.accounthouder_id
    return user.has_role(Role.BEHANDELAAR) and officer in (None, user.pk)


def _is_asked(verzoek: Verzoek, user: User) -> bool:
    return user.has_role(Role.TOETSER, Role.CONTROLLER) and may_advise(verzoek, user)


def _item(verzoek: Verzoek, task: str, why: str) -> WorkItem:
    last = last_day_of(verzoek)
    return WorkItem(
        title=joined(": ", (str(verzoek.uitkering.deal), task)),
        url=reverse("disbursement:verzoek-detail", args=[verzoek.pk]),
        verb=dutch("Openen"),
        why_you=why,
        if_you_wait=term_ends(dutch("de termijn om te besluiten"), last)
        if last
        else dutch("de regio wacht op een besluit."),
        due_on=last,
    )


PANELS = (
    Panel(
        "verzoeken",
        dutch("Verzoeken van de regio"),
        55,
        "disbursement/verzoek/panel.html",
        verzoek_panel,
    ),
    Panel(
        "verzoek",
        dutch("Op verzoek van de regio"),
        20,
        "disbursement/verzoek/of_decision.html",
        request_of_decision,
        page="beschikking",
    ),
)


def _requests(user: User, chosen: Filters) -> QuerySet[Verzoek]:
    return verzoeken_matching(user, only_open=chosen.get("stand") != "alle")


NEWS = (News("disbursement.verzoek.register", dutch("Een verzoek van de regio is ontvangen.")),)
EXPORTS = (
    Export(
        name="verzoeken",
        title=dutch("Verzoeken"),
        page="disbursement:verzoek-list",
        columns=export.COLUMNS,
        rows=_requests,
        cells=export.cells,
        filters=("stand",),
    ),
)

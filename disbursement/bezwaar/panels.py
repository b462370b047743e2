"""What is pending on the page of a beschikking, what it asks of whom, and where that is done."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from disbursement.bezwaar.models import Bezwaar, BezwaarStatus
from disbursement.bezwaar.policies import may_decide
from disbursement.bezwaar.rendering import export, panel, when_corrected
from disbursement.bezwaar.selectors import (
    asking_something_of,
    own_bezwaren,
    pending_bezwaren,
    who_may_decide,
)
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date, plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.rendering.owed import act_key
from regiodeals.dossier import Panel, WaitItem, WorkItem, most_urgent
from regiodeals.exports.definition import Export
from regiodeals.legal.objections import Timeliness
from regiodeals.obligations.models import Obligation, ObligationKind

_own = AskedBy(lambda user: most_urgent(own_bezwaren(user)))


def waiting_for(user: User) -> Iterator[WaitItem | WorkItem]:
    """What the organisation of this person objected to, and what was decided on that."""
    if user.is_ministry or user.has_role(Role.MEDEONDERTEKENAAR):
        return
    for bezwaar in _own.rows(user):
        if bezwaar.is_open:
            yield _wait_item(bezwaar, dutch("het ministerie"))
        elif bezwaar.appeal_last_day is not None and bezwaar.today <= bezwaar.appeal_last_day:
            yield _decided(bezwaar, bezwaar.appeal_last_day)


def _decided(bezwaar: Bezwaar, last: date) -> WorkItem:
    return WorkItem(
        title=dutch(
            "{deal}: lees de beslissing op het bezwaar", deal=bezwaar.beschikking.uitkering.deal
        ),
        url=reverse("disbursement:bezwaar-detail", args=[bezwaar.pk]),
        verb=dutch("Openen"),
        why_you=dutch("uw organisatie maakte bezwaar."),
        if_you_wait=dutch("dat mag. Na {dag} kan beroep niet meer.", dag=long_date(last)),
        due_on=last,
    )


def _wait_item(bezwaar: Bezwaar, who: str, stuck: str = "") -> WaitItem:
    return WaitItem(
        title=joined(": ", (str(bezwaar.beschikking.uitkering.deal), str(bezwaar))),
        url=reverse("disbursement:bezwaar-detail", args=[bezwaar.pk]),
        act=dutch("Beslissen"),
        who=who,
        age=dutch("sinds {dag}", dag=plain_date(bezwaar.received_on)),
        since=bezwaar.received_on,
        stuck=stuck,
    )


_asking = AskedBy(lambda user: most_urgent(asking_something_of(user)))


def work_for(user: User) -> Iterator[WorkItem | WaitItem]:
    """What a bezwaar asks next, of who handles the deal and then of who decides on it."""
    if not user.has_role(Role.BEHANDELAAR, Role.TEKENBEVOEGDE):
        return
    for bezwaar in _asking.rows(user):
        if bezwaar.status != BezwaarStatus.GEREED:
            why = dutch("u bent behandelaar van deze deal.")
            yield _task(bezwaar, _next_act(bezwaar), why)
        elif may_decide(bezwaar, user):
            why = dutch("u mag op dit bezwaar beslissen.")
            yield _task(bezwaar, dutch("beslis op het bezwaar van {wie}"), why)
        elif user.has_role(Role.BEHANDELAAR) and _handles(bezwaar, user):
            powers = who_may_decide(bezwaar)
            who = ", ".join(str(power.signer) for power in powers)
            yield _wait_item(bezwaar, who or dutch("niemand"), "" if powers else NOBODY)


def _handles(bezwaar: Bezwaar, user: User) -> bool:
    return bezwaar.beschikking.uitkering.deal.accounthouder_id in (None, user.pk)


def _next_act(bezwaar: Bezwaar) -> str:
    if bezwaar.timeliness is Timeliness.LATE and bezwaar.late_excused is None:
        return dutch("beoordeel het bezwaar van {wie}, dat te laat kwam")
    if bezwaar.confirmed_on is None:
        return dutch("bevestig de ontvangst van het bezwaar van {wie}")
    if bezwaar.status == BezwaarStatus.ONTVANGEN:
        return dutch("neem het bezwaar van {wie} in behandeling")
    if bezwaar.hearing_on is None:
        return dutch("plan de hoorzitting over het bezwaar van {wie}, of zie ervan af")
    if bezwaar.today < bezwaar.hearing_on:
        return dutch("bereid de hoorzitting over het bezwaar van {wie} voor")
    return dutch("leg de hoorzitting over het bezwaar van {wie} vast")


def _task(bezwaar: Bezwaar, act: str, why_you: str) -> WorkItem:
    last = bezwaar.decide_by  # type: ignore[attr-defined]
    what = dutch(act[:], wie=bezwaar.objector_name)
    return WorkItem(
        title=joined(": ", (str(bezwaar.beschikking.uitkering.deal), what)),
        url=reverse("disbursement:bezwaar-detail", args=[bezwaar.pk]),
        verb=dutch("Openen"),
        why_you=why_you,
        if_you_wait=dutch("de termijn om te beslissen eindigt op {dag}.", dag=long_date(last))
        if last
        else dutch("wie bezwaar maakte, wacht op een beslissing."),
        due_on=last,
        settles=act_key(ObligationKind.BEZWAAR, Bezwaar._meta.label_lower, bezwaar.pk, ""),
    )


NOBODY = dutch("Niemand heeft nu een mandaat om hierop te beslissen. Vraag het de beheerder.")
PANELS = (
    Panel(
        "bezwaren",
        dutch("Bezwaar en beroep"),
        20,
        "disbursement/bezwaar/panel.html",
        panel,
        page="beschikking",
    ),
    Panel(
        "bezwaren-bij-verbeteren",
        dutch("Wat dit voor de bezwaren betekent"),
        10,
        "disbursement/bezwaar/when_corrected.html",
        when_corrected,
        page="posting",
    ),
)

EXPORTS = (
    Export(
        name="bezwaren",
        title=dutch("Bezwaren"),
        page="disbursement:bezwaar-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: pending_bezwaren(user),
        cells=export.cells,
    ),
)


def page_of_beschikking(owed: Obligation) -> str:
    """Where one reads how to object."""
    return reverse("disbursement:beschikking-detail", args=[owed.subject_id]) + "#termijn"


def page_of_bezwaar(owed: Obligation) -> str:
    """Where a bezwaar is dealt with."""
    return reverse("disbursement:bezwaar-detail", args=[owed.subject_id])

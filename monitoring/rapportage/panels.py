"""What the rapportage adds to the dossier and to the start page: what waits for this person."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from monitoring.rapportage.conditions import can_be_asked
from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.policies import asks, is_shown_all
from monitoring.rapportage.rendering import export
from monitoring.rapportage.rendering.asked import asked_row
from monitoring.rapportage.rendering.lies import wait_item
from monitoring.rapportage.rendering.sought import rapportage_hit
from monitoring.rapportage.selectors import (
    ALONG,
    lying_with_another,
    owed_about,
    rapportages_newest_first,
    signers_of,
    to_read_along_by,
    to_review_by,
    waiting_for_region,
    with_turns,
)
from monitoring.rapportage.selectors.sought import indieningen_sought
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import act_key
from regiodeals.dossier import News, Panel, WaitItem, WorkItem, most_urgent
from regiodeals.exports.definition import Export
from regiodeals.obligations.models import ObligationKind
from regiodeals.search.asked import Asked
from regiodeals.search.sources import Hit, Source

_waiting = AskedBy(lambda user: with_turns(most_urgent(waiting_for_region(user)), user))
_lying = AskedBy(lambda user: most_urgent(lying_with_another(user)))
_to_read_along = AskedBy(lambda user: most_urgent(to_read_along_by(user)))
_to_review = AskedBy(lambda user: most_urgent(to_review_by(user)))


def work_for(user: User) -> Iterator[WorkItem | WaitItem]:
    """What waits for words, for a signature, or for the judgement of the ministry; and what this
    person wrote and another must sign or judge.
    """
    if _works_for_region(user):
        yield from _work_of_region(user)
    if user.has_role(Role.MEDEONDERTEKENAAR):
        yield from (_along(report) for report in _to_read_along.rows(user))
    if user.has_role(Role.BEHANDELAAR):
        for report in _to_review.rows(user):
            if report.status == RapportageStatus.INGEDIEND:
                yield _review(report)
            if report.is_stuck:  # type: ignore[attr-defined]
                yield _unstick(report)


def _review(report: Rapportage) -> WorkItem:
    return _item(
        report,
        dutch("{deal}: beoordeel de {rapportage}"),
        "review",
        why_you=dutch("u bent behandelaar van deze deal."),
        if_you_wait=dutch("de regio weet niet of haar rapportage in orde is."),
    )


def _along(report: Rapportage) -> WorkItem:
    return _item(
        report,
        dutch("{deal}: lees mee in de {rapportage}"),
        "along",
        why_you=dutch("een programmalijn van deze deal is van uw ministerie."),
        if_you_wait=dutch("de behandelaar beoordeelt de rapportage zonder uw opmerking."),
    )


def _unstick(report: Rapportage) -> WorkItem:
    return WorkItem(
        title=dutch(
            "{deal}: een document van de {rapportage} is niet gemaakt",
            deal=report.deal,
            rapportage=report.name.in_words,
        ),
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u bent behandelaar van deze deal."),
        if_you_wait=dutch("de regio heeft geen bewijs van wat zij indiende, of van het akkoord."),
        due_on=None,
    )


def _work_of_region(user: User) -> Iterator[WorkItem | WaitItem]:
    for report in _waiting.rows(user):
        yield WAITING[RapportageStatus(report.status)](report)
    reports = _lying.rows(user)
    signers = signers_of(reports) if reports else {}
    for report in reports:
        since: datetime = report.since  # type: ignore[attr-defined]
        yield wait_item(report, since, signers.get(report.pk, ()), settles=_act_of(report))


def _works_for_region(user: User) -> bool:
    """Who works for the ministry has no role in a deal, so it need not be asked."""
    by_role = not user.is_ministry and bool(user.roles_elsewhere)
    return user.has_role(Role.REGIOCOORDINATOR) or by_role


def _better(report: Rapportage) -> WorkItem:
    return _item(
        report,
        dutch("{deal}: verbeter de {rapportage}"),
        "detail",
        why_you=dutch(
            "het ministerie gaf haar terug. U mag haar verbeteren of ondertekenen, niet allebei."
        )
        if getattr(report, "signs_too", False)
        else dutch("het ministerie gaf haar terug om te verbeteren."),
        if_you_wait=dutch("de rapportage is niet akkoord."),
        stands_on=report.last_day,  # type: ignore[attr-defined]
    )


def _sign(report: Rapportage) -> WorkItem:
    return _owed(
        report,
        dutch("{deal}: onderteken de {rapportage}"),
        "check",
        why_you=dutch("u mag voor de regiokassier tekenen."),
        if_you_wait=dutch("de rapportage is niet ingediend."),
    )


def _write(report: Rapportage) -> WorkItem:
    """To write, or to make better what who signs gave back."""
    turn: dict[str, Any] = getattr(report, "last_turn", None) or {}
    is_back = turn.get("before") == RapportageStatus.AANGEBODEN
    if is_back and turn["remark"] and not turn["own"]:
        return _owed(
            report,
            dutch("{deal}: verbeter de {rapportage}"),
            "detail",
            why_you=dutch("{wie} gaf haar terug om te verbeteren.", wie=turn["by"]),
            if_you_wait=dutch("de rapportage is niet ingediend."),
        )
    return _owed(
        report,
        dutch("{deal}: schrijf de {rapportage}")
        if report.is_asked
        else dutch("{deal}: schrijf verder aan de {rapportage}"),
        "detail",
        why_you=dutch("u mag de rapportages van deze deal schrijven of ondertekenen, niet allebei.")
        if getattr(report, "signs_too", False)
        else dutch("u schrijft de rapportages van deze deal."),
        if_you_wait=dutch("het ministerie heeft geen antwoord op zijn vraag.")
        if report.is_asked
        else dutch("de rapportage is niet ingediend."),
    )


# What waits for the region, by the state of the rapportage.
WAITING: dict[RapportageStatus, Callable[[Rapportage], WorkItem]] = {
    RapportageStatus.CONCEPT: _write,
    RapportageStatus.AANGEBODEN: _sign,
    RapportageStatus.TERUGGEGEVEN: _better,
}


def _owed(report: Rapportage, act: str, page: str, **why: str) -> WorkItem:
    """With the last day, and instead of the bare obligation.

    What comes again has no day: it was in time. It keeps the place of that day, which is what the
    region still owes; the law counts no new term from the day it came back.
    """
    last_day: date | None = report.last_day  # type: ignore[attr-defined]
    if report.was_handed_in:  # type: ignore[attr-defined]
        last_day, why["if_you_wait"] = None, dutch("de verbetering is niet ingediend.")
    place: date | None = report.last_day  # type: ignore[attr-defined]
    settles = _act_of(report)
    return _item(report, act, page, due_on=last_day, stands_on=place, settles=settles, **why)


def _act_of(report: Rapportage) -> str:
    subject, period = owed_about(report)
    return act_key(ObligationKind.RAPPORTAGE, subject._meta.label_lower, subject.pk, period)


def _item(
    report: Rapportage,
    act: str,
    page: str,
    *,
    why_you: str,
    if_you_wait: str,
    due_on: date | None = None,
    stands_on: date | None = None,
    settles: str = "",
) -> WorkItem:
    return WorkItem(
        title=dutch(act[:], deal=report.deal, rapportage=report.name.in_words),
        url=reverse(f"monitoring:rapportage-{page}", args=[report.pk]),
        verb=dutch("Openen"),
        why_you=why_you,
        if_you_wait=if_you_wait,
        due_on=due_on,
        stands_on=stands_on,
        settles=settles,
    )


def asked_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """What was asked between times, for the ministry and for the region; the way to ask more."""
    rows = getattr(deal, ALONG, ())
    if rows and not user.is_ministry and not is_shown_all(deal, user):
        rows = ()
    may_ask = asks(deal, user) and can_be_asked(deal)
    if not rows and not may_ask:
        return None
    return {
        "rows": [asked_row(row) for row in rows],
        "ask_url": reverse("monitoring:rapportage-ask", args=[deal.pk]) if may_ask else "",
    }


def _found(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    return [rapportage_hit(row) for row in indieningen_sought(user, asked, most)]


SOURCES = (Source("rapportages", dutch("Rapportages"), 50, _found),)
PANELS = (
    Panel(
        "tussentijds",
        dutch("Tussentijds gevraagd"),
        59,
        "monitoring/rapportage/panel.html",
        asked_panel,
    ),
)
EXPORTS = (
    Export(
        name="rapportages",
        title=dutch("Rapportages"),
        page="monitoring:rapportage-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: rapportages_newest_first(user),
        cells=export.cells,
    ),
)


NEWS = (
    News("monitoring.rapportage.offer", dutch("Een rapportage ligt ter ondertekening.")),
    News("monitoring.rapportage.submit", dutch("Een rapportage is ondertekend en ingediend.")),
    News("monitoring.rapportage.send_back", dutch("Het ministerie gaf een rapportage terug.")),
    News("monitoring.rapportage.accept", dutch("Het ministerie gaf akkoord op een rapportage.")),
)

"""With whom a rapportage lies now, and since when."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.selectors import signers_of
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.dossier import WaitItem

ACTS = {
    RapportageStatus.AANGEBODEN: dutch("Ondertekenen"),
    RapportageStatus.INGEDIEND: dutch("Beoordelen"),
}
NOBODY_CAN_SIGN = dutch(
    "Niemand kan de rapportage nu ondertekenen. Vraag de beheerder van de regio iemand uit te"
    " nodigen die voor de regiokassier tekent en niet meeschreef."
)
MOST_NAMES = 6
BY_THE_MINISTRY: dict[str, str] = {
    "title": dutch("Het ministerie gaf deze rapportage terug"),
    "text": dutch(
        "Bij elk onderdeel dat beter moet, staat onder “Het ministerie vraagt” wat. Verbeter dat en"
        " bied de rapportage opnieuw aan."
    ),
}


def given_back(report: Rapportage, history: Iterable[AuditEntry]) -> dict[str, str] | None:
    """Who gave it back to who writes, and what must be better; None once it was offered again.

    `history` is its trail, newest first. What the ministry asks stands at each section.
    """
    if report.status == RapportageStatus.TERUGGEGEVEN:
        return BY_THE_MINISTRY
    last = next((row for row in history if row.state_after != row.state_before), None)
    if report.status != RapportageStatus.CONCEPT or last is None or not last.remark:
        return None
    if last.state_before != RapportageStatus.AANGEBODEN:
        return None
    by = dutch("Teruggegeven om te verbeteren door {wie}", wie=last.actor_name)
    return {"title": by, "text": last.remark}


def lies_now(report: Rapportage) -> str:
    """The same of one rapportage, read with its last handing in; empty when who writes is next."""
    since = {
        RapportageStatus.AANGEBODEN: report.offered_at,
        RapportageStatus.INGEDIEND: report.last_handed_in,  # type: ignore[attr-defined]
    }.get(RapportageStatus(report.status))
    if since is None:
        return ""
    is_offered = report.status == RapportageStatus.AANGEBODEN
    return lies_with(report, since, signers_of([report]).get(report.pk, ()) if is_offered else ())


def lies_with(report: Rapportage, since: datetime, signers: Collection[User]) -> str:
    """'Ligt sinds 4 november 2024 bij Tom Kassier om te ondertekenen.'"""
    if is_stuck(report, signers):
        return NOBODY_CAN_SIGN
    said = {"dag": _day(since), "wie": _who(report, signers)}
    if report.status == RapportageStatus.AANGEBODEN:
        return dutch("Ligt sinds {dag} bij {wie} om te ondertekenen.", **said)
    return dutch("Ligt sinds {dag} bij {wie} om te beoordelen.", **said)


def wait_item(report: Rapportage, since: datetime, signers: Collection[User]) -> WaitItem:
    """The same for who writes, among what he waits for."""
    return WaitItem(
        title=dutch("{deal}: {rapportage}", deal=report.deal, rapportage=report.name.in_words),
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        act=ACTS[RapportageStatus(report.status)],
        who=_who(report, signers),
        age=dutch("sinds {dag}", dag=_day(since)),
        since=since.astimezone(clock.AMSTERDAM).date(),
        stuck=NOBODY_CAN_SIGN if is_stuck(report, signers) else "",
    )


def is_stuck(report: Rapportage, signers: Collection[User]) -> bool:
    """Whether it lies before nobody."""
    return report.status == RapportageStatus.AANGEBODEN and not signers


def _who(report: Rapportage, signers: Collection[User]) -> str:
    if report.status == RapportageStatus.INGEDIEND:
        return str(report.deal.accounthouder or dutch("het ministerie"))
    names = list(dict.fromkeys(map(str, signers)))
    if len(names) > MOST_NAMES:
        shown, rest = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
        return dutch("{wie} of {aantal} anderen", wie=shown, aantal=rest)
    if len(names) < 2:
        return "".join(names)
    return dutch("{wie} of {ander}", wie=", ".join(names[:-1]), ander=names[-1])


def _day(moment: datetime) -> str:
    return plain_date(moment.astimezone(clock.AMSTERDAM).date())

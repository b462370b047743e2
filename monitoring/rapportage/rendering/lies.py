"""With whom a rapportage lies now, and since when."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse

from monitoring.rapportage.models import WRITING, Rapportage, RapportageStatus
from monitoring.rapportage.policies import did_not_write, signs_for_kassier, writes
from monitoring.rapportage.selectors import signers_of
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.selectors import manager_of
from regiodeals.dossier import WaitItem

ACTS = {
    RapportageStatus.AANGEBODEN: dutch("Ondertekenen"),
    RapportageStatus.INGEDIEND: dutch("Beoordelen"),
}
NOBODY_CAN_SIGN = dutch(
    "Niemand kan de rapportage nu ondertekenen. Vraag de beheerder van de regio iemand uit te"
    " nodigen die voor de regiokassier tekent en niet meeschreef."
)
ONLY_YOU_SIGN = dutch(
    "Alleen u kunt de rapportage nu ondertekenen. Laat een ander haar schrijven en aanbieden."
)
KEEP_TO_SIGNING = dutch(
    "U kunt deze rapportage ondertekenen. Schrijft u mee of biedt u haar aan, dan mag dat niet"
    " meer."
)
MOST_NAMES = 6
BY_THE_MINISTRY: dict[str, str] = {
    "title": dutch("Het ministerie gaf deze rapportage terug"),
    "text": dutch("Verbeter wat het ministerie vraagt, en bied de rapportage opnieuw aan."),
}

TO_A_READER = dutch(
    "Wie de rapportage schrijft, verbetert wat het ministerie vraagt en biedt haar opnieuw aan."
)


def given_back(
    report: Rapportage, history: Iterable[AuditEntry], *, writes: bool
) -> dict[str, str] | None:
    """Who gave it back to who writes, and what must be better; None once it was offered again.

    `history` is its trail, newest first. What the ministry asks stands at each section.
    """
    if report.status == RapportageStatus.TERUGGEGEVEN:
        return BY_THE_MINISTRY if writes else BY_THE_MINISTRY | {"text": TO_A_READER}
    last = next((row for row in history if row.state_after != row.state_before), None)
    if report.status != RapportageStatus.CONCEPT or last is None or not last.remark:
        return None
    if last.state_before != RapportageStatus.AANGEBODEN:
        return None
    by = dutch("Teruggegeven om te verbeteren door {wie}", wie=last.actor_name)
    return {"title": by, "text": last.remark}


def told_on_top(report: Rapportage, user: User) -> str:
    """With whom it lies; to who may sign and writes too, that it is one or the other."""
    is_writing = report.status in WRITING and writes(report, user)
    if is_writing and signs_for_kassier(report, user) and did_not_write(report, user):
        return KEEP_TO_SIGNING
    return lies_now(report)


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


def way_on(report: Rapportage, user: User, signers: Collection[User]) -> str:
    """For who takes a step and does not sign now: who signs after the offer, or can since it."""
    if report.status == RapportageStatus.AANGEBODEN and report.offered_at is not None:
        return lies_with(report, report.offered_at, signers)
    others = [person for person in signers if person != user]
    if not others:
        return ONLY_YOU_SIGN if signers else _nobody_can_sign(report)
    who = _who(report, others)
    if not writes(report, user):
        return dutch("Na het aanbieden ondertekent {wie} de rapportage en dient haar in.", wie=who)
    return dutch(
        "Na het aanbieden ondertekent {wie} de rapportage en dient haar in. Tot dan kunt u verder"
        " schrijven.",
        wie=who,
    )


def lies_with(report: Rapportage, since: datetime, signers: Collection[User]) -> str:
    """'Ligt sinds 4 november 2024 bij Tom Kassier om te ondertekenen.'"""
    if is_stuck(report, signers):
        return _nobody_can_sign(report)
    said = {"dag": _day(since), "wie": _who(report, signers)}
    if report.status == RapportageStatus.AANGEBODEN:
        return dutch("Ligt sinds {dag} bij {wie} om te ondertekenen.", **said)
    return dutch("Ligt sinds {dag} bij {wie} om te beoordelen.", **said)


def wait_item(
    report: Rapportage, since: datetime, signers: Collection[User], *, settles: str
) -> WaitItem:
    """The same for who writes, among what he waits for, and instead of what he owes."""
    return WaitItem(
        title=dutch("{deal}: {rapportage}", deal=report.deal, rapportage=report.name.in_words),
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        act=ACTS[RapportageStatus(report.status)],
        who=_who(report, signers),
        age=dutch("sinds {dag}", dag=_day(since)),
        since=since.astimezone(clock.AMSTERDAM).date(),
        stuck=NOBODY_CAN_SIGN if is_stuck(report, signers) else "",
        settles=settles,
    )


def _nobody_can_sign(report: Rapportage) -> str:
    """The same with who that manager is, or who names one."""
    manager = manager_of(report.deal)
    if manager is not None:
        return joined(" ", (NOBODY_CAN_SIGN, dutch("Dat is {wie}.", wie=manager)))
    officer = report.deal.accounthouder or dutch("het ministerie")
    told = dutch("Die is er nog niet: vraag {wie} een beheerder aan te wijzen.", wie=officer)
    return joined(" ", (NOBODY_CAN_SIGN, told))


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

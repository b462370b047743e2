"""What the rapportage adds to the start page: what waits for this person."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.rendering import export
from monitoring.rapportage.selectors import (
    rapportages_newest_first,
    to_read_along_by,
    to_review_by,
    waiting_for_region,
)
from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import act_key
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export
from regiodeals.obligations.models import ObligationKind


def work_for(user: User) -> Iterator[WorkItem]:
    """What waits for a signature, for better words, or for the judgement of the ministry."""
    # Who works for the ministry has no role in a deal, so it need not be asked.
    if user.has_role(Role.REGIOCOORDINATOR) or (not user.is_ministry and user.roles_elsewhere):
        for report in waiting_for_region(user):
            is_back = report.status == RapportageStatus.TERUGGEGEVEN
            yield _better(report) if is_back else _sign(report)
    if user.has_role(Role.MEDEONDERTEKENAAR):
        yield from (_along(report) for report in to_read_along_by(user))
    if user.has_role(Role.BEHANDELAAR):
        for report in to_review_by(user):
            if report.status == RapportageStatus.INGEDIEND:
                yield _review(report)
            if report.is_stuck:  # type: ignore[attr-defined]
                yield _unstick(report)


def _review(report: Rapportage) -> WorkItem:
    return _item(
        report,
        "beoordeel",
        "review",
        why_you="u bent behandelaar van deze deal.",
        if_you_wait="de regio weet niet of haar rapportage in orde is.",
    )


def _along(report: Rapportage) -> WorkItem:
    return _item(
        report,
        "lees mee in",
        "along",
        why_you="een programmalijn van deze deal is van uw ministerie.",
        if_you_wait="de behandelaar beoordeelt de rapportage zonder uw opmerking.",
    )


def _unstick(report: Rapportage) -> WorkItem:
    return WorkItem(
        title=f"{report.deal}: een document van de rapportage over {report.year} is niet gemaakt",
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        verb="Openen",
        why_you="u bent behandelaar van deze deal.",
        if_you_wait="de regio heeft geen bewijs van wat zij indiende, of van het akkoord.",
        due_on=None,
    )


def _better(report: Rapportage) -> WorkItem:
    return _item(
        report,
        "verbeter",
        "detail",
        why_you="u schrijft de rapportage van deze deal.",
        if_you_wait="de rapportage is niet akkoord.",
    )


def _sign(report: Rapportage) -> WorkItem:
    return _item(
        report,
        "onderteken",
        "check",
        why_you="u mag voor de regiokassier tekenen.",
        if_you_wait="de rapportage is niet ingediend.",
        due_on=report.last_day,  # type: ignore[attr-defined]
        settles=act_key(
            ObligationKind.RAPPORTAGE, Deal._meta.label_lower, report.deal_id, str(report.year)
        ),
    )


def _item(
    report: Rapportage,
    act: str,
    page: str,
    *,
    why_you: str,
    if_you_wait: str,
    due_on: date | None = None,
    settles: str = "",
) -> WorkItem:
    return WorkItem(
        title=f"{report.deal}: {act} de voortgangsrapportage over {report.year}",
        url=reverse(f"monitoring:rapportage-{page}", args=[report.pk]),
        verb="Openen",
        why_you=why_you,
        if_you_wait=if_you_wait,
        due_on=due_on,
        settles=settles,
    )


EXPORTS = (
    Export(
        name="rapportages",
        title="Rapportages",
        page="monitoring:rapportage-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: rapportages_newest_first(user),
        cells=export.cells,
    ),
)

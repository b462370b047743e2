"""What the year adds to the dossier, and to the start page of who writes its rapportage."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse

from monitoring.jaarcyclus.forms import YearFilter
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.policies import is_accounthouder, may_schedule
from monitoring.jaarcyclus.rendering import export
from monitoring.jaarcyclus.rendering.year import button_rows, standing_of, year_line
from monitoring.jaarcyclus.selectors import (
    owed_before_its_year,
    years_of_deal,
    years_to_finish,
    years_to_report_on,
    years_with_state,
)
from monitoring.jaarcyclus.selectors.years import Duties, as_duties
from monitoring.rapportage.conditions import is_reporting
from regiodeals import workflow
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering import act_key
from regiodeals.deal.selectors import owed_in
from regiodeals.dossier import DAYS_AHEAD, Panel, WorkItem, most_urgent
from regiodeals.exports.definition import Export, Filters
from regiodeals.obligations.models import Obligation, ObligationKind

OTHER_DAY = {
    ObligationKind.RAPPORTAGE: dutch("Andere dag voor de voortgangsrapportage"),
    ObligationKind.OVERLEG: dutch("Andere dag voor het rijk-regio overleg"),
}


def _owed_within_a_year(user: User) -> QuerySet[Obligation]:
    # What comes later stands there by itself.
    until = clock.today() + timedelta(days=DAYS_AHEAD)
    return most_urgent(owed_before_its_year(user, until=until))


_to_finish = AskedBy(lambda user: most_urgent(years_to_finish(user)))
_to_report_on = AskedBy(lambda user: most_urgent(years_to_report_on(user)))
_owed_already = AskedBy(_owed_within_a_year)


def work_for(user: User) -> Iterator[WorkItem]:
    """A rapportage that a year asks for and nobody began, whether or not its last day is known; and
    for who handles a deal a year that can be rounded off.
    """
    if user.has_role(Role.BEHANDELAAR):
        yield from map(_finish, _to_finish.rows(user))
    # Who works for the ministry writes none, so it need not be asked.
    if user.has_role(Role.REGIOCOORDINATOR) or (not user.is_ministry and user.roles_elsewhere):
        for cyclus in _to_report_on.rows(user):
            # Read along with the year.
            day: date | None = cyclus.last_day  # type: ignore[attr-defined]
            zone: str = cyclus.zone  # type: ignore[attr-defined]
            yield _to_begin(cyclus.deal_id, str(cyclus.deal), cyclus.year - 1, day, zone)
        for owed in _owed_already.rows(user):
            name: str = owed.deal_name  # type: ignore[attr-defined]
            yield _to_begin(owed.subject_id, name, int(owed.period), owed.due_on, owed.zone)


def _finish(cyclus: Jaarcyclus) -> WorkItem:
    return WorkItem(
        title=dutch("{deal}: rond het jaar {jaar} af", deal=cyclus.deal, jaar=cyclus.year),
        url=reverse("regiodeals:deal-detail", args=[cyclus.deal_id]) + "#jaarcyclus",
        verb=dutch("Openen"),
        why_you=dutch("u bent behandelaar van deze deal."),
        if_you_wait=dutch(
            "de rapportage en het verslag liggen vast, maar het jaar staat nog open."
        ),
        due_on=None,
    )


def _to_begin(deal_id: int, name: str, about: int, day: date | None, zone: str) -> WorkItem:
    form = reverse("monitoring:rapportage-open")
    return WorkItem(
        title=dutch("{deal}: begin de voortgangsrapportage over {jaar}", deal=name, jaar=about),
        url=f"{form}?{urlencode({'deal': deal_id, 'jaar': about})}",
        verb=dutch("Beginnen"),
        why_you=dutch("u schrijft de rapportage van deze deal."),
        if_you_wait=_if_you_wait(about, day, zone),
        due_on=day,
        settles=act_key(ObligationKind.RAPPORTAGE, Deal._meta.label_lower, deal_id, str(about)),
    )


def _if_you_wait(about: int, day: date | None, zone: str) -> str:
    if about >= clock.today().year:
        return dutch(
            "nu nog niets: {jaar} loopt nog. U kunt al beginnen en later verder schrijven.",
            jaar=about,
        )
    if day is None:
        return dutch("de rapportage komt niet op tijd. Vraag de behandelaar naar de laatste dag.")
    if day < clock.today(ZoneInfo(zone)):
        return dutch("de rapportage is te laat.")
    return dutch("na die dag is de rapportage te laat.")


def year_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The years of a deal, the last first, each as a line of steps."""
    years = years_of_deal(deal)
    if not years:
        return None
    duties = as_duties(owed_in(deal))
    rows = [_row(cyclus, duties, user) for cyclus in years]
    return {
        "open": [row for row in rows if not row["is_closed"]],
        "closed": [row for row in rows if row["is_closed"]],
        "days": [
            {
                "label": label,
                "url": reverse("monitoring:rooster-deal", args=[deal.pk, kind.value]),
            }
            for kind, label in OTHER_DAY.items()
            if may_schedule(deal, user) and is_reporting(deal)
        ],
    }


def _row(cyclus: Jaarcyclus, duties: Duties, user: User) -> dict[str, Any]:
    may_finish = is_accounthouder(cyclus, user)
    buttons = workflow.buttons(cyclus, ["finish"], user) if may_finish else []
    return {
        "year": cyclus.year,
        "is_closed": cyclus.is_closed,
        "standing": standing_of(cyclus, duties),
        "items": year_line(cyclus, duties),
        "buttons": button_rows(cyclus, buttons),
    }


PANELS = (
    Panel("jaarcyclus", dutch("Jaarcyclus"), 58, "monitoring/jaarcyclus/panel.html", year_panel),
)


def _rows(user: User, chosen: Filters) -> QuerySet[Jaarcyclus]:
    return years_with_state(user, **YearFilter(chosen).chosen())


EXPORTS = (
    Export(
        name="jaarcyclus",
        title=dutch("Jaarcyclus"),
        page="monitoring:jaarcyclus-list",
        columns=export.COLUMNS,
        rows=_rows,
        cells=export.cells,
        filters=("zoek", "stand"),
    ),
)

"""A year is always where its rapportage and its overleg are: there is no second truth."""

from datetime import UTC, date, datetime
from itertools import chain

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.models.jaarcyclus import DAYS, ON_THE_WAY
from monitoring.jaarcyclus.running import plan_all
from monitoring.overleg import services as overleggen
from monitoring.overleg.models import Overleg
from monitoring.overleg.services import plan_overleg
from monitoring.rapportage import services as reporting
from monitoring.rapportage.models import Rapportage
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.obligations.state import State
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import MEETING, MEETING_ON, REPORT, owed, year_of
from tests.monitoring.rapportage import world as reports

pytestmark = pytest.mark.django_db
ON_THE_DAY = datetime(2025, 9, 11, 9, tzinfo=UTC)
OF_THE_REPORT = ("submit", "send_back", "resubmit", "accept", "correct", "resubmit", "accept")
OF_THE_MEETING = ("schedule", "invite", "hold", "adopt_minutes")
WALKS = {
    "report first": (*OF_THE_REPORT, *OF_THE_MEETING),
    "meeting first": (*OF_THE_MEETING, *OF_THE_REPORT),
    "by turns": tuple(
        chain(*zip(OF_THE_REPORT[:4], OF_THE_MEETING, strict=True), OF_THE_REPORT[4:])
    ),
}


def truth(deal):
    """Where the year is, told again from the rapportage and the overleg themselves."""
    report = Rapportage.objects.filter(deal=deal, year=2024).first()
    overleg = Overleg.objects.get(deal=deal, year=2025)
    if report is None or report.status not in ("ingediend", "akkoord"):
        return JaarStatus.GEVRAAGD
    if report.status == "ingediend":
        return JaarStatus.INGEDIEND
    if overleg.status == "gepland":
        return JaarStatus.GEPLAND if overleg.planned_on else JaarStatus.AKKOORD
    return {
        "uitgenodigd": JaarStatus.UITGENODIGD,
        "gehouden": JaarStatus.GEHOUDEN,
        "vastgesteld": JaarStatus.VASTGESTELD,
    }[overleg.status]


@pytest.fixture
def act(deal, writer, signer, officer):
    """Does what its name says, through the services of the two rooms."""
    report = reports.opened(deal, writer, 2024)

    def offer_and_sign():
        reports.offered(report, writer)
        reporting.submit_report(rapportage_id=report.pk, actor=signer)

    def send_back():
        reports.judged(report, officer, "deal")
        reporting.send_back_report(rapportage_id=report.pk, actor=officer)

    def accept():
        reports.judged(report, officer)
        reporting.accept_report(rapportage_id=report.pk, actor=officer)

    def correct():
        reporting.correct_report(rapportage_id=report.pk, actor=writer, remark="Fout bedrag")

    of_the_report = {
        "submit": offer_and_sign,
        "resubmit": offer_and_sign,
        "send_back": send_back,
        "accept": accept,
        "correct": correct,
    }

    def do(name):
        if name in of_the_report:
            of_the_report[name]()
        else:
            world.meet(deal, name, officer)

    return do


@pytest.mark.parametrize("walk", sorted(WALKS))
def test_after_each_act_the_year_is_where_they_are(act, deal, still_clock, walk):
    still_clock.set(ON_THE_DAY)
    for name in WALKS[walk]:
        act(name)
        year = year_of(deal)
        assert year.status == truth(deal), name
        filled = [getattr(year, field) is not None for field, _status in DAYS]
        assert all(filled[: ON_THE_WAY.index(year.status)])
    assert year_of(deal).status == JaarStatus.VASTGESTELD


def test_each_step_has_its_day_and_its_line(act, deal, officer, still_clock):
    still_clock.set(datetime(2025, 6, 10, 9, tzinfo=UTC))
    act("submit")
    still_clock.set(datetime(2025, 6, 20, 9, tzinfo=UTC))
    act("accept")
    act("schedule")
    act("invite")
    still_clock.set(ON_THE_DAY)
    act("hold")
    still_clock.set(datetime(2025, 9, 30, 9, tzinfo=UTC))
    act("adopt_minutes")
    year = year_of(deal)
    assert [getattr(year, field) for field, _status in DAYS] == [
        date(2025, 6, 10),
        date(2025, 6, 20),
        MEETING_ON,
        date(2025, 6, 20),
        MEETING_ON,
        date(2025, 9, 30),
    ]
    lines = AuditEntry.objects.filter(action__startswith="monitoring.jaarcyclus.").order_by("pk")
    assert [line.action.rsplit(".", 1)[1] for line in lines] == [
        "open",
        "receive_report",
        "accept_report",
        "plan_meeting",
        "invite",
        "hold_meeting",
        "adopt_minutes",
    ]
    last = lines.last()
    assert last is not None
    assert last.actor is None


def test_a_year_that_is_opened_late_takes_over_the_days_that_were(officer, still_clock):
    """What happened before the round opened the year, keeps its own day."""
    deal = granted(officer)
    plan_overleg(deal, 2025, officer)
    writer, signer = builders.member(builders.region_of(deal)), reports.signer_of(deal)
    still_clock.set(datetime(2025, 6, 10, 9, tzinfo=UTC))
    reports.accepted(reports.opened(deal, writer, 2024), writer, signer, officer)
    world.meet(deal, "schedule", officer)
    world.meet(deal, "invite", officer)
    still_clock.set(ON_THE_DAY)
    world.meet(deal, "hold", officer)
    still_clock.set(datetime(2025, 9, 30, 9, tzinfo=UTC))
    world.meet(deal, "adopt_minutes", officer)
    still_clock.set(datetime(2025, 12, 1, 9, tzinfo=UTC))
    plan_all()
    year = year_of(deal)
    assert year.status == JaarStatus.VASTGESTELD
    assert [(day.month, day.day) for day in (getattr(year, field) for field, _ in DAYS)] == [
        (6, 10),
        (6, 10),
        (9, 11),
        (6, 10),
        (9, 11),
        (9, 30),
    ]


def test_a_moved_overleg_moves_the_year_and_one_called_off_opens_its_day_again(
    act, deal, officer, still_clock
):
    still_clock.set(datetime(2025, 6, 10, 9, tzinfo=UTC))
    for name in ("submit", "accept", "schedule", "invite"):
        act(name)
    overleg = Overleg.objects.get(deal=deal, year=2025)
    later = date(2025, 10, 2)
    overleggen.move_overleg(
        overleg_id=overleg.pk, planned_on=later, location="Stadhuis", actor=officer, reason="Ziek"
    )
    assert (year_of(deal).status, year_of(deal).meeting_on) == (JaarStatus.UITGENODIGD, later)
    overleggen.call_off(overleg_id=overleg.pk, actor=officer, reason="Ziek")
    year = year_of(deal)
    assert (year.status, year.meeting_on, year.invited_on) == (JaarStatus.AKKOORD, None, None)
    assert year.accepted_on == date(2025, 6, 10)


def test_handing_in_meets_what_the_region_owes_and_a_return_does_not_undo_that(
    act, deal, officer, still_clock
):
    world.scheduled(deal, officer)
    still_clock.set(datetime(2025, 6, 14, 21, 59, tzinfo=UTC))
    act("submit")
    found = owed(deal, REPORT, 2024)
    assert (found.met_on, found.met_how) == (
        date(2025, 6, 14),
        "De rapportage over 2024 is ingediend.",
    )
    act("send_back")
    act("resubmit")
    assert owed(deal, REPORT, 2024).state is State.MET


def test_holding_the_overleg_meets_what_the_accounthouder_owes(act, deal, officer, still_clock):
    world.scheduled(deal, officer, MEETING, "1 januari")
    act("schedule")
    act("invite")
    assert owed(deal, MEETING, 2025).state is State.OPEN
    still_clock.set(datetime(2025, 9, 20, 9, tzinfo=UTC))
    act("hold")
    assert owed(deal, MEETING, 2025).met_on == MEETING_ON


def test_a_deal_opgezegd_in_mid_cycle_ends_its_year_with_the_reason(act, deal, officer):
    act("submit")
    deals.take_step(deal_id=deal.pk, verb="terminate", actor=officer, remark="Niet langer nodig")
    year = year_of(deal)
    assert (year.status, year.ended_because) == (JaarStatus.BEEINDIGD, "Het convenant is opgezegd.")
    act("accept")
    assert year_of(deal).accepted_on is None


def test_a_year_whose_verslag_stands_is_not_ended(act, deal, officer, still_clock):
    still_clock.set(ON_THE_DAY)
    for name in ("submit", "accept", *OF_THE_MEETING):
        act(name)
    deals.take_step(deal_id=deal.pk, verb="terminate", actor=officer, remark="Klaar")
    assert year_of(deal).status == JaarStatus.VASTGESTELD


def test_what_is_refused_moves_nothing(act, deal):
    """All or nothing: the year moves with the act, and not without it."""
    with transaction.atomic():
        act("submit")
        transaction.set_rollback(True)
    assert year_of(deal).status == JaarStatus.GEVRAAGD


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"status": "ingediend"}, "year_has_its_submitted_on"),
        ({"status": "akkoord", "submitted_on": MEETING_ON}, "year_has_its_accepted_on"),
        ({"status": "beeindigd", "closed_at": ON_THE_DAY}, "closed_year_says_when_and_why"),
        ({"closed_at": ON_THE_DAY}, "closed_year_says_when_and_why"),
    ],
)
def test_the_database_keeps_a_year_whole(deal, change, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Jaarcyclus.objects.update(**change)


def test_a_deal_has_one_cycle_a_year_that_is_never_thrown_away(deal):
    with pytest.raises(IntegrityError, match="one_cycle_per_deal_and_year"), transaction.atomic():
        Jaarcyclus.objects.create(deal=deal, year=2025, opened_on=MEETING_ON)
    with pytest.raises(DatabaseError, match="year_stays_on_record"), transaction.atomic():
        Jaarcyclus.objects.all().delete()


def test_a_deal_that_is_settled_owes_no_year_any_more(act, deal, officer):
    world.scheduled(deal, officer)
    type(deal).objects.update(status="eindverantwoording", settled_on=builders.NOW.date())
    deals.take_step(deal_id=deal.pk, verb="settle", actor=officer)
    found = owed(deal, REPORT, 2024)
    assert found.cancelled_because == "De uitkering is vastgesteld."
    assert year_of(deal).ended_because == "De uitkering is vastgesteld."

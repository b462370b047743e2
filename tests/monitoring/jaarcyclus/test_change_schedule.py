"""A schedule changes what is open and not due yet, and nothing else; who and why stays."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from monitoring.jaarcyclus import services
from monitoring.jaarcyclus.models import Roosterregel
from monitoring.jaarcyclus.running import plan_all
from monitoring.jaarcyclus.selectors import holding_for_deals
from monitoring.jaarcyclus.services import CHANGED
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import ObligationKind
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import MEETING, REPORT, days, owed, own_day, scheduled
from tests.monitoring.rapportage import world as reports
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db
LATER = "1 oktober"


def test_another_day_moves_what_is_open_with_the_reason(deal, officer, still_clock):
    scheduled(deal, officer)
    still_clock.set(datetime(2025, 1, 2, 8, tzinfo=UTC))
    plan_all()
    outcome = scheduled(deal, officer, before=LATER)
    assert (outcome.made, outcome.moved, outcome.left) == (0, 2, 0)
    assert days(deal, REPORT) == {"2024": date(2025, 9, 30), "2025": date(2026, 9, 30)}
    change = owed(deal, REPORT, 2024).changes.get()
    assert (change.kind, change.by, change.reason) == ("verzet", officer, "Convenant")


@pytest.mark.parametrize(
    ("moment", "moves"),
    [
        (datetime(2025, 6, 13, 21, 59, tzinfo=UTC), True),
        (datetime(2025, 6, 13, 22, 0, tzinfo=UTC), False),
        (datetime(2025, 6, 14, 22, 0, tzinfo=UTC), False),
    ],
    ids=["the day before", "the last day", "overdue"],
)
def test_what_is_due_or_overdue_keeps_its_day(deal, officer, still_clock, moment, moves):
    scheduled(deal, officer)
    still_clock.set(moment)
    assert scheduled(deal, officer, before=LATER).moved == moves
    expected = date(2025, 9, 30) if moves else date(2025, 6, 14)
    assert owed(deal, REPORT, 2024).due_on == expected


def test_what_was_handed_in_keeps_its_day(deal, officer, writer, signer):
    scheduled(deal, officer)
    reports.submitted(reports.opened(deal, writer), writer, signer)
    assert scheduled(deal, officer, before=LATER).moved == 0
    assert owed(deal, REPORT, 2024).due_on == date(2025, 6, 14)


def test_what_was_cancelled_keeps_its_day(deal, officer):
    scheduled(deal, officer)
    row = owed(deal, REPORT, 2024)
    obligations.cancel(obligation_id=row.pk, reason="Eenmalig", actor=officer)
    assert scheduled(deal, officer, before=LATER).moved == 0
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14)}


def test_a_new_day_that_has_passed_leaves_this_year_as_it_is(deal, officer, still_clock):
    scheduled(deal, officer)
    still_clock.set(datetime(2025, 4, 1, 8, tzinfo=UTC))
    plan_all()
    outcome = scheduled(deal, officer, before="1 maart")
    assert (outcome.moved, outcome.left) == (1, 1)
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14), "2025": date(2026, 2, 28)}


def test_a_deal_with_its_own_day_does_not_follow_its_tranche(deal, officer):
    other = granted(officer)
    scheduled(deal, officer)
    own_day(deal, officer, LATER)
    scheduled(deal, officer, before="1 mei")
    assert owed(deal, REPORT, 2024).due_on == date(2025, 9, 30)
    assert owed(other, REPORT, 2024).due_on == date(2025, 4, 30)


def test_the_own_day_of_a_deal_goes_before_that_of_its_convenant_and_can_be_given_up(deal, officer):
    world.named_in_convenant(deal, "15 juni")
    deal.refresh_from_db()
    own_day(deal, officer, LATER)
    assert owed(deal, REPORT, 2024).due_on == date(2025, 9, 30)
    own_day(deal, officer, "")
    assert owed(deal, REPORT, 2024).due_on == date(2025, 6, 14)
    holding = holding_for_deals([deal])[deal.pk][ObligationKind.RAPPORTAGE]
    assert (holding.before, holding.origin, holding.number) == ("15 juni", "het convenant", 2)


@pytest.mark.parametrize("before", ["29 februari", "31 juni", "zomer", "15 juni 2025", "\0"])
def test_a_day_that_does_not_come_every_year_is_refused(deal, officer, before):
    with pytest.raises(InvalidInput, match="elk jaar komt"):
        scheduled(deal, officer, before=before)
    assert not Roosterregel.objects.exists()


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501, "a\0b"])
def test_nothing_changes_without_a_reason(deal, officer, reason):
    with pytest.raises(InvalidInput, match="Schrijf op waarom"):
        services.set_day_of_deal(
            deal_id=deal.pk, kind=REPORT, before="15 juni", reason=reason, actor=officer
        )


def test_the_same_day_again_and_a_kind_that_is_not_yearly_are_refused(deal, officer):
    scheduled(deal, officer, before="15 Juni")
    with pytest.raises(InvalidInput, match="geldt al"):
        scheduled(deal, officer)
    with pytest.raises(InvalidInput, match="geldt al"):
        own_day(deal, officer, "")
    with pytest.raises(InvalidInput, match="niet elk jaar"):
        scheduled(deal, officer, kind="sisa")


@pytest.mark.parametrize("role", [Role.TOETSER, Role.TEKENBEVOEGDE, Role.CONTROLLER])
def test_only_a_behandelaar_or_a_beheerder_changes_it(deal, officer, beheerder, writer, role):
    for person in (builders.user(role), writer):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar of een beheerder"):
            scheduled(deal, person)
        with pytest.raises(NotAllowed, match="Alleen een behandelaar of een beheerder"):
            own_day(deal, person, LATER)
    assert scheduled(deal, beheerder).made == 1


def test_each_change_leaves_a_line_and_stays_on_record(deal, officer):
    scheduled(deal, officer)
    own_day(deal, officer, LATER)
    lines = AuditEntry.objects.filter(action="monitoring.rooster.set").order_by("pk")
    assert [(line.sentence, line.remark, line.dossier) for line in lines] == [
        ("Rooster: Voortgangsrapportage elk jaar vóór 15 juni, Tranche 5", "Convenant", None),
        (
            f"Rooster: Voortgangsrapportage elk jaar vóór 1 oktober, {deal}",
            "Later seizoen",
            deal.pk,
        ),
    ]
    for change in (
        Roosterregel.objects.all().delete,
        lambda: Roosterregel.objects.update(number=9),
    ):
        with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"deal": None, "tranche": None}, "line_is_of_a_tranche_or_of_a_deal"),
        ({"deal": None, "before": ""}, "line_is_of_a_tranche_or_of_a_deal"),
        ({"tranche": None, "reason": ""}, "line_of_a_schedule_has_kind_and_reason"),
        ({"tranche": None, "kind": "sisa"}, "line_of_a_schedule_has_kind_and_reason"),
        ({"tranche": None, "number": 1}, "lines_of_a_schedule_are_numbered"),
    ],
)
def test_the_database_keeps_the_schedule_whole(deal, officer, fields, constraint):
    own_day(deal, officer, LATER)
    values = {"deal": deal, "tranche": deal.tranche, "kind": REPORT, "number": 2, "before": "1 mei"}
    values |= {"reason": "x", "at": builders.NOW, "by": officer} | fields
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Roosterregel.objects.create(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_what_both_saw_one_is_told_that_it_changed(officer):
    deal, colleague = granted(officer), builders.beheerder()
    outcomes = at_once(
        lambda: own_day(deal, officer, LATER, seen=0),
        lambda: own_day(deal, colleague, "1 mei", seen=0),
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [CHANGED]
    assert Roosterregel.objects.count() == 1
    with pytest.raises(WrongState, match="intussen"):
        own_day(deal, officer, "2 mei", seen=0)


@pytest.mark.django_db(transaction=True)
def test_who_hands_in_while_the_schedule_changes_is_never_moved_afterwards(officer):
    deal = granted(officer)
    scheduled(deal, officer)
    row = owed(deal, REPORT, 2024)
    results_of(
        at_once(
            lambda: scheduled(deal, officer, before=LATER),
            lambda: obligations.meet(
                obligation_id=row.pk, on=date(2024, 11, 18), how="Ingediend", actor=officer
            ),
        )
    )
    row.refresh_from_db()
    moved = row.changes.filter(at__gt=row.met_at)
    assert row.is_closed
    assert not moved.exists()


def test_a_meeting_follows_its_own_kind_only(deal, officer):
    scheduled(deal, officer, MEETING, "1 januari")
    scheduled(deal, officer)
    scheduled(deal, officer, MEETING, LATER)
    assert days(deal, MEETING) == {"2025": date(2025, 9, 30)}
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14)}

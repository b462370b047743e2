"""A day is planned once, with what was missed, and never about what was done or moved."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from monitoring.herinnering.models import Herinnering, Herinneringsbeleid, Ronde
from monitoring.herinnering.running import plan_due_rounds, plan_round
from regiodeals.common.clock import KRALENDIJK
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.state import Zone
from tests import builders
from tests.monitoring.herinnering.conftest import TODAY, in_days

pytestmark = pytest.mark.django_db
HERE = Zone.AMSTERDAM


def plan():
    """The round of today, which there must be."""
    ronde = plan_round(HERE)
    assert ronde is not None
    return ronde


def planned():
    """What was planned: of what, to whom, and whether it goes up."""
    return [
        (row.obligation_id, row.recipient_name, row.is_escalation)
        for row in Herinnering.objects.order_by("pk")
    ]


@pytest.mark.parametrize("days", [42, 14, 3, 0, -7, -21])
def test_on_each_day_of_the_policy_who_owes_is_reminded(days, owed, coordinator):
    row = owed(in_days(days))
    plan_round(HERE)
    assert planned() == [(row.pk, str(coordinator), False)]


@pytest.mark.parametrize("days", [43, 13, 1, -1, -20, -27])
def test_on_the_days_between_nobody_is(days, owed, coordinator):
    owed(in_days(days))
    plan_round(HERE)
    assert planned() == []


def test_four_weeks_after_the_day_it_goes_to_the_accounthouder_and_the_head(
    owed, coordinator, accounthouder
):
    head = builders.behandelaar(name="Hoofd", email="hoofd@rijk.example")
    Herinneringsbeleid.objects.create(kind=ObligationKind.SISA, head=head)
    row = owed(in_days(-28))
    plan_round(HERE)
    assert planned() == [(row.pk, str(accounthouder), True), (row.pk, str(head), True)]


def test_an_escalation_without_anybody_above_goes_nowhere(owed, coordinator, accounthouder):
    accounthouder.email = ""
    accounthouder.save()
    owed(in_days(-28))
    assert plan().without_recipient == 1
    assert planned() == []


def test_a_day_is_planned_once_however_often_the_beat_fires(owed, coordinator):
    owed(in_days(14))
    # On the islands it is not morning yet.
    assert [ronde.zone for ronde in plan_due_rounds()] == [HERE]
    assert plan_due_rounds() == []
    assert len(planned()) == 1


def test_nobody_is_reminded_before_seven_in_the_morning(owed, coordinator, still_clock):
    owed(in_days(14))
    still_clock.set(datetime(2024, 11, 18, 5, 59, tzinfo=UTC))
    assert plan_round(HERE) is None
    still_clock.set(datetime(2024, 11, 18, 6, 0, tzinfo=UTC))
    assert plan().day == TODAY


def test_the_hour_that_summer_time_skips_costs_no_day(owed, coordinator, still_clock):
    still_clock.set(datetime(2025, 3, 29, 9, 0, tzinfo=UTC))
    plan_round(HERE)
    still_clock.set(datetime(2025, 3, 30, 5, 0, tzinfo=UTC))
    assert plan().since.isoformat() == "2025-03-29"


def test_on_the_islands_it_is_morning_later_and_the_day_is_theirs(impose, long_ago, coordinator):
    long_ago(lambda: impose(in_days(14), zone=KRALENDIJK))
    assert plan().herinneringen.count() == 0
    # Five in the morning on Saba.
    assert plan_round(Zone.KRALENDIJK) is None


def test_later_that_morning_it_is_planned_there(impose, long_ago, coordinator, still_clock):
    row = long_ago(lambda: impose(in_days(14), zone=KRALENDIJK))
    still_clock.set(datetime(2024, 11, 18, 11, 0, tzinfo=UTC))
    plan_round(Zone.KRALENDIJK)
    assert planned() == [(row.pk, str(coordinator), False)]


def test_after_five_missed_days_each_is_caught_up_once(owed, coordinator, still_clock):
    late, soon = owed(in_days(-21), period="2023"), owed(in_days(3), period="2024")
    still_clock.set(builders.NOW - timedelta(days=30))
    plan_round(HERE)
    still_clock.set(builders.NOW)
    plan_round(HERE)
    # Of the first day 7 and 21 days after were missed, of the second 14 and 3 before.
    assert sorted(pk for pk, _name, _up in planned()) == [late.pk, soon.pk]
    assert {row.day for row in Herinnering.objects.all()} == {TODAY}


def test_what_is_owed_since_today_is_not_reminded_of_days_before_it_was(impose, coordinator):
    impose(in_days(10))
    plan_round(HERE)
    assert planned() == []


def test_what_was_done_or_lapsed_is_not_reminded_of(owed, coordinator, accounthouder):
    done, gone = owed(in_days(14), period="2023"), owed(in_days(14), period="2024")
    obligations.meet(obligation_id=done.pk, on=TODAY, how="brief", actor=accounthouder)
    obligations.cancel(obligation_id=gone.pk, reason="Opgezegd.", actor=accounthouder)
    plan_round(HERE)
    assert planned() == []


def test_nobody_forgets_a_right_that_he_does_not_use(owed, coordinator):
    owed(in_days(14), is_right=True)
    plan_round(HERE)
    assert planned() == []


def test_more_time_takes_the_reminders_along(owed, coordinator, accounthouder, still_clock):
    row = owed(in_days(3))
    obligations.extend(
        obligation_id=row.pk,
        due_on=in_days(17),
        reason="Druk.",
        decision="brief 12",
        actor=accounthouder,
    )
    plan_round(HERE)
    assert planned() == []
    still_clock.set(builders.NOW + timedelta(days=3))
    plan_round(HERE)
    assert Herinnering.objects.get().due_on == in_days(17)


def test_a_day_that_moves_away_and_back_is_reminded_of_once(owed, coordinator, accounthouder):
    row = owed(in_days(14))
    plan_round(HERE)
    for day in (in_days(30), in_days(14)):
        obligations.correct(obligation_id=row.pk, due_on=day, reason="Fout.", actor=accounthouder)
    first = Herinnering.objects.get()
    with pytest.raises(IntegrityError, match="reminder_once_per_recipient_and_day"):
        Herinnering.objects.create(
            ronde=first.ronde,
            obligation=row,
            day=first.day,
            due_on=row.due_on,
            recipient_type=first.recipient_type,
            recipient_id=first.recipient_id,
            recipient_name=first.recipient_name,
        )


def test_a_policy_of_the_ministry_goes_before_the_standard(owed, coordinator):
    Herinneringsbeleid.objects.create(kind=ObligationKind.SISA, days=[-5], escalates_after=None)
    owed(in_days(14), period="2023")
    row = owed(in_days(5), period="2024")
    plan_round(HERE)
    assert [pk for pk, _name, _up in planned()] == [row.pk]


def test_a_day_named_twice_is_a_slip_of_the_pen():
    policy = Herinneringsbeleid(kind=ObligationKind.SISA, days=[-5, -5])
    with pytest.raises(ValidationError, match="Noem elke dag één keer"):
        policy.full_clean()


def test_what_reaches_nobody_is_counted(owed, kassier, deal):
    kassier.email, kassier.email_consent_on = "", None
    kassier.save()
    deal.accounthouder.email = ""
    deal.accounthouder.save()
    owed(in_days(14))
    assert plan().without_recipient == 1


def test_a_round_and_what_was_planned_stay_as_they_were(owed, coordinator):
    owed(in_days(14))
    plan_round(HERE)
    for change in (
        lambda: Ronde.objects.update(without_recipient=3),
        lambda: Herinnering.objects.update(day=in_days(1)),
        lambda: Herinnering.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_many_reminders_take_as_many_questions_as_few(owed, coordinator, impose, long_ago):
    owed(in_days(14))
    with CaptureQueriesContext(connection) as few:
        plan_round(HERE)
    for number in range(60):
        long_ago(lambda number=number: impose(in_days(15), period=str(number)))
    with CaptureQueriesContext(connection) as many, pytest.MonkeyPatch.context() as patch:
        patch.setattr("regiodeals.common.clock.now", lambda: builders.NOW + timedelta(days=1))
        plan_round(HERE)
    assert Herinnering.objects.count() == 61
    assert len(many) == len(few)

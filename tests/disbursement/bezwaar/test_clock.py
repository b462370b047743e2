"""The last day to decide: how it moves, how far, and that every move stays on record."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, ClockEvent, DelayGround, EventKind, RemedyKind
from disbursement.bezwaar.selectors import clock_of
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import at, fresh, registered, taken_up
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
ONE_DAY = timedelta(days=1)
DUE = date(2025, 2, 10)


@pytest.fixture
def bezwaar(announced, cast):
    return taken_up(announced, cast)


def postpone(row, actor, length=6):
    return services.postpone_decision(
        bezwaar_id=row.pk, length=length, reason="De hoorzitting is laat.", actor=actor
    )


def further(row, actor, weeks=4):
    return services.postpone_further(
        bezwaar_id=row.pk,
        weeks=weeks,
        ground=DelayGround.OBJECTOR_AGREES,
        reason="Jansen stemde in, 3 februari.",
        actor=actor,
    )


def suspend(row, actor, asked_on=TODAY, repair_by=TODAY + timedelta(days=14)):
    return services.suspend_clock(
        bezwaar_id=row.pk,
        asked_on=asked_on,
        repair_by=repair_by,
        reason="De handtekening ontbreekt.",
        actor=actor,
    )


def due(row):
    return clock_of(fresh(row)).last_day()


# ---- where it starts -------------------------------------------------------------------------


def test_the_six_weeks_run_from_the_end_of_the_term_to_object(bezwaar):
    assert due(bezwaar) == DUE


def test_with_a_committee_there_are_twelve(announced, cast):
    assert due(registered(announced, cast, has_committee=True)) == date(2025, 3, 24)


def test_on_the_island_four_months_run_from_its_receipt(on_saba, cast):
    assert due(registered(on_saba, cast)) == date(2025, 3, 18)


# ---- what moves it ---------------------------------------------------------------------------


def test_the_decision_is_put_off_once_with_a_reason(bezwaar, cast):
    postpone(bezwaar, cast.drafter)
    assert due(bezwaar) == DUE + timedelta(weeks=6)
    event = ClockEvent.objects.get()
    assert (event.kind, event.length, event.on) == (EventKind.VERDAGING, 6, TODAY)
    assert (event.reason, event.by) == ("De hoorzitting is laat.", cast.drafter)
    line = AuditEntry.objects.get(action="disbursement.bezwaar.verdaging")
    assert "van maandag 10 februari 2025 naar maandag 24 maart 2025" in line.sentence
    with pytest.raises(WrongState, match="al verdaagd"):
        postpone(bezwaar, cast.drafter)


@pytest.mark.parametrize(("length", "sentence"), [(7, "ten hoogste 6 weken"), (0, "ten minste 1")])
def test_it_is_put_off_no_longer_than_the_law_allows(length, sentence, bezwaar, cast):
    with pytest.raises(InvalidInput, match=sentence):
        postpone(bezwaar, cast.drafter, length)
    assert not ClockEvent.objects.exists()


def test_on_the_island_it_is_put_off_by_thirty_days_at_most(on_saba, cast):
    row = registered(on_saba, cast)
    with pytest.raises(InvalidInput, match="ten hoogste 30 dagen"):
        postpone(row, cast.drafter, 31)
    postpone(row, cast.drafter, 30)
    assert due(row) == date(2025, 3, 18) + timedelta(days=30)


def test_further_delay_comes_after_that_with_consent(bezwaar, cast):
    with pytest.raises(WrongState, match="Verdaag eerst"):
        further(bezwaar, cast.drafter)
    postpone(bezwaar, cast.drafter)
    further(bezwaar, cast.drafter)
    further(bezwaar, cast.drafter, 1)
    assert due(bezwaar) == DUE + timedelta(weeks=11)
    explanation = clock_of(fresh(bezwaar)).explain()
    assert explanation is not None
    assert "Algemene wet bestuursrecht, artikel 7:10 lid 4, onder b" in {
        step.source for step in explanation.steps
    }


def test_the_days_to_repair_do_not_count(bezwaar, cast, still_clock):
    still_clock.set(at(date(2025, 1, 13)))
    suspend(bezwaar, cast.drafter, date(2025, 1, 13), date(2025, 1, 27))
    assert due(bezwaar) == date(2025, 2, 24)
    still_clock.set(at(date(2025, 1, 20)))
    services.resume_clock(
        bezwaar_id=bezwaar.pk, repaired_on=date(2025, 1, 20), reason="Getekend.", actor=cast.drafter
    )
    # From 14 up to and including 19 January: six days, and the end then is a Sunday.
    assert due(bezwaar) == date(2025, 2, 17)


def test_what_is_repaired_the_same_day_costs_nothing(bezwaar, cast, still_clock):
    still_clock.set(at(date(2025, 1, 13)))
    suspend(bezwaar, cast.drafter, date(2025, 1, 13), date(2025, 1, 27))
    services.resume_clock(
        bezwaar_id=bezwaar.pk, repaired_on=date(2025, 1, 13), reason="Getekend.", actor=cast.drafter
    )
    assert due(bezwaar) == DUE


def test_days_before_the_term_runs_stop_nothing(bezwaar, cast):
    suspend(bezwaar, cast.drafter)
    assert due(bezwaar) == DUE


# ---- what is refused -------------------------------------------------------------------------


def test_a_term_that_has_passed_is_not_put_off(bezwaar, cast, still_clock):
    still_clock.set(at(DUE))
    further_on = DUE + ONE_DAY
    still_clock.set(at(further_on))
    for act in (postpone, suspend):
        with pytest.raises(WrongState, match="al voorbij sinds maandag 10 februari 2025"):
            act(bezwaar, cast.drafter)


def test_on_the_last_day_it_still_can_be(bezwaar, cast, still_clock):
    still_clock.set(at(DUE))
    postpone(bezwaar, cast.drafter)
    assert due(bezwaar) == DUE + timedelta(weeks=6)


def test_it_is_suspended_once_at_a_time(bezwaar, cast):
    suspend(bezwaar, cast.drafter)
    with pytest.raises(WrongState, match="al opgeschort tot en met maandag 2 december 2024"):
        suspend(bezwaar, cast.drafter)


def test_what_was_not_suspended_does_not_go_on(bezwaar, cast):
    with pytest.raises(WrongState, match="niet opgeschort"):
        services.resume_clock(
            bezwaar_id=bezwaar.pk, repaired_on=TODAY, reason="x", actor=cast.drafter
        )


def test_a_repair_lies_within_its_days(bezwaar, cast, still_clock):
    suspend(bezwaar, cast.drafter, repair_by=TODAY + ONE_DAY)
    still_clock.set(at(TODAY + 3 * ONE_DAY))
    with pytest.raises(InvalidInput, match="Vul een dag daartussen in"):
        services.resume_clock(
            bezwaar_id=bezwaar.pk,
            repaired_on=TODAY + 2 * ONE_DAY,
            reason="x",
            actor=cast.drafter,
        )


def test_a_repair_is_asked_for_before_its_last_day(bezwaar, cast):
    with pytest.raises(InvalidInput, match="na de dag waarop u daarom vroeg"):
        suspend(bezwaar, cast.drafter, repair_by=TODAY)


def test_the_islands_know_no_other_delay_that_we_found(on_saba, cast):
    row = registered(on_saba, cast)
    postpone(row, cast.drafter, 30)
    for act in (further, suspend):
        with pytest.raises(WrongState, match="kent de WarBES niet"):
            act(row, cast.drafter)


def test_the_clock_of_the_court_is_not_ours(on_saba, cast):
    row = registered(on_saba, cast, kind=RemedyKind.BEROEP)
    with pytest.raises(WrongState, match="beslist het gerecht"):
        postpone(row, cast.drafter)


def test_nobody_else_moves_the_clock(bezwaar):
    with pytest.raises(NotAllowed):
        postpone(bezwaar, builders.toetser())


def test_every_move_has_a_reason(bezwaar, cast):
    with pytest.raises(InvalidInput, match="waarom de termijn verandert"):
        services.postpone_decision(bezwaar_id=bezwaar.pk, length=1, reason=" ", actor=cast.drafter)


@pytest.mark.django_db(transaction=True)
def test_two_who_put_it_off_at_once_put_it_off_once(bezwaar, cast):
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: postpone(bezwaar, cast.drafter), lambda: postpone(bezwaar, colleague)
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["De beslissing is al verdaagd. Dat kan één keer."]


# ---- on record for ever ----------------------------------------------------------------------


def test_an_event_is_never_changed_or_taken_away(bezwaar, cast):
    postpone(bezwaar, cast.drafter)
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        ClockEvent.objects.update(length=1)
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        ClockEvent.objects.all().delete()


def test_the_database_puts_off_once_too(bezwaar, cast):
    postpone(bezwaar, cast.drafter)
    with pytest.raises(IntegrityError, match="a_decision_is_put_off_once"), transaction.atomic():
        write(bezwaar, cast, number=2, kind=EventKind.VERDAGING, length=1)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "anders"}, "event_has_known_kind_and_reason"),
        ({"reason": ""}, "event_has_known_kind_and_reason"),
        ({"length": None}, "event_has_length_or_day"),
        ({"length": 0}, "event_has_length_or_day"),
        ({"repair_by": TODAY}, "event_has_length_or_day"),
        ({"kind": EventKind.OPSCHORTING, "length": None}, "event_has_length_or_day"),
        (
            {"kind": EventKind.OPSCHORTING, "length": None, "repair_by": TODAY},
            "event_has_length_or_day",
        ),
        ({"kind": EventKind.UITSTEL}, "further_delay_has_its_ground"),
        ({"ground": "a"}, "further_delay_has_its_ground"),
    ],
)
def test_an_event_that_says_too_little_is_refused(fields, constraint, bezwaar, cast):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(bezwaar, cast, **fields)


def test_the_clock_of_what_has_ended_stands_still_in_the_database(announced, cast):
    row = world.decide(world.ready(announced, cast), builders.tekenbevoegde())
    with pytest.raises(IntegrityError, match="clock of an ended bezwaar"), transaction.atomic():
        write(row, cast)
    assert Bezwaar.objects.get().events.count() == 0


def write(row, cast, **fields):
    values = {
        "number": 1,
        "kind": EventKind.VERDAGING,
        "on": TODAY,
        "length": 1,
        "reason": "Omdat.",
        "at": builders.NOW,
        "by": cast.drafter,
    }
    return ClockEvent.objects.create(bezwaar=row, **(values | fields))

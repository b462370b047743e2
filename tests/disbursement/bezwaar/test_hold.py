"""A bezwaar keeps a beschikking from becoming onherroepelijk, for as long as somebody can go on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, Channel, Outcome, RemedyKind
from disbursement.bezwaar.tasks import finalise_beschikkingen
from regiodeals import workflow
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import (
    DAY_OF_THE_JOB,
    FINAL_FROM,
    LAST_DAY,
    at,
    decide,
    fresh,
    ready,
    registered,
)
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)
FINAL, KNOWN = BeschikkingStatus.ONHERROEPELIJK, BeschikkingStatus.BEKENDGEMAAKT


def job_on(day, still_clock):
    still_clock.set(at(day))
    finalise_beschikkingen()


def test_while_it_is_pending_nothing_becomes_final(announced, cast, still_clock):
    registered(announced, cast)
    job_on(DAY_OF_THE_JOB + timedelta(days=365), still_clock)
    assert fresh(announced).status == KNOWN
    with transaction.atomic(), pytest.raises(RequirementsUnmet, match="bezwaar of beroep"):
        workflow.perform(fresh(announced).become_final, actor=None)


def test_a_bezwaar_against_what_it_replaced_holds_a_decision_too(cast, still_clock):
    granted = cast.announced()
    row = registered(granted, cast)
    kind = BeschikkingKind.WIJZIGING
    later = issued.further(cast, kind, fresh(granted), replaces_id=granted.pk)
    job_on(DAY_OF_THE_JOB + timedelta(days=90), still_clock)
    assert fresh(later).status == KNOWN
    services.withdraw_bezwaar(
        bezwaar_id=row.pk, on=date(2025, 3, 3), how="Per brief.", actor=cast.drafter
    )
    finalise_beschikkingen()
    assert fresh(later).status == FINAL


def test_withdrawn_within_the_term_changes_nothing(announced, cast, still_clock):
    row = registered(announced, cast)
    services.withdraw_bezwaar(
        bezwaar_id=row.pk, on=row.received_on, how="Per brief.", actor=cast.drafter
    )
    job_on(DAY_OF_THE_JOB, still_clock)
    assert (fresh(announced).status, fresh(announced).final_on) == (FINAL, FINAL_FROM)


def test_withdrawn_later_it_is_final_from_the_day_after(announced, cast, still_clock):
    row = registered(announced, cast)
    still_clock.set(at(date(2025, 3, 3)))
    services.withdraw_bezwaar(
        bezwaar_id=row.pk, on=date(2025, 3, 3), how="Op de zitting.", actor=cast.drafter
    )
    job_on(date(2025, 3, 10), still_clock)
    assert fresh(announced).status == KNOWN
    job_on(date(2025, 3, 11), still_clock)
    assert (fresh(announced).status, fresh(announced).final_on) == (FINAL, date(2025, 3, 4))


@pytest.mark.parametrize("outcome", [Outcome.ONGEGROND, Outcome.NIET_ONTVANKELIJK])
def test_after_a_refusal_it_waits_for_the_term_of_the_beroep(outcome, announced, cast, still_clock):
    row = ready(announced, cast)
    still_clock.set(at(date(2025, 2, 3)))
    decide(row, builders.tekenbevoegde(), outcome)
    # Until 17 March, and by post until the 24th.
    job_on(date(2025, 3, 24), still_clock)
    assert fresh(announced).status == KNOWN
    job_on(date(2025, 3, 25), still_clock)
    assert (fresh(announced).status, fresh(announced).final_on) == (FINAL, date(2025, 3, 18))


def test_what_was_revoked_never_becomes_final(announced, cast, still_clock):
    decide(ready(announced, cast), builders.tekenbevoegde(), Outcome.GEGROND)
    job_on(date(2026, 1, 5), still_clock)
    assert fresh(announced).status == KNOWN


def test_a_beroep_holds_it_again(announced, cast, still_clock):
    decide(ready(announced, cast), builders.tekenbevoegde())
    registered(announced, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    job_on(date(2026, 1, 5), still_clock)
    assert fresh(announced).status == KNOWN


def test_it_holds_no_other_decision(announced, cast, still_clock):
    registered(announced, cast)
    other = world.known(cast)
    job_on(DAY_OF_THE_JOB, still_clock)
    assert fresh(other).status == FINAL


# ---- written down too late -------------------------------------------------------------------


@pytest.fixture
def final(announced, still_clock):
    job_on(DAY_OF_THE_JOB, still_clock)
    return fresh(announced)


def test_what_came_in_time_but_was_written_down_late_opens_it_again(final, cast):
    registered(final, cast, received_on=LAST_DAY)
    assert (fresh(final).status, fresh(final).final_on) == (KNOWN, None)
    line = AuditEntry.objects.get(action="disbursement.beschikking.reopen")
    assert line.actor is None
    assert line.details["was_onherroepelijk_sinds"] == "2024-12-31"


def test_what_came_too_late_leaves_it_final_until_it_is_excused(final, cast):
    row = registered(final, cast, received_on=DAY_OF_THE_JOB)
    assert fresh(final).status == FINAL
    services.judge_lateness(bezwaar_id=row.pk, excused=True, reason="Ja.", actor=world.colleague())
    assert fresh(final).status == KNOWN


def test_a_decision_that_it_was_too_late_leaves_it_final(final, cast):
    row = ready(final, cast, received_on=DAY_OF_THE_JOB)
    services.judge_lateness(
        bezwaar_id=row.pk, excused=False, reason="Nee.", actor=world.colleague()
    )
    decide(row, builders.tekenbevoegde(), Outcome.NIET_ONTVANKELIJK)
    assert (fresh(final).status, fresh(final).final_on) == (FINAL, FINAL_FROM)


def judged(row, cast, outcome):
    beroep = registered(
        row, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT, received_on=DAY_OF_THE_JOB
    )
    assert fresh(row).status == FINAL
    services.record_judgment(
        bezwaar_id=beroep.pk,
        outcome=outcome,
        on=DAY_OF_THE_JOB,
        decision="Het Gerecht acht het beroep tijdig.",
        actor=cast.drafter,
    )
    return fresh(row)


@pytest.fixture
def final_on_saba(on_saba, still_clock):
    job_on(date(2025, 1, 14), still_clock)
    return fresh(on_saba)


def test_the_court_that_upholds_what_we_held_too_late_opens_it_for_good(
    final_on_saba, cast, still_clock
):
    row = judged(final_on_saba, cast, Outcome.GEGROND)
    assert (row.status, row.final_on) == (KNOWN, None)
    job_on(date(2026, 1, 5), still_clock)
    assert fresh(row).status == KNOWN


def test_the_court_that_turns_it_down_opens_it_for_the_term_of_the_appeal(
    final_on_saba, cast, still_clock
):
    row = judged(final_on_saba, cast, Outcome.ONGEGROND)
    assert (row.status, row.final_on) == (KNOWN, None)
    last = Bezwaar.objects.get().appeal_last_day
    assert row.held_until == last
    job_on(date(2026, 1, 5), still_clock)
    assert (fresh(row).status, fresh(row).final_on) == (FINAL, last + ONE_DAY)


def test_the_court_that_finds_it_too_late_as_well_leaves_it_final(final_on_saba, cast):
    row = judged(final_on_saba, cast, Outcome.NIET_ONTVANKELIJK)
    assert (row.status, row.final_on) == (FINAL, final_on_saba.final_on)


def test_nobody_opens_it_by_hand(final, cast):
    with transaction.atomic(), pytest.raises(NotAllowed, match="volgt vanzelf"):
        workflow.perform(final.reopen, actor=cast.drafter)


# ---- at once ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_registering_while_the_job_runs_never_leaves_a_final_decision(
    _round, announced, cast, still_clock
):
    still_clock.set(at(DAY_OF_THE_JOB))
    results_of(
        at_once(lambda: registered(announced, cast, received_on=LAST_DAY), finalise_beschikkingen)
    )
    assert Bezwaar.objects.get().is_open
    assert (fresh(announced).status, fresh(announced).final_on) == (KNOWN, None)


# ---- in the database -------------------------------------------------------------------------


def make_final(row, day=FINAL_FROM):
    Beschikking.objects.filter(pk=row.pk).update(status=FINAL, final_on=day)


def test_past_the_services_a_pending_bezwaar_holds_too(announced, cast):
    registered(announced, cast)
    with pytest.raises(IntegrityError, match="keeps the decision open"), transaction.atomic():
        make_final(announced)


def test_and_so_does_what_was_revoked(announced, cast):
    decide(ready(announced, cast), builders.tekenbevoegde(), Outcome.GEGROND)
    with pytest.raises(IntegrityError, match="keeps the decision open"), transaction.atomic():
        make_final(announced)


def test_and_the_term_of_the_beroep(announced, cast, still_clock):
    row = ready(announced, cast)
    still_clock.set(at(date(2024, 12, 2)))
    decide(row, builders.tekenbevoegde())
    with pytest.raises(IntegrityError, match="keeps the decision open"), transaction.atomic():
        make_final(announced)


def test_and_a_bezwaar_against_what_it_replaced(cast):
    granted = cast.announced()
    row = registered(granted, cast)
    kind = BeschikkingKind.WIJZIGING
    later = issued.further(cast, kind, fresh(granted), replaces_id=granted.pk)
    last = issued.further(cast, kind, fresh(later), replaces_id=later.pk)
    for held in (later, last):
        with pytest.raises(IntegrityError, match="keeps the decision open"), transaction.atomic():
            make_final(held, date(2025, 3, 4))
    services.withdraw_bezwaar(
        bezwaar_id=row.pk, on=row.received_on, how="Per brief.", actor=cast.drafter
    )
    make_final(last, date(2025, 3, 4))
    assert fresh(last).status == FINAL


def test_the_day_until_which_it_is_held_never_goes_back(announced):
    rows = Beschikking.objects.filter(pk=announced.pk)
    rows.update(held_until=LAST_DAY)
    for earlier in (None, LAST_DAY - ONE_DAY):
        with pytest.raises(Exception, match="held_until_moves_on"), transaction.atomic():
            rows.update(held_until=earlier)

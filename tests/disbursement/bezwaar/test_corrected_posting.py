"""The term of a bezwaar follows the day on which the letter was posted, until it is decided on."""

from datetime import date

import pytest

from disbursement.bekendmaking import services as bekendmaking
from disbursement.bezwaar import services
from disbursement.bezwaar.models import Bezwaar, Channel, RemedyKind
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import RequirementsUnmet, WrongState
from regiodeals.legal.objections import Timeliness
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.browsing import text_of
from tests.disbursement.bekendmaking.conftest import without_consent
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.world import at, decide, fresh, ready, registered

pytestmark = pytest.mark.django_db

# Posted on Monday one can object until Monday 30 December, posted on Thursday until 2 January.
MONDAY, THURSDAY = date(2024, 11, 18), date(2024, 11, 21)
MONDAY_AFTER, THURSDAY_AFTER = date(2024, 12, 30), date(2025, 1, 2)
BETWEEN = date(2024, 12, 31)
DECIDE_BY, DECIDE_BY_THURSDAY = date(2025, 2, 10), date(2025, 2, 13)
# Six weeks after it came in, where that was after the term.
DECIDE_WHEN_LATE = date(2025, 2, 11)


@pytest.fixture
def by_post(cast):
    """Lies ready since Monday; nobody consented to mail."""
    row = cast.signed()
    without_consent(row.uitkering.kassier)
    return world.announce(row, cast)


@pytest.fixture
def on_monday(by_post, cast, still_clock):
    return posted(by_post, cast, MONDAY, still_clock)


@pytest.fixture
def on_thursday(by_post, cast, still_clock):
    return posted(by_post, cast, THURSDAY, still_clock)


def posted(row, cast, day, still_clock):
    """Written down on its day; it is now the day after the shorter term."""
    still_clock.set(at(day))
    bekendmaking.register_posting(beschikking_id=row.pk, posted_on=day, actor=cast.drafter)
    still_clock.set(at(BETWEEN))
    return fresh(row)


def correct(row, actor, day):
    return bekendmaking.correct_posting(
        beschikking_id=row.pk, posted_on=day, reason="De bon is van die dag.", actor=actor
    )


def between(row, cast, **fields):
    """A bezwaar that is in time only when the letter went on Thursday."""
    return registered(row, cast, received_on=BETWEEN, **fields)


def owed():
    return Obligation.objects.get(kind=ObligationKind.BEZWAAR)


def right():
    return Obligation.objects.get(kind=ObligationKind.BEZWAARTERMIJN)


def lines():
    return AuditEntry.objects.filter(action="disbursement.bezwaar.follow_posting")


# ---- later, and earlier ----------------------------------------------------------------------


def test_what_was_too_late_is_in_time_when_the_letter_went_later(on_monday, cast):
    row = between(on_monday, cast, organisation=on_monday.uitkering.kassier)
    assert (row.timeliness, owed().due_on) == (Timeliness.LATE, DECIDE_WHEN_LATE)
    correct(on_monday, cast.drafter, THURSDAY)
    row = fresh(row)
    assert (row.last_day, row.timeliness) == (THURSDAY_AFTER, Timeliness.IN_TIME)
    assert owed().due_on == DECIDE_BY_THURSDAY
    assert (right().state, right().met_on) == (State.MET, BETWEEN)


def test_what_was_in_time_is_too_late_when_the_letter_went_earlier(on_thursday, cast):
    row = between(on_thursday, cast)
    assert (row.timeliness, owed().due_on) == (Timeliness.IN_TIME, DECIDE_BY_THURSDAY)
    correct(on_thursday, cast.drafter, MONDAY)
    row = fresh(row)
    assert (row.last_day, row.timeliness) == (MONDAY_AFTER, Timeliness.LATE)
    assert owed().due_on == DECIDE_WHEN_LATE


def test_too_late_by_a_correction_is_judged_before_it_is_decided_on(on_thursday, cast):
    row = ready(on_thursday, cast, received_on=BETWEEN)
    correct(on_thursday, cast.drafter, MONDAY)
    with pytest.raises(RequirementsUnmet, match="Beoordeel eerst"):
        decide(row, builders.tekenbevoegde())
    excused = services.judge_lateness(
        bezwaar_id=row.pk, excused=True, reason="Wij noemden die dag.", actor=world.colleague()
    )
    assert excused.counts
    assert decide(row, builders.tekenbevoegde()).decided_on == BETWEEN


def test_what_stays_in_time_is_decided_on_by_another_day(on_monday, cast):
    row = registered(on_monday, cast)
    assert owed().due_on == DECIDE_BY
    correct(on_monday, cast.drafter, THURSDAY)
    assert fresh(row).timeliness is Timeliness.IN_TIME
    assert owed().due_on == DECIDE_BY_THURSDAY
    change = owed().changes.get()
    assert (change.reason, change.by) == (
        "De termijn van de beschikking telt vanaf een andere dag van verzending.",
        cast.drafter,
    )


def test_what_moved_the_clock_of_the_decision_still_does(on_monday, cast):
    row = registered(on_monday, cast)
    services.postpone_decision(bezwaar_id=row.pk, length=6, reason="Druk.", actor=cast.drafter)
    assert owed().due_on == date(2025, 3, 24)
    correct(on_monday, cast.drafter, THURSDAY)
    assert owed().due_on == date(2025, 3, 27)


def test_what_came_before_the_letter_was_sent_is_counted_from_its_posting(
    by_post, cast, still_clock
):
    row = registered(by_post, cast)
    assert (row.last_day, owed().due_on) == (MONDAY_AFTER, DECIDE_BY)
    still_clock.set(at(THURSDAY))
    bekendmaking.register_posting(beschikking_id=by_post.pk, posted_on=THURSDAY, actor=cast.drafter)
    assert fresh(row).last_day == THURSDAY_AFTER
    assert owed().due_on == DECIDE_BY_THURSDAY


def test_on_an_island_the_decision_is_due_as_before_and_the_judgement_follows(cast, still_clock):
    row = cast.signed(builders.saba(cast.drafter))
    without_consent(row.uitkering.kassier)
    row = posted(world.announce(row, cast), cast, MONDAY, still_clock)
    bezwaar = between(row, cast)
    beroep = between(row, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    before = owed().due_on
    correct(row, cast.drafter, THURSDAY)
    for one in (bezwaar, beroep):
        assert one.timeliness is Timeliness.LATE
        assert fresh(one).timeliness is Timeliness.IN_TIME
    assert owed().due_on == before


# ---- what was judged, and what was decided ---------------------------------------------------


def test_a_judgement_on_what_is_in_time_after_all_is_of_no_account(on_monday, cast, client):
    row = between(on_monday, cast)
    judge = world.colleague()
    judged = {"bezwaar_id": row.pk, "excused": False, "actor": judge}
    services.judge_lateness(**judged, reason="Geen reden genoemd.")
    correct(on_monday, cast.drafter, THURSDAY)
    assert fresh(row).counts
    client.force_login(judge)
    page = text_of(client.get(f"/bezwaren/{row.pk}/"))
    assert "Te laat, maar verschoonbaar" not in page
    assert "Te laat: opnieuw beoordelen" not in page
    with pytest.raises(WrongState, match="kwam op tijd"):
        services.judge_lateness_again(**judged, reason="Toch niet.")
    correct(on_monday, cast.drafter, MONDAY)
    assert not fresh(row).counts
    assert "Te laat: opnieuw beoordelen" in text_of(client.get(f"/bezwaren/{row.pk}/"))
    assert "Kijk of het oordeel over de verschoonbaarheid nog klopt" in lines().first().sentence


def test_what_was_decided_on_stays_as_it_was_decided(on_thursday, cast):
    row = decide(ready(on_thursday, cast, received_on=BETWEEN), builders.tekenbevoegde())
    correct(on_thursday, cast.drafter, MONDAY)
    assert (fresh(row).last_day, fresh(row).timeliness) == (THURSDAY_AFTER, Timeliness.IN_TIME)
    assert not lines().exists()


def test_what_was_withdrawn_or_a_mistake_is_not_counted_anew(on_monday, cast):
    gone, wrong = between(on_monday, cast), between(on_monday, cast)
    services.withdraw_bezwaar(
        bezwaar_id=gone.pk, on=BETWEEN, how="Per brief.", actor=world.colleague()
    )
    services.void_bezwaar(bezwaar_id=wrong.pk, reason="Een vraag.", actor=world.colleague())
    correct(on_monday, cast.drafter, THURSDAY)
    assert {row.last_day for row in Bezwaar.objects.all()} == {MONDAY_AFTER}
    assert not lines().exists()


def test_a_beroep_against_the_decision_keeps_its_own_later_day(on_monday, cast):
    decided = decide(ready(on_monday, cast), builders.tekenbevoegde())
    beroep = registered(on_monday, cast, kind=RemedyKind.BEROEP, channel=Channel.COURT)
    assert beroep.last_day == decided.appeal_last_day
    correct(on_monday, cast.drafter, THURSDAY)
    assert fresh(beroep).last_day == decided.appeal_last_day

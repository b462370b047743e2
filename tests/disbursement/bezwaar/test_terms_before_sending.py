"""A term that was laid down while the letter still lay ready goes from the calendar in a day."""

from zoneinfo import ZoneInfo

import pytest

from disbursement.bekendmaking import services as bekendmaking
from disbursement.bezwaar import tasks
from disbursement.bezwaar.tasks import take_back_terms
from regiodeals.audit.models import AuditEntry
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests.disbursement.bezwaar import world
from tests.disbursement.bezwaar.test_corrected_posting import (
    MONDAY,
    MONDAY_AFTER,
    THURSDAY,
    THURSDAY_AFTER,
    by_post,
    correct,
)
from tests.disbursement.bezwaar.world import DAY_OF_THE_JOB, at, registered
from tests.simultaneous import at_once, results_of

__all__ = ["by_post"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def early(by_post):
    """As it was once: the term counted from the day of the portal, and the letter lay ready."""
    obligations.impose(
        kind=ObligationKind.BEZWAARTERMIJN,
        subject=by_post,
        title=f"Bezwaar maken tegen {by_post}",
        due_on=MONDAY_AFTER,
        zone=ZoneInfo("Europe/Amsterdam"),
        source="Algemene wet bestuursrecht, artikel 6:7 en artikel 6:8 lid 1",
        owner=Owner(organisation=by_post.uitkering.kassier),
        dossier=by_post.dossier_id,
        actor=None,
        is_right=True,
    )
    return by_post


def terms():
    return list(Obligation.objects.filter(kind=ObligationKind.BEZWAARTERMIJN).order_by("pk"))


def post(row, cast, day=MONDAY):
    bekendmaking.register_posting(beschikking_id=row.pk, posted_on=day, actor=cast.drafter)


def test_of_what_lies_ready_it_is_taken_back_and_the_trail_says_why(early):
    take_back_terms()
    [term] = terms()
    assert term.state is State.CANCELLED
    assert term.cancelled_because == "De brief is nog niet verzonden. Er loopt nog geen termijn."
    line = AuditEntry.objects.get(action="obligations.obligation.cancel")
    assert (line.object_id, line.actor) == (term.pk, None)


def test_the_next_day_there_is_nothing_to_do(early):
    take_back_terms()
    take_back_terms()
    assert AuditEntry.objects.filter(action="obligations.obligation.cancel").count() == 1


def test_of_what_was_sent_it_stays(by_post, cast):
    post(by_post, cast)
    world.announced(cast)
    take_back_terms()
    assert [term.state for term in terms()] == [State.OPEN, State.OPEN]


def test_what_was_posted_before_the_job_came_keeps_its_term(early, cast):
    post(early, cast)
    take_back_terms()
    [term] = terms()
    assert (term.state, term.due_on) == (State.OPEN, MONDAY_AFTER)


def test_one_that_goes_wrong_does_not_keep_the_others(early, cast, monkeypatch, caplog):
    def fail(beschikking_id):
        raise RuntimeError(beschikking_id)

    monkeypatch.setattr(tasks, "_take_back_term", fail)
    take_back_terms()
    assert f"beschikking {early.pk} was not taken back" in caplog.text


class TestAfterwards:
    """The posting opens the term anew, and everything finds that one."""

    @pytest.fixture
    def posted(self, early, cast, still_clock):
        take_back_terms()
        still_clock.set(at(THURSDAY))
        post(early, cast, THURSDAY)
        return world.fresh(early)

    @pytest.mark.usefixtures("posted")
    def test_the_posting_opens_it_from_its_own_day(self):
        before, after = terms()
        assert (before.state, after.state) == (State.CANCELLED, State.OPEN)
        assert after.due_on == THURSDAY_AFTER

    def test_a_correction_of_the_day_moves_it(self, posted, cast):
        correct(posted, cast.drafter, MONDAY)
        assert [term.due_on for term in terms()] == [MONDAY_AFTER, MONDAY_AFTER]

    def test_a_bezwaar_of_the_kassier_uses_it(self, posted, cast):
        registered(posted, cast, organisation=posted.uitkering.kassier)
        assert terms()[-1].state is State.MET

    @pytest.mark.usefixtures("posted")
    def test_it_lapses_when_the_decision_is_onherroepelijk(self, still_clock):
        still_clock.set(at(DAY_OF_THE_JOB.replace(day=20)))
        tasks.finalise_beschikkingen()
        assert terms()[-1].state is State.CANCELLED
        assert "Er loopt geen bezwaar" in terms()[-1].cancelled_because


@pytest.mark.django_db(transaction=True)
def test_posted_while_the_job_runs_one_term_counts(early, cast):
    outcomes = at_once(take_back_terms, lambda: post(early, cast))
    assert len(results_of(outcomes)) == 2
    assert [term.due_on for term in terms() if term.state is State.OPEN] == [MONDAY_AFTER]

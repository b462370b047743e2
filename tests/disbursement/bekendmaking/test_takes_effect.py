"""What lies ready to be posted has no effect yet: the deal, the twelve weeks and the six weeks to
pay count from the day of posting (Awb 3:40, 3:41, 4:87).
"""

from datetime import UTC, date, datetime

import pgtrigger
import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.verantwoording.models import Verantwoording
from monitoring.overleg.models import Overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.term import TermState, term_state
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce, without_consent
from tests.disbursement.bekendmaking.test_correct_posting import correct
from tests.disbursement.bekendmaking.test_posting import MONDAY, THURSDAY, by_post, post
from tests.simultaneous import at_once, results_of, sentences_of

__all__ = ["by_post"]

pytestmark = pytest.mark.django_db

# Six weeks after Thursday 21 November 2024 is a Thursday; 1 January does not end a term.
SIX_WEEKS_AFTER = {MONDAY: date(2024, 12, 30), THURSDAY: date(2025, 1, 2)}


@pytest.fixture
def thursday(still_clock):
    still_clock.set(datetime(2024, 11, 21, 11, tzinfo=UTC))


def owed(kind, **fields):
    return Obligation.objects.get(kind=kind, **fields)


def first_termijn(row):
    return row.uitkering.termijnen.get(number=1)


# ---- the deal --------------------------------------------------------------------------------


def test_the_deal_waits_for_the_posting(by_post):
    deal = Deal.objects.get()
    assert (deal.status, deal.granted_on) == (DealStatus.GESLOTEN, None)
    assert not Overleg.objects.exists()
    assert not owed(ObligationKind.VERLENING).is_closed


def test_it_is_granted_on_the_day_of_posting_and_not_of_the_step(by_post, cast, thursday):
    post(by_post, cast.drafter, THURSDAY)
    deal = Deal.objects.get()
    assert (deal.status, deal.granted_on) == (DealStatus.BESCHIKT, THURSDAY)
    assert Overleg.objects.get().deal == deal
    assert owed(ObligationKind.VERLENING).met_on == THURSDAY


def test_posted_after_the_twelve_weeks_is_granted_too_late(by_post, cast, still_clock):
    last = owed(ObligationKind.VERLENING).due_on
    after = date(2025, 3, 3)
    assert MONDAY < last < after
    still_clock.set(datetime(2025, 3, 3, 11, tzinfo=UTC))
    post(by_post, cast.drafter, after)
    assert term_state(Deal.objects.get(), last) is TermState.LATE
    assert owed(ObligationKind.VERLENING).met_on == after


def test_another_day_of_posting_is_that_of_the_deal_too(by_post, cast, thursday):
    post(by_post, cast.drafter)
    correct(by_post, cast.drafter, THURSDAY)
    assert Deal.objects.get().granted_on == THURSDAY
    line = AuditEntry.objects.get(action="regiodeals.deal.correct_day")
    assert line.sentence == "Dag van de bekendmaking verbeterd: donderdag 21 november 2024"
    assert line.details == {"was": "2024-11-18"}


def test_a_deal_that_was_terminated_meanwhile_stays_so(by_post, cast):
    deals.take_step(
        deal_id=by_post.uitkering.deal_id, verb="terminate", remark="Niet haalbaar.",
        actor=cast.drafter,
    )  # fmt: skip
    post(by_post, cast.drafter)
    deal = Deal.objects.get()
    assert (deal.status, deal.granted_on) == (DealStatus.OPGEZEGD, None)


def test_nothing_is_made_known_to_a_deal_that_was_terminated_before(signed, cast, kassier):
    without_consent(kassier)
    deals.take_step(
        deal_id=signed.uitkering.deal_id, verb="terminate", remark="Niet haalbaar.",
        actor=cast.drafter,
    )  # fmt: skip
    with pytest.raises(WrongState, match="opgezegd"):
        announce(signed, cast.drafter)
    assert Beschikking.objects.get().status == BeschikkingStatus.ONDERTEKEND


@pytest.mark.django_db(transaction=True)
def test_two_who_post_at_once_grant_it_once(by_post, cast):
    outcomes = at_once(lambda: post(by_post, cast.drafter), lambda: post(by_post, cast.drafter))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [
        "De brief is al per post verzonden op maandag 18 november 2024."
    ]
    assert AuditEntry.objects.filter(action="regiodeals.deal.mark_beschikt").count() == 1


def test_a_day_that_follows_from_another_decision_stays(by_post, cast, thursday):
    post(by_post, cast.drafter)
    another = date(2024, 11, 1)
    Deal.objects.update(granted_on=another)
    correct(by_post, cast.drafter, THURSDAY)
    assert Deal.objects.get().granted_on == another


def test_a_decision_that_is_final_is_not_posted_any_more(signed, cast):
    row = announce(signed, cast.drafter)
    with pgtrigger.ignore():
        Beschikking.objects.update(
            status=BeschikkingStatus.ONHERROEPELIJK, final_on=date(2025, 1, 8)
        )
    with pytest.raises(WrongState, match="al onherroepelijk"):
        post(row, cast.drafter)


def test_the_budget_is_fixed_from_the_step_on(signed, cast, kassier, client):
    line = signed.uitkering.deal.programmalijnen.get()
    client.force_login(builders.beheerder())
    page = reverse("admin:regiodeals_programmalijn_change", args=[line.pk])
    assert 'name="_save"' in client.get(page).text
    without_consent(kassier)
    announce(signed, cast.drafter)
    assert 'name="_save"' not in client.get(page).text


def test_nobody_accounts_for_what_was_not_sent(by_post, cast):
    assert not Verantwoording.objects.exists()
    post(by_post, cast.drafter)
    assert Verantwoording.objects.exists()


def test_what_an_earlier_version_granted_at_the_step_gets_its_day(by_post, cast, thursday):
    Deal.objects.update(status=DealStatus.BESCHIKT, granted_on=MONDAY)
    post(by_post, cast.drafter, THURSDAY)
    assert Deal.objects.get().granted_on == THURSDAY


# ---- the six weeks to pay --------------------------------------------------------------------


@pytest.mark.parametrize("day", [MONDAY, THURSDAY])
def test_the_six_weeks_to_pay_run_from_the_posting(by_post, cast, thursday, day):
    post(by_post, cast.drafter, day)
    termijn = first_termijn(by_post)
    assert termijn.due_on == SIX_WEEKS_AFTER[day]
    assert owed(ObligationKind.BETALING, subject_id=termijn.pk).due_on == SIX_WEEKS_AFTER[day]


@pytest.mark.parametrize(("first", "then"), [(MONDAY, THURSDAY), (THURSDAY, MONDAY)])
def test_they_move_with_a_day_that_was_wrong_also_to_an_earlier_one(
    by_post, cast, thursday, first, then
):
    post(by_post, cast.drafter, first)
    correct(by_post, cast.drafter, then)
    termijn = first_termijn(by_post)
    assert termijn.due_on == SIX_WEEKS_AFTER[then]
    assert owed(ObligationKind.BETALING, subject_id=termijn.pk).due_on == SIX_WEEKS_AFTER[then]


def test_a_day_that_the_decision_names_stays(by_post, cast, thursday):
    second = by_post.uitkering.termijnen.get(number=2)
    assert second.pay_by is not None
    post(by_post, cast.drafter, THURSDAY)
    second.refresh_from_db()
    assert second.due_on == second.pay_by


def test_what_was_paid_keeps_its_day(by_post, cast, thursday):
    post(by_post, cast.drafter)
    termijn = first_termijn(by_post)
    row = owed(ObligationKind.BETALING, subject_id=termijn.pk)
    Obligation.objects.filter(pk=row.pk).update(
        met_on=MONDAY, met_at=datetime(2024, 11, 18, 12, tzinfo=UTC), met_how="Betaald."
    )
    correct(by_post, cast.drafter, THURSDAY)
    termijn.refresh_from_db()
    assert termijn.due_on == SIX_WEEKS_AFTER[MONDAY]
    assert owed(ObligationKind.BETALING, subject_id=termijn.pk).state is State.MET


def test_by_mail_everything_follows_at_once(signed, cast):
    row = announce(signed, cast.drafter)
    assert Deal.objects.get().granted_on == MONDAY
    assert first_termijn(row).due_on == SIX_WEEKS_AFTER[MONDAY]
    assert owed(ObligationKind.BEZWAARTERMIJN).due_on == date(2024, 12, 30)

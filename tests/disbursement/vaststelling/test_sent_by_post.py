"""A terugvordering that goes by post opens its claim on the day of posting (Awb 3:41, 4:87)."""

from datetime import date

import pgtrigger
import pytest
from django.db import DatabaseError, transaction

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.services import correct_posting, register_posting
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Vordering, VorderingStatus
from disbursement.vaststelling.selectors.closing import closing_checklist
from disbursement.vaststelling.selectors.notices import open_notices
from disbursement.verantwoording.models import Verantwoording
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import Deal
from regiodeals.legal.electronic import Route
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from regiodeals.party.models import Organisation
from tests import builders
from tests.disbursement.vaststelling import world
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

MONDAY, THURSDAY = date(2024, 11, 18), date(2024, 11, 21)
PAY_BY = {MONDAY: date(2024, 12, 30), THURSDAY: date(2025, 1, 2)}
LETTER = "Brieven verzonden"


def by_post(cast, grant, **content):
    """A terugvordering of a million that was made known and still has to be posted."""
    Organisation.objects.filter(pk=grant.kassier_id).update(email="", email_consent_on=None)
    first = grant.beschikkingen.order_by("number")[0]
    given = {"amount_cents": world.MILLION} | content
    return world.announced(cast, cast.decided(BeschikkingKind.TERUGVORDERING, first, **given))


@pytest.fixture
def ready(cast, grant):
    return by_post(cast, grant)


@pytest.fixture
def thursday(still_clock):
    still_clock.set(world.at(THURSDAY))


def posted(row, actor, day=THURSDAY):
    return register_posting(beschikking_id=row.pk, posted_on=day, actor=actor)


def corrected(row, actor, day):
    return correct_posting(
        beschikking_id=row.pk, posted_on=day, reason="Het was een andere dag.", actor=actor
    )


def days_owed(claim, kind=ObligationKind.TERUGBETALING):
    return Obligation.objects.get(kind=kind, subject_id=claim.pk).due_on


def test_while_it_lies_ready_nobody_owes_anything(ready):
    assert Beschikking.objects.get(pk=ready.pk).lies_ready
    assert not Vordering.objects.exists()
    assert not Obligation.objects.filter(kind=ObligationKind.TERUGBETALING).exists()


@pytest.mark.parametrize("day", [MONDAY, THURSDAY])
def test_the_six_weeks_run_from_the_posting(ready, cast, thursday, day):
    posted(ready, cast.drafter, day)
    claim = Vordering.objects.get()
    assert (claim.opened_on, claim.pay_by) == (day, PAY_BY[day])
    assert days_owed(claim) == PAY_BY[day]


def test_a_day_that_the_decision_names_stays(cast, grant, thursday):
    named = date(2025, 2, 3)
    posted(by_post(cast, grant, pay_by=named), cast.drafter)
    claim = Vordering.objects.get()
    assert (claim.opened_on, claim.pay_by) == (THURSDAY, named)


def test_a_later_day_of_posting_gives_more_time(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    before = days_owed(Vordering.objects.get(), ObligationKind.VERJARING)
    corrected(ready, cast.drafter, THURSDAY)
    claim = Vordering.objects.get()
    assert (claim.opened_on, claim.pay_by) == (THURSDAY, PAY_BY[THURSDAY])
    assert days_owed(claim) == PAY_BY[THURSDAY]
    assert days_owed(claim, ObligationKind.VERJARING) > before


def test_an_earlier_one_takes_no_time_away(ready, cast, thursday):
    posted(ready, cast.drafter, THURSDAY)
    corrected(ready, cast.drafter, MONDAY)
    claim = Vordering.objects.get()
    assert (claim.opened_on, claim.pay_by) == (MONDAY, PAY_BY[THURSDAY])
    assert days_owed(claim) == PAY_BY[THURSDAY]


def test_a_claim_that_an_earlier_version_opened_at_the_step_moves_with_the_posting(
    cast, grant, thursday
):
    claim = world.recovered(cast, grant)
    with pgtrigger.ignore("disbursement.Bekendmaking:route_is_frozen"):
        Bekendmaking.objects.filter(beschikking=claim.beschikking).update(route=Route.POST)
    posted(claim.beschikking, cast.drafter)
    claim = Vordering.objects.get()
    assert (claim.opened_on, claim.pay_by) == (THURSDAY, PAY_BY[THURSDAY])


def test_what_was_paid_is_not_moved(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    world.receive(Vordering.objects.get(), world.MILLION, builders.controller(), on=THURSDAY)
    corrected(ready, cast.drafter, THURSDAY)
    claim = Vordering.objects.get()
    assert (claim.status, claim.opened_on) == (VorderingStatus.VOLDAAN, MONDAY)


def test_what_it_replaces_is_owed_until_it_is_posted(cast, grant, thursday):
    earlier = world.recovered(cast, grant)
    lower = by_post(
        cast, grant, replaces_id=earlier.beschikking_id, amount_cents=world.MILLION // 2
    )
    earlier.refresh_from_db()
    assert earlier.is_outstanding
    posted(lower, cast.drafter)
    earlier.refresh_from_db()
    assert (earlier.status, earlier.closed_on) == (VorderingStatus.VERVALLEN, THURSDAY)


def test_what_was_replaced_before_it_was_posted_opens_no_claim(cast, grant, thursday):
    first = by_post(cast, grant)
    kassier = Organisation.objects.filter(pk=grant.kassier_id)
    kassier.update(email="kassier@example.org", email_consent_on=date(2024, 1, 1))
    half = cast.decided(
        BeschikkingKind.TERUGVORDERING,
        first,
        replaces_id=first.pk,
        amount_cents=world.MILLION // 2,
    )
    world.announced(cast, half)
    assert done(first)[LETTER]
    posted(first, cast.drafter)
    [claim] = Vordering.objects.all()
    assert (claim.beschikking_id, claim.principal_cents) == (half.pk, world.MILLION // 2)


def test_what_is_behind_a_letter_that_was_never_posted_lapses_too(cast, grant, thursday):
    first = world.recovered(cast, grant)
    kassier = Organisation.objects.filter(pk=grant.kassier_id)
    second = by_post(cast, grant, replaces_id=first.beschikking_id, amount_cents=2)
    kassier.update(email="kassier@example.org", email_consent_on=date(2024, 1, 1))
    third = cast.decided(
        BeschikkingKind.TERUGVORDERING, second, replaces_id=second.pk, amount_cents=1
    )
    world.announced(cast, third)
    first.refresh_from_db()
    assert first.status == VorderingStatus.VERVALLEN
    assert [claim.principal_cents for claim in Vordering.objects.filter(closed_on=None)] == [1]


def test_who_paid_before_the_posting_paid_on_that_day(ready, cast, thursday):
    posted(ready, cast.drafter)
    world.receive(Vordering.objects.get(), world.MILLION, builders.controller(), on=MONDAY)
    claim = Vordering.objects.get()
    assert (claim.status, claim.closed_on) == (VorderingStatus.VOLDAAN, MONDAY)


def test_a_claim_that_moves_says_so(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    corrected(ready, cast.drafter, THURSDAY)
    line = AuditEntry.objects.get(action="disbursement.vordering.move")
    assert "Telt vanaf donderdag 21 november 2024" in line.sentence
    assert line.details == {"was": ["2024-11-18", "2024-12-30"]}


def test_every_step_is_taken_also_where_the_day_of_posting_was_another(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    claim = Vordering.objects.get()
    row = Bekendmaking.objects.get(beschikking=ready)
    row.posted_on, row.posting_corrections = THURSDAY, 1
    row.posting_corrected_because = "Voor deze versie."
    row.save()
    world.receive(claim, world.MILLION, builders.controller(), on=THURSDAY)
    assert Vordering.objects.get().status == VorderingStatus.VOLDAAN


def test_the_kassier_is_told_by_the_posting(cast, grant, thursday):
    paper = world.account(grant, 9 * world.MILLION)
    rows = Verantwoording.objects.select_related("current", "uitkering__deal__tranche")
    services.owe_notice(rows.get(pk=paper.pk), cast.drafter)
    [notice] = open_notices(grant)
    row = by_post(cast, grant, account_received_on=world.DAY)
    assert [found.pk for found in open_notices(grant)] == [notice.pk]
    posted(row, cast.drafter)
    notice = Obligation.objects.get(pk=notice.pk)
    assert (notice.state, notice.met_on) == (State.MET, THURSDAY)


def test_a_deal_is_not_closed_while_a_letter_lies_ready(ready, cast, thursday):
    assert not done(ready)[LETTER]
    posted(ready, cast.drafter)
    assert done(ready)[LETTER]


def done(row):
    deal = Deal.objects.get(pk=row.uitkering.deal_id)
    return {line.title: line.is_done for line in closing_checklist(deal)}


def test_the_database_moves_a_claim_only_with_the_day_of_posting(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    claim = Vordering.objects.get()
    refused = [
        {"pay_by": date(2030, 1, 1)},
        {"opened_on": THURSDAY},
        {"opened_on": THURSDAY, "pay_by": PAY_BY[THURSDAY]},
    ]
    for change in refused:
        with pytest.raises(DatabaseError), transaction.atomic():
            Vordering.objects.filter(pk=claim.pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_paying_and_correcting_at_once_leave_one_story(ready, cast, thursday):
    posted(ready, cast.drafter, MONDAY)
    claim, controller = Vordering.objects.get(), builders.controller()
    outcomes = at_once(
        lambda: world.receive(claim, world.MILLION, controller, on=THURSDAY),
        lambda: corrected(ready, cast.drafter, THURSDAY),
    )
    assert results_of(outcomes)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.VOLDAAN
    assert claim.opened_on in (MONDAY, THURSDAY)
    assert days_owed(claim) == claim.pay_by

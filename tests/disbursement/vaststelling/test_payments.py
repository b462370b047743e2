"""Money comes in: never above what is open, never twice, and nothing half booked."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Ontvangst, VorderingStatus
from disbursement.vaststelling.services import InterestDecision
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from regiodeals.obligations.state import State
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
MILLION = world.MILLION
# A year in verzuim: one day of 2024 at seven percent, the rest at six.
YEAR_LATER = date(2025, 12, 30)


def interest(claim, actor, until=YEAR_LATER, on=YEAR_LATER, number="R-1"):
    decision = InterestDecision(until=until, decided_on=on, reference=number)
    return services.set_interest(vordering_id=claim.pk, decision=decision, actor=actor)


def test_a_part_is_booked_and_the_rest_stays_open(claim, grant, controller):
    world.receive(claim, 40_000_000, controller)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.OPEN
    booked = totals(grant)
    assert (booked.of(BoekingKind.ONTVANGEN), booked.claim_cents) == (40_000_000, 60_000_000)


def test_the_last_cent_closes_the_claim_and_what_was_owed(claim, grant, controller):
    world.receive(claim, MILLION - 1, controller)
    world.receive(claim, 1, controller, key="A2")
    claim.refresh_from_db()
    assert (claim.status, claim.closed_on) == (VorderingStatus.VOLDAAN, world.DAY)
    states = {
        kind: getattr(obligation_about(claim, kind), "state", None)
        for kind in (ObligationKind.TERUGBETALING, ObligationKind.VERJARING)
    }
    assert list(states.values()) == [State.MET, State.CANCELLED]
    assert totals(grant).claim_cents == 0


def test_more_than_what_is_open_is_refused_and_nothing_is_booked(claim, controller):
    before = Boeking.objects.count()
    with pytest.raises(InvalidInput, match=r"is meer dan .* wat nog openstaat"):
        world.receive(claim, MILLION + 1, controller)
    assert (Ontvangst.objects.count(), Boeking.objects.count()) == (0, before)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cents": 0}, "boven nul"),
        ({"cents": -5}, "boven nul"),
        ({"on": date(2024, 11, 19)}, "in de toekomst"),
        ({"on": date(2024, 11, 17)}, "vóór de bekendmaking"),
        ({"key": "  "}, "kenmerk van de bijschrijving"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(claim, controller, changes, sentence):
    cents = changes.pop("cents", 1)
    with pytest.raises(InvalidInput, match=sentence):
        world.receive(claim, cents, controller, **changes)


def test_the_same_line_of_the_bank_counts_once(claim, controller):
    world.receive(claim, 1, controller)
    with pytest.raises(WrongState, match="al vastgelegd, met hetzelfde kenmerk"):
        world.receive(claim, 2, controller)


def test_only_a_controller_records_money(claim, cast):
    with pytest.raises(NotAllowed, match="controller"):
        world.receive(claim, 1, cast.drafter)
    with pytest.raises(NotAllowed, match="controller"):
        interest(claim, cast.drafter)


def test_a_closed_claim_takes_nothing_more(claim, controller):
    world.receive(claim, MILLION, controller)
    with pytest.raises(WrongState, match="voldaan en ligt vast"):
        world.receive(claim, 1, controller, key="A2")


def test_dollars_come_in_as_dollars(cast, island, controller):
    claim = world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    world.receive(claim, MILLION, controller)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.VOLDAAN
    assert totals(island).currency == "USD"
    assert totals(island).claim_cents == 0


def test_interest_of_a_year_is_set_by_decision_and_booked(claim, grant, controller, still_clock):
    still_clock.set(world.at(YEAR_LATER))
    row = interest(claim, controller)
    # One day at seven percent of a leap year, 364 at six.
    assert row.amount_cents == round(MILLION * 7 / 36_600 + MILLION * 6 * 364 / 36_500)
    assert totals(grant).of(BoekingKind.RENTE) == row.amount_cents


def test_paid_too_late_the_claim_stays_open_until_its_interest_is_paid(
    claim, controller, still_clock
):
    still_clock.set(world.at(YEAR_LATER))
    world.receive(claim, MILLION, controller, on=YEAR_LATER)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.OPEN
    with pytest.raises(InvalidInput, match="leg dan eerst het rentebesluit vast"):
        world.receive(claim, 1, controller, on=YEAR_LATER, key="A2")
    row = interest(claim, controller)
    world.receive(claim, row.amount_cents, controller, on=YEAR_LATER, key="A2")
    claim.refresh_from_db()
    assert (claim.status, claim.closed_on) == (VorderingStatus.VOLDAAN, YEAR_LATER)


def test_a_day_too_late_on_a_small_sum_costs_nothing(cast, grant, controller, still_clock):
    claim = world.recovered(cast, grant, 5_000_000)
    still_clock.set(world.at(world.DEFAULT))
    world.receive(claim, 5_000_000, controller, on=world.DEFAULT)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.VOLDAAN


def test_money_that_came_in_before_the_interest_was_set_makes_it_less(
    claim, controller, still_clock
):
    still_clock.set(world.at(YEAR_LATER))
    interest(claim, controller)
    with pytest.raises(InvalidInput, match="Laat dat besluit eerst herzien"):
        world.receive(claim, 1, controller, on=date(2025, 6, 2))


@pytest.mark.parametrize(
    ("until", "on", "sentence"),
    [
        (date(2025, 12, 31), date(2025, 12, 30), "al voorbij"),
        (date(2024, 12, 30), date(2024, 12, 30), "minder dan 20 euro"),
        (date(2026, 1, 5), date(2026, 1, 5), "in de toekomst"),
    ],
)
def test_interest_is_set_over_days_that_were(claim, controller, still_clock, until, on, sentence):
    still_clock.set(world.at(YEAR_LATER))
    with pytest.raises(InvalidInput, match=sentence):
        interest(claim, controller, until=until, on=on)


def test_the_same_days_are_not_set_twice(claim, controller, still_clock):
    still_clock.set(world.at(YEAR_LATER))
    interest(claim, controller)
    with pytest.raises(InvalidInput, match="minder dan 20 euro rente bijgekomen"):
        interest(claim, controller, number="R-2")


def test_past_the_table_of_rates_no_interest_is_set(claim, controller, still_clock):
    day = date(2027, 1, 4)
    still_clock.set(world.at(day))
    with pytest.raises(InvalidInput, match="Laat het percentage uit het Staatsblad"):
        interest(claim, controller, until=day, on=day)
    # What comes in is recorded all the same; only closing waits for the rate.
    world.receive(claim, MILLION, controller, on=day)
    claim.refresh_from_db()
    assert claim.status == VorderingStatus.OPEN


def test_for_an_island_no_interest_is_counted(cast, island, controller, still_clock):
    claim = world.recovered(cast, island, pay_by=world.LAST_DAY_TO_PAY)
    still_clock.set(world.at(YEAR_LATER))
    with pytest.raises(InvalidInput, match="Laat een jurist dit beoordelen"):
        interest(claim, controller)


def test_what_was_recorded_never_changes(claim, controller):
    row = world.receive(claim, 1, controller)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ontvangst.objects.filter(pk=row.pk).update(amount_cents=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_the_database_takes_no_cent_above_what_is_owed(claim, controller):
    with pytest.raises(DatabaseError, match="more was received"), transaction.atomic():
        Ontvangst.objects.create(
            vordering=claim,
            number=1,
            reference="A1",
            received_on=world.DAY,
            amount_cents=MILLION + 1,
            recorded_by=controller,
            recorded_at=world.at(world.DAY),
        )

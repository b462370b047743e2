"""Open, due, overdue, met, cancelled: at the boundary, and the same in Python and in SQL."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import CLOSED, State, Zone, legal_days, state_of
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
_numbers = count(1)


def state(due_on, today, *, met_at=None, cancelled_at=None):
    return state_of(due_on=due_on, met_at=met_at, cancelled_at=cancelled_at, today=today)


def at(hour, minute, zone=AMSTERDAM, day=DUE_ON):
    return datetime.combine(day, time(hour, minute), tzinfo=zone)


# ---- the rule --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days_after", "expected"),
    [
        (-30, State.OPEN),
        (-1, State.OPEN),
        (0, State.DUE),
        (1, State.OVERDUE),
        (30, State.OVERDUE),
    ],
)
def test_the_last_day_itself_is_not_too_late(days_after, expected):
    assert state(DUE_ON, DUE_ON + days_after * DAY) is expected


@pytest.mark.parametrize("days_after", [-1, 0, 1])
def test_what_is_met_or_cancelled_is_never_overdue(days_after):
    today = DUE_ON + days_after * DAY
    assert state(DUE_ON, today, met_at=NOW) is State.MET
    assert state(DUE_ON, today, cancelled_at=NOW) is State.CANCELLED


@given(st.dates(), st.dates(), st.booleans(), st.booleans())
def test_every_obligation_is_in_one_state_at_any_time(due_on, today, is_met, is_cancelled):
    found = state(
        due_on, today, met_at=NOW if is_met else None, cancelled_at=NOW if is_cancelled else None
    )
    assert (found in CLOSED) is (is_met or is_cancelled)
    assert (found is State.OVERDUE) is (found not in CLOSED and today > due_on)


def test_a_right_that_nobody_used_is_past_and_never_too_late():
    for days, expected in ((-1, State.OPEN), (0, State.DUE), (1, State.PASSED)):
        found = state_of(
            due_on=DUE_ON,
            met_at=None,
            cancelled_at=None,
            today=DUE_ON + days * DAY,
            is_right=True,
        )
        assert found is expected


def in_sql_at(moment):
    """The state of every obligation as the database says it; of each exactly one."""
    found = [
        (pk, state)
        for state in State
        for pk in Obligation.objects.in_state(state, moment).values_list("pk", flat=True)
    ]
    assert len(found) == Obligation.objects.count()
    return dict(found)


def test_sql_says_the_same_of_a_right(impose):
    right, duty = impose(is_right=True), impose()
    moment = at(0, 1, day=DUE_ON + DAY)
    assert right.state_at(moment) is State.PASSED
    assert Obligation.objects.in_state(State.PASSED, moment).get() == right
    assert Obligation.objects.overdue(moment).get() == duty
    assert in_sql_at(moment) == {right.pk: State.PASSED, duty.pk: State.OVERDUE}


# ---- the legal day ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "in_the_hague", "on_saba"),
    [
        (at(23, 59, day=DUE_ON - DAY), State.OPEN, State.OPEN),
        (at(0, 1), State.DUE, State.OPEN),
        (at(4, 59), State.DUE, State.OPEN),
        (at(5, 1), State.DUE, State.DUE),
        (at(23, 59), State.DUE, State.DUE),
        (at(0, 1, day=DUE_ON + DAY), State.OVERDUE, State.DUE),
        (at(4, 59, day=DUE_ON + DAY), State.OVERDUE, State.DUE),
        (at(5, 1, day=DUE_ON + DAY), State.OVERDUE, State.OVERDUE),
        (at(23, 59, KRALENDIJK), State.OVERDUE, State.DUE),
        (at(0, 1, KRALENDIJK, DUE_ON + DAY), State.OVERDUE, State.OVERDUE),
    ],
)
def test_the_day_ends_at_midnight_where_the_obligation_is(impose, moment, in_the_hague, on_saba):
    here, there = impose(zone=AMSTERDAM), impose(zone=KRALENDIJK)
    assert (here.state_at(moment), there.state_at(moment)) == (in_the_hague, on_saba)
    assert in_sql_at(moment) == {here.pk: in_the_hague, there.pk: on_saba}


def test_in_summer_the_islands_are_six_hours_behind():
    moment = datetime(2025, 7, 1, 5, 30, tzinfo=AMSTERDAM)
    assert set(legal_days(moment).values()) == {date(2025, 7, 1), date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (NOW, State.OPEN),
        (at(23, 59), State.DUE),
        (at(0, 0, day=DUE_ON + DAY), State.OVERDUE),
    ],
)
def test_the_state_of_now_is_that_of_the_clock(owed, still_clock, moment, expected):
    still_clock.set(moment)
    assert owed.state is expected
    assert Obligation.objects.in_state(expected).get() == owed
    assert Obligation.objects.overdue().exists() is (expected is State.OVERDUE)


# ---- Python and SQL --------------------------------------------------------------------------

NEAR_MIDNIGHT = st.builds(
    lambda day, seconds, zone: (
        datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC) + seconds * SECOND
    ),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.integers(-7200, 7200),
    st.sampled_from(Zone.values),
)
ANY_SECOND = st.integers(0, 365 * 24 * 60 * 60).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + seconds * SECOND
)
MOMENTS = NEAR_MIDNIGHT | ANY_SECOND


@st.composite
def closings(draw):
    """Nothing, a moment it was met, or a moment it was cancelled."""
    moment = draw(MOMENTS)
    met = {"met_at": moment, "met_on": moment.date(), "met_how": "brief"}
    cancelled = {"cancelled_at": moment, "cancelled_because": "Zomaar."}
    return draw(st.sampled_from([{}, {}, {}, met, cancelled]))


@given(
    moment=MOMENTS,
    rows=st.lists(
        st.tuples(st.integers(-3, 3), st.sampled_from(Zone.values), closings()),
        min_size=1,
        max_size=12,
    ),
)
def test_python_and_sql_always_agree(moment, rows):
    made = Obligation.objects.bulk_create(
        obligation(due_on=moment.date() + days * DAY, zone=zone, **closing)
        for days, zone, closing in rows
    )
    queried = Obligation.objects.filter(pk__in=[row.pk for row in made])
    in_python = {row.pk: row.state_at(moment) for row in queried}
    for each in State:
        found = set(queried.in_state(each, moment).values_list("pk", flat=True))
        assert found == {pk for pk, state in in_python.items() if state is each}
    outstanding = set(queried.outstanding().values_list("pk", flat=True))
    assert outstanding == {pk for pk, state in in_python.items() if state not in CLOSED}


def obligation(**fields):
    number = next(_numbers)
    due_on = fields["due_on"]
    return Obligation(
        kind="verlening",
        subject_type="regiodeals.deal",
        subject_id=number,
        title="Verleen",
        source="artikel 13",
        owner_role="behandelaar",
        owner_name="behandelaar",
        first_due_on=due_on,
        imposed_at=NOW,
        **fields,
    )


def test_the_zones_are_those_of_the_clock():
    assert {AMSTERDAM.key, KRALENDIJK.key} == set(Zone.values)


def test_every_deal_of_the_islands_counts_its_days_there(impose, still_clock):
    """At half past two at night in The Hague it is still the last day on Saba."""
    still_clock.set(at(2, 30, day=DUE_ON + DAY))
    deal = builders.proposal()
    assert impose(subject=deal, zone=KRALENDIJK).state is State.DUE
    assert impose(subject=deal, zone=AMSTERDAM, period="2").state is State.OVERDUE

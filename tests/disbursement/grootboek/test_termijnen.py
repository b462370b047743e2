"""A termijn has a day, a year and perhaps a condition; to pay it is owed by the minister."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.services import announce_beschikking
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.services import (
    OutOfBalance,
    declare_condition_met,
    impose_condition,
)
from disbursement.uitkering.models import Termijn, TermijnCondition
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State
from tests import builders
from tests.disbursement.beschikking import issued
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

K = BoekingKind
DAY = builders.NOW.date()
REPORT = TermijnCondition.VOORTGANG


def owed(termijn):
    rows = Obligation.objects.filter(kind=ObligationKind.BETALING, subject_id=termijn.pk)
    return list(rows.order_by("pk"))


@pytest.fixture
def second(cast):
    """A termijn of a grant that is not made known yet, which waits for a report."""
    draft = cast.draft()
    termijn = draft.uitkering.termijnen.get(number=2)
    impose_condition(
        termijn_id=termijn.pk, condition=REPORT, source="convenant, artikel 7", actor=cast.drafter
    )
    row = issued.through_the_steps(cast, draft)
    return row.uitkering.termijnen.get(number=2)


def declare(termijn, actor, on=DAY, ground="Brief van de regio, VB-9"):
    return declare_condition_met(termijn_id=termijn.pk, on=on, ground=ground, actor=actor)


# ---- its day ---------------------------------------------------------------------------------


def test_a_termijn_is_paid_within_six_weeks_unless_the_beschikking_names_a_day(grant):
    first, second = grant.termijnen.order_by("number")
    assert (first.due_on, first.budget_year) == (date(2024, 12, 30), 2024)
    assert (second.due_on, second.budget_year) == (date(2026, 2, 27), 2026)


def test_a_last_day_that_is_free_moves_on(cast, still_clock):
    still_clock.set(datetime(2024, 11, 13, 9, tzinfo=UTC))
    grant = cast.announced().uitkering
    # Six weeks later is Christmas; the day after it is free too, and so is the 27th by decree.
    assert grant.termijnen.get(number=1).due_on == date(2024, 12, 30)


def test_no_law_moves_the_six_weeks_of_an_island(cast, still_clock):
    draft = cast.with_letter(builders.saba(cast.drafter))
    still_clock.set(datetime(2024, 11, 20, 15, tzinfo=UTC))
    row = announce_beschikking(beschikking_id=draft.pk, actor=cast.drafter)
    assert row.uitkering.termijnen.get(number=1).due_on == date(2025, 1, 1)


def test_to_pay_each_termijn_is_owed_by_who_watches_the_money(grant):
    first = grant.termijnen.get(number=1)
    (row,) = owed(first)
    assert (row.due_on, row.owner_role, row.dossier) == (
        date(2024, 12, 30),
        Role.CONTROLLER,
        grant.deal_id,
    )
    assert row.source == "Algemene wet bestuursrecht, artikel 4:87 lid 1"
    (other,) = owed(grant.termijnen.get(number=2))
    assert other.source == "Beschikking SPUK-2024-0001"


def test_what_was_paid_in_full_is_not_owed_any_more(grant):
    first = grant.termijnen.get(number=1)
    builders.release(grant, first)
    builders.pay(grant, first)
    (row,) = owed(first)
    assert (row.state, row.met_on) == (State.MET, DAY)
    assert row.met_how.startswith("€")


def test_a_part_of_it_is_not_enough(grant):
    first = grant.termijnen.get(number=1)
    builders.pay(grant, first, cents=100)
    assert owed(first)[0].state == State.OPEN


def test_a_payment_that_comes_back_is_owed_again_by_the_same_day(grant, post):
    first = grant.termijnen.get(number=1)
    builders.pay(grant, first)
    post(K.TERMIJN_TERUGGEKOMEN, first.amount_cents, termijn=first)
    before, again = owed(first)
    assert (before.state, again.state, again.due_on) == (State.MET, State.OPEN, before.due_on)
    post(K.TERMIJN_BETAALD, first.amount_cents, termijn=first)
    assert [row.state for row in owed(first)] == [State.MET, State.MET]


def test_nothing_is_owed_on_a_grant_that_was_withdrawn(cast, grant):
    verlening = grant.beschikkingen.get()
    issued.further(cast, BeschikkingKind.INTREKKING, verlening, replaces_id=verlening.pk)
    assert {owed(termijn)[0].state for termijn in grant.termijnen.all()} == {State.CANCELLED}


# ---- its condition ---------------------------------------------------------------------------


def test_a_condition_stands_somewhere(cast):
    termijn = cast.draft().uitkering.termijnen.get(number=2)
    with pytest.raises(InvalidInput, match="waar deze voorwaarde staat"):
        impose_condition(termijn_id=termijn.pk, condition=REPORT, source=" ", actor=cast.drafter)


def test_a_condition_can_be_taken_off_before_the_bekendmaking(cast):
    termijn = cast.draft().uitkering.termijnen.get(number=2)
    for condition, source in ((REPORT, "artikel 7"), (TermijnCondition.GEEN, "")):
        impose_condition(
            termijn_id=termijn.pk, condition=condition, source=source, actor=cast.drafter
        )
    termijn.refresh_from_db()
    assert (termijn.condition, termijn.condition_source) == ("", "")


def test_after_the_bekendmaking_no_condition_comes_or_goes(cast, second):
    for condition in TermijnCondition:
        with pytest.raises(WrongState, match="vraagt een nieuw besluit"):
            impose_condition(
                termijn_id=second.pk, condition=condition, source="x", actor=cast.drafter
            )


def test_nothing_is_released_before_the_condition_is_met(cast, second):
    grant = second.uitkering
    assert second.awaits_condition
    with pytest.raises(OutOfBalance, match="voorwaarde van deze termijn is nog niet vervuld"):
        builders.release(grant, second)
    row = declare(second, cast.drafter)
    assert not row.awaits_condition
    builders.release(grant, second)


def test_who_declares_it_met_when_and_why_is_kept(cast, second):
    row = declare(second, cast.drafter)
    assert (row.condition_met_on, row.condition_met_by) == (DAY, cast.drafter)
    assert (row.condition_ground, row.condition_met_at) == (
        "Brief van de regio, VB-9",
        builders.NOW,
    )
    line = AuditEntry.objects.get(action="disbursement.termijn.declare_condition_met")
    assert (line.actor, line.dossier) == (cast.drafter, second.uitkering.deal_id)


def test_a_condition_is_met_once(cast, second):
    declare(second, cast.drafter)
    with pytest.raises(WrongState, match="al vastgelegd"):
        declare(second, cast.drafter)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Termijn.objects.filter(pk=second.pk).update(condition_ground="Anders")


def test_a_termijn_without_a_condition_meets_none(cast, grant):
    with pytest.raises(WrongState, match="geen voorwaarde"):
        declare(grant.termijnen.get(number=1), cast.drafter)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"ground": " "}, "waaruit dit blijkt"), ({"on": DAY + timedelta(days=1)}, "moet nog komen")],
)
def test_a_declaration_has_a_ground_and_a_day_that_was(cast, second, fields, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        declare(second, cast.drafter, **fields)


def test_only_a_behandelaar_declares_a_condition_met(second):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        declare(second, builders.controller())


def test_the_database_takes_no_met_condition_without_a_name(cast, second):
    with (
        pytest.raises(IntegrityError, match="condition_is_met_by_somebody"),
        transaction.atomic(),
    ):
        Termijn.objects.filter(pk=second.pk).update(condition_met_on=DAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_declare_it_at_once_one_does(cast, second):
    outcomes = at_once(*[lambda: declare(second, cast.drafter) for _ in range(2)])
    assert len(results_of(outcomes)) == 1
    assert "al vastgelegd" in sentences_of(outcomes)[0]

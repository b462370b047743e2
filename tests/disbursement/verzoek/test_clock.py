"""The term to decide on a request: eight weeks, stopped by a question, moved by a notice."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import services
from disbursement.verzoek.models import EventKind, Verzoek, VerzoekEvent
from disbursement.verzoek.selectors import clock_of
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.legal.case_clock import ClockState
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.requests import (
    REQUEST_TERM,
    completion_suspension,
    delay_notice,
    has_statutory_term,
    request_clock,
)
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import LAST_DAY, TODAY, at, register

RECEIVED = st.dates(date(2024, 1, 1), date(2027, 10, 1))


@pytest.fixture
def verzoek(grant, cast) -> Verzoek:
    return register(grant, cast.drafter)


def ask(verzoek, actor, *, on=TODAY, by=date(2024, 12, 2), reason="De planning ontbreekt."):
    return services.ask_information(
        verzoek_id=verzoek.pk, asked_on=on, answer_by=by, reason=reason, actor=actor
    )


def answered(verzoek, actor, on, reason="De planning."):
    return services.receive_information(
        verzoek_id=verzoek.pk, received_on=on, reason=reason, actor=actor
    )


def tell(verzoek, actor, *, on=TODAY, weeks=12, reason="De bouwkosten worden nog nagerekend."):
    return services.notify_delay(
        verzoek_id=verzoek.pk, told_on=on, weeks=weeks, reason=reason, actor=actor
    )


def due(verzoek) -> date:
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert owed is not None
    return owed.due_on


# ---- the law -----------------------------------------------------------------------------------


@given(RECEIVED)
def test_without_events_it_ends_eight_weeks_after_receipt_or_on_the_next_working_day(received):
    last = request_clock(Instrument.SPUK, received_on=received).last_day()
    assert last is not None
    assert 56 <= (last - received).days <= 61


@given(RECEIVED, st.integers(0, 20), st.integers(1, 40))
def test_a_question_moves_the_counted_end_by_the_days_it_stood_still(received, after, length):
    asked = date.fromordinal(received.toordinal() + after)
    last = date.fromordinal(asked.toordinal() + length)
    stop = completion_suspension(asked, last)
    assert stop is not None
    clock = request_clock(Instrument.SPUK, received_on=received)
    plain, moved = clock.nominal_last_day(), replace(clock, events=(stop,)).nominal_last_day()
    assert plain is not None
    assert moved is not None
    assert (moved - plain).days == length


@given(RECEIVED, st.integers(1, 30))
def test_a_notice_sets_a_new_end_and_never_an_earlier_one(received, weeks):
    clock = request_clock(
        Instrument.SPUK, received_on=received, events=[delay_notice(received, weeks)]
    )
    end = clock.nominal_last_day()
    assert end is not None
    assert (end - received).days == 7 * max(weeks, 8)


def test_an_answer_on_the_same_day_stops_nothing():
    assert completion_suspension(TODAY, TODAY) is None


def test_for_the_islands_no_article_is_named():
    assert has_statutory_term(Instrument.SPUK)
    assert not has_statutory_term(Instrument.BU)
    term = request_clock(Instrument.BU, received_on=TODAY).term
    assert term.source == "geen wettelijke termijn bekend; ter beoordeling"
    assert REQUEST_TERM.source.endswith("4:13 lid 2")


# ---- ask, and answer ---------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_question_moves_what_is_owed_and_says_why(verzoek, cast):
    ask(verzoek, cast.drafter)
    # Fourteen days stood still: from Monday 13 January to Monday 27 January.
    assert due(verzoek) == date(2025, 1, 27)
    [step] = [s for s in clock_of(verzoek).moved_steps()]
    assert "de aanvraag moet worden aangevuld" in step.sentence
    assert step.source == "Algemene wet bestuursrecht, artikel 4:15 lid 1, onder a"
    assert clock_of(verzoek).state(date(2024, 11, 20)) is ClockState.SUSPENDED


@pytest.mark.django_db
def test_an_early_answer_lets_the_term_run_again(verzoek, cast, still_clock):
    ask(verzoek, cast.drafter)
    still_clock.set(at(date(2024, 11, 25)))
    answered(verzoek, cast.drafter, date(2024, 11, 25))
    # From 19 to 24 November: six days.
    assert clock_of(verzoek).nominal_last_day() == date(2025, 1, 19)
    assert due(verzoek) == date(2025, 1, 20)


@pytest.mark.django_db
def test_an_answer_needs_a_question_and_comes_within_its_days(verzoek, cast, still_clock):
    with pytest.raises(WrongState, match="staat niet stil"):
        answered(verzoek, cast.drafter, TODAY)
    ask(verzoek, cast.drafter)
    still_clock.set(at(date(2024, 12, 10)))
    with pytest.raises(InvalidInput, match="Antwoorden kon van"):
        answered(verzoek, cast.drafter, date(2024, 12, 9))
    with pytest.raises(InvalidInput, match="nog niet geweest"):
        answered(verzoek, cast.drafter, date(2024, 12, 11))


@pytest.mark.django_db
def test_a_question_is_not_asked_twice_at_once_nor_backwards(verzoek, cast):
    with pytest.raises(InvalidInput, match="ligt na de dag"):
        ask(verzoek, cast.drafter, by=TODAY)
    with pytest.raises(InvalidInput, match="waarom de termijn verandert"):
        ask(verzoek, cast.drafter, reason=" ")
    ask(verzoek, cast.drafter)
    with pytest.raises(WrongState, match="staat al stil tot en met maandag 2 december 2024"):
        ask(verzoek, cast.drafter)


# ---- tell that it comes later ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_notice_of_delay_moves_the_day(verzoek, cast):
    tell(verzoek, cast.drafter)
    assert due(verzoek) == date(2025, 2, 10)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("weeks", "words"), [(0, "1 tot en met 52"), (53, "1 tot en met 52"), (8, "niet later dan")]
)
def test_a_notice_names_a_later_day(verzoek, cast, weeks, words):
    with pytest.raises(InvalidInput, match=words):
        tell(verzoek, cast.drafter, weeks=weeks)
    assert due(verzoek) == LAST_DAY


@pytest.mark.django_db
def test_after_the_term_nothing_moves_it_any_more(verzoek, cast, still_clock):
    still_clock.set(at(date(2025, 1, 14)))
    with pytest.raises(WrongState, match="al voorbij sinds dinsdag 14 januari 2025"):
        tell(verzoek, cast.drafter, on=date(2025, 1, 14))
    # What was told in time may be written down later.
    tell(verzoek, cast.drafter, on=date(2025, 1, 13))
    assert due(verzoek) == date(2025, 4, 7)


@pytest.mark.django_db
def test_events_are_written_in_their_order(verzoek, cast, still_clock):
    still_clock.set(at(date(2024, 11, 25)))
    tell(verzoek, cast.drafter, on=date(2024, 11, 25))
    with pytest.raises(InvalidInput, match="gebeurde al iets"):
        ask(verzoek, cast.drafter, on=date(2024, 11, 20))


@pytest.mark.django_db
def test_only_a_behandelaar_moves_the_clock(verzoek, cast):
    for act in (ask, tell):
        with pytest.raises(NotAllowed):
            act(verzoek, cast.reviewer)


# ---- the islands -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_on_an_island_the_day_is_our_own_and_no_article_moves_it(cast):
    grant = Uitkering.objects.get(pk=objections.announced_on_saba(cast).uitkering_id)
    verzoek = register(grant, cast.drafter)
    assert verzoek.zone == "America/Kralendijk"
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    assert owed is not None
    assert owed.source == "geen wettelijke termijn bekend; ter beoordeling"
    for act in (ask, tell):
        with pytest.raises(WrongState, match="geldt de Awb niet"):
            act(verzoek, cast.drafter)


# ---- the record --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_moved_the_clock_stays(verzoek, cast):
    ask(verzoek, cast.drafter)
    for change in (
        lambda: VerzoekEvent.objects.update(reason="Anders"),
        lambda: VerzoekEvent.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


@pytest.mark.django_db
def test_the_clock_of_an_ended_request_stands_still(verzoek, cast):
    services.withdraw_verzoek(verzoek_id=verzoek.pk, on=TODAY, how="Brief.", actor=cast.drafter)
    with pytest.raises(WrongState, match="ligt vast"):
        tell(verzoek, cast.drafter)
    with pytest.raises(IntegrityError), transaction.atomic():
        VerzoekEvent.objects.create(
            verzoek=verzoek,
            number=1,
            kind=EventKind.MEDEDELING,
            on=TODAY,
            weeks=9,
            reason="Druk.",
            at=world.at(TODAY),
            by=cast.drafter,
        )

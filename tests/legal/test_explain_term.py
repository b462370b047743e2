"""A term counted out day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.term_steps import explain
from regiodeals.legal.terms import (
    BEZWAARTERMIJN,
    REMEDY_TERM_BES,
    VERLENINGSTERMIJN,
    Term,
    TermUnit,
    last_day,
    nominal_last_day,
)

STARTS = st.dates(min_value=date(2023, 1, 1), max_value=date(2028, 8, 1))
TERMS = st.one_of(
    st.builds(Term, st.integers(min_value=1, max_value=100), st.just(TermUnit.DAYS)),
    st.builds(Term, st.integers(min_value=1, max_value=14), st.just(TermUnit.WEEKS)),
)


def test_a_term_over_christmas_shows_each_day_it_passes_over():
    explanation = explain(date(2024, 11, 13), BEZWAARTERMIJN)
    assert [
        (step.day_number, step.day.isoformat(), step.sentence) for step in explanation.steps
    ] == [
        (0, "2024-11-13", "De dag van bekendmaking telt niet mee."),
        (1, "2024-11-14", "De eerste dag van de termijn van 6 weken."),
        (42, "2024-12-25", "Eerste Kerstdag: de termijn loopt door."),
        (43, "2024-12-26", "Tweede Kerstdag: de termijn loopt door."),
        (
            44,
            "2024-12-27",
            "Gelijkgesteld met een feestdag (KB van 8 maart 2022, nr. 2022000289, "
            "Stcrt. 2022, 7812): de termijn loopt door.",
        ),
        (45, "2024-12-28", "Zaterdag: de termijn loopt door."),
        (46, "2024-12-29", "Zondag: de termijn loopt door."),
        (
            47,
            "2024-12-30",
            "De eerste dag daarna die geen zaterdag, zondag of feestdag is: de laatste dag.",
        ),
    ]


def test_each_step_names_its_article():
    sources = [step.source for step in explain(date(2024, 11, 13), BEZWAARTERMIJN).steps]
    assert sources[:3] == [
        "Algemene wet bestuursrecht, artikel 6:8 lid 1",
        "Algemene wet bestuursrecht, artikel 6:7",
        "Algemene termijnenwet, artikel 1 lid 1; artikel 3 lid 1",
    ]
    assert sources[4].startswith("Algemene termijnenwet, artikel 1 lid 1; artikel 3 lid 3; KB van")
    assert sources[-1] == "Algemene termijnenwet, artikel 1 lid 1"


def test_the_term_to_grant_is_counted_from_the_day_the_deal_was_concluded():
    explanation = explain(date(2024, 9, 24), VERLENINGSTERMIJN)
    assert [step.sentence for step in explanation.steps] == [
        "De dag waarop de Regio Deal is gesloten telt niet mee.",
        "De eerste dag van de termijn van 12 weken.",
        "De laatste dag van de termijn van 12 weken.",
    ]
    assert {step.source for step in explanation.steps} == {"Besluit, artikel 13 lid 1"}


def test_the_summary_is_one_sentence_with_both_days():
    assert explain(date(2024, 9, 24), VERLENINGSTERMIJN).summary == (
        "De termijn van 12 weken begint op woensdag 25 september 2024 "
        "en loopt tot en met dinsdag 17 december 2024."
    )


def test_a_decree_in_a_term_for_the_islands_cites_the_article_for_the_islands():
    steps = explain(date(2024, 11, 3), REMEDY_TERM_BES).steps
    assert steps[0].sentence == "De dag van verzending of uitreiking telt niet mee."
    assert steps[2].source == "Algemene termijnenwet, artikel 1 lid 1 en artikel 5a"


def test_three_days_around_easter_wait_for_the_second_working_day():
    steps = explain(date(2025, 4, 17), Term(3, TermUnit.DAYS)).steps
    assert [step.sentence for step in steps][-2:] == [
        "Een werkdag, maar nog niet de tweede in deze termijn: de termijn loopt door.",
        "De tweede werkdag in deze termijn: de laatste dag.",
    ]
    assert {step.source for step in steps[-2:]} == {"Algemene termijnenwet, artikel 2"}


def test_a_long_term_that_ends_on_a_sunday_says_why_it_stays_there():
    final = explain(date(2024, 12, 1), Term(13, TermUnit.WEEKS)).steps[-1]
    assert final.day == date(2025, 3, 2)
    assert final.sentence == (
        "De laatste dag. Het is zondag, maar een termijn van 13 weken wordt niet verlengd."
    )
    assert final.source == "Algemene termijnenwet, artikel 4"


def test_a_term_of_one_day_names_that_day_once():
    steps = explain(date(2024, 12, 2), Term(1, TermUnit.DAYS)).steps
    assert [step.day_number for step in steps] == [0, 1]


@given(STARTS, TERMS)
def test_the_explanation_ends_on_the_last_day(start, term):
    explanation = explain(start, term)
    assert explanation.last_day == explanation.steps[-1].day == last_day(start, term)
    assert explanation.nominal_last_day == nominal_last_day(start, term)


@given(STARTS, TERMS)
def test_the_steps_go_forward_and_every_day_passed_over_is_named(start, term):
    steps = explain(start, term).steps
    numbers = [step.day_number for step in steps]
    assert numbers == sorted(set(numbers))
    assert all(step.day == start + timedelta(days=step.day_number) for step in steps)
    counted_end = (nominal_last_day(start, term) - start).days
    assert set(range(counted_end, numbers[-1] + 1)) <= set(numbers)


@given(STARTS, TERMS)
def test_every_sentence_is_a_sentence(start, term):
    for step in explain(start, term).steps:
        assert step.sentence[0].isupper()
        assert step.sentence.endswith(".")


def test_a_year_without_decree_is_refused_here_too():
    with pytest.raises(UnknownCalendarYear):
        explain(date(2028, 12, 1), BEZWAARTERMIJN)

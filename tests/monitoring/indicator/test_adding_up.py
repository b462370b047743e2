"""Metingen add up by their own rule, whatever their order, and never what means nothing."""

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.indicator.adding_up import AddsUp, Figure, Refusal, Total, add_up, percentage

VALUES = st.decimals(
    min_value=-(10**13), max_value=10**13, places=4, allow_nan=False, allow_infinity=False
)
OF_VALUES = [rule for rule in AddsUp if rule is not AddsUp.VERHOUDING]
COUNTS = st.integers(min_value=0, max_value=10**12)


def figure(series=1, year=2025, rule=AddsUp.SOM, unit="woningen", **more):
    return Figure(series=series, label=f"Lijn {series}", year=year, rule=rule, unit=unit, **more)


@st.composite
def figures(draw, rule, *, known=True):
    """Some series with some rounds each, no round twice; at least one figure."""
    places = draw(
        st.lists(
            st.tuples(st.integers(1, 4), st.integers(2020, 2030)),
            min_size=1,
            max_size=12,
            unique=True,
        )
    )
    return [draw(one(rule, *place, known=known)) for place in places]


@st.composite
def one(draw, rule, series, year, *, known):
    if not known and draw(st.booleans()):
        return figure(series, year, rule)
    if rule is AddsUp.VERHOUDING:
        denominator = draw(st.integers(min_value=1, max_value=10**12))
        return figure(series, year, rule, numerator=draw(COUNTS), denominator=denominator)
    return figure(series, year, rule, value=draw(VALUES))


def total(rows) -> Total:
    found = add_up(rows)
    assert isinstance(found, Total)
    return found


def refusal(rows) -> str:
    found = add_up(rows)
    assert isinstance(found, Refusal)
    return found.sentence


@given(st.data(), st.sampled_from(AddsUp))
def test_the_order_does_not_matter(data, rule):
    rows = data.draw(figures(rule, known=False))
    assert add_up(data.draw(st.permutations(rows))) == add_up(rows)


@given(st.data())
def test_a_sum_is_a_part_plus_the_rest(data):
    rows = data.draw(figures(AddsUp.SOM))
    cut = data.draw(st.integers(1, len(rows)))
    parts = [total(part).value or Decimal(0) for part in (rows[:cut], rows[cut:]) if part]
    assert sum(parts) == total(rows).value


@given(st.data())
def test_a_maximum_is_the_highest_of_a_part_and_the_rest(data):
    rows = data.draw(figures(AddsUp.MAXIMUM))
    cut = data.draw(st.integers(1, len(rows)))
    parts = [total(part).value or Decimal(0) for part in (rows[:cut], rows[cut:]) if part]
    assert max(parts) == total(rows).value == max(row.value for row in rows)


@given(st.data())
def test_the_last_stand_is_that_of_the_last_round_of_each_series(data):
    rows = data.draw(figures(AddsUp.LAATSTE))
    newest = {
        series: max(r.year for r in rows if r.series == series)
        for series in range(1, 5)
        if any(r.series == series for r in rows)
    }
    expected = sum(row.value for row in rows if row.year == newest[row.series])
    assert total(rows).value == expected
    by_series = [[row for row in rows if row.series == series] for series in newest]
    assert sum(total(part).value or 0 for part in by_series) == expected


@given(st.data())
def test_a_mean_weighs_every_meting_the_same(data):
    rows = data.draw(figures(AddsUp.GEMIDDELDE))
    found = total(rows)
    assert found.value == sum(row.value for row in rows) / len(rows)
    assert min(row.value for row in rows) <= found.value <= max(row.value for row in rows)


@given(st.data())
def test_a_ratio_is_the_sum_of_tellers_over_the_sum_of_noemers(data):
    rows = data.draw(figures(AddsUp.VERHOUDING))
    found = total(rows)
    assert found.numerator == sum(row.numerator for row in rows)
    assert found.denominator == sum(row.denominator for row in rows)
    assert found.value == percentage(found.numerator or 0, found.denominator or 0)
    cut = data.draw(st.integers(1, len(rows)))
    parts = [total(part) for part in (rows[:cut], rows[cut:]) if part]
    assert sum(part.numerator or 0 for part in parts) == found.numerator
    assert sum(part.denominator or 0 for part in parts) == found.denominator


def test_a_ratio_is_never_a_mean_of_ratios():
    rule = AddsUp.VERHOUDING
    small = figure(1, 2025, rule, numerator=1, denominator=1)
    large = figure(2, 2025, rule, numerator=0, denominator=99)
    assert total([small, large]).value == Decimal(1)


@given(st.data(), st.sampled_from(AddsUp))
def test_what_is_unknown_is_named_and_adds_nothing(data, rule):
    rows = data.draw(figures(rule))
    # In a series of its own, so that it is nobody's last round.
    unknown = figure(9, 2025, rule)
    found, without = total([*rows, unknown]), total(rows)
    assert found.unknown == ("Lijn 9, 2025",)
    assert not found.is_complete
    assert without.is_complete
    assert (found.value, found.counted) == (without.value, without.counted)


@given(st.lists(st.integers(1, 5), min_size=1, unique=True), st.sampled_from(AddsUp))
def test_nothing_known_is_unknown_and_not_zero(series, rule):
    found = total([figure(number, 2025, rule) for number in series])
    assert found.value is None
    assert found.counted == 0
    assert len(found.unknown) == len(series)


def test_an_unknown_last_round_is_not_replaced_by_an_older_one():
    rule = AddsUp.LAATSTE
    rows = [figure(1, 2024, rule, value=Decimal(5)), figure(1, 2025, rule)]
    assert total(rows).value is None
    assert total(rows).unknown == ("Lijn 1, 2025",)


def test_an_older_unknown_round_does_not_touch_the_last_stand():
    rule = AddsUp.LAATSTE
    found = total([figure(1, 2024, rule), figure(1, 2025, rule, value=Decimal(7))])
    assert (found.value, found.unknown) == (Decimal(7), ())


@given(st.data(), st.sampled_from(OF_VALUES))
def test_different_units_are_refused(data, rule):
    rows = data.draw(figures(rule))
    other = figure(9, 2025, rule, unit="uur", value=Decimal(1))
    assert "verschillende eenheden: uur en woningen" in refusal([*rows, other])


@given(st.data(), st.sampled_from(OF_VALUES))
def test_another_definitie_that_is_not_comparable_is_refused(data, rule):
    rows = data.draw(figures(rule))
    other = figure(9, 2025, rule, value=Decimal(1), era=1)
    assert refusal([*rows, other]).startswith("Niet vergelijkbaar: de definitie veranderde.")


def test_another_way_of_adding_up_is_refused():
    rows = [figure(value=Decimal(1)), figure(2, rule=AddsUp.MAXIMUM, value=Decimal(1))]
    assert "niet op dezelfde manier" in refusal(rows)


def test_rounds_of_one_series_that_were_measured_differently_are_refused():
    rows = [figure(value=Decimal(1)), figure(1, 2026, value=Decimal(1), local_era=1)]
    assert "de rondes van Lijn 1 zijn anders gemeten" in refusal(rows)


def test_a_break_in_one_series_does_not_keep_it_from_another():
    rows = [figure(1, 2026, value=Decimal(1), local_era=1), figure(2, 2026, value=Decimal(2))]
    assert total(rows).value == Decimal(3)


def test_nothing_at_all_has_a_sentence_too():
    assert refusal([]) == "Er is nog niets gemeten."


def test_two_series_with_one_name_stay_two():
    rows = [
        replace(figure(number, rule=AddsUp.LAATSTE, value=Decimal(2)), label="Achterhoek")
        for number, _ in zip(count(1), "ab", strict=False)
    ]
    assert total(rows).value == Decimal(4)


def test_a_ratio_without_noemer_is_an_error_of_the_caller():
    with pytest.raises(ZeroDivisionError):
        percentage(1, 0)

"""How a term is counted out: each day that matters, what it does, and the article that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch
from regiodeals.legal.calendar import ATW, free_because, is_free_day
from regiodeals.legal.terms import (
    ATW_NOT_EXTENDED,
    ATW_TWO_WORKING_DAYS,
    ONE_DAY,
    Term,
    last_day,
    nominal_last_day,
)


@dataclass(frozen=True, slots=True)
class TermStep:
    """One day that matters in a count: its number (day 0 does not count), what it does, and why."""

    day_number: int
    day: date
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class TermExplanation:
    """A term counted out in Dutch, for the dossier page and the letter."""

    term: Term
    start: date
    nominal_last_day: date
    last_day: date
    steps: tuple[TermStep, ...]

    @property
    def summary(self) -> str:
        """The whole count in one Dutch sentence."""
        first, last = long_date(self.start + ONE_DAY), long_date(self.last_day)
        return f"De termijn van {self.term} begint op {first} en loopt tot en met {last}."


def explain(start: date, term: Term) -> TermExplanation:
    """How `last_day` gets its answer: day 0, day 1, the counted end, each day passed over, the end.

    Raises what `last_day` raises. Source: each step carries its own article.
    """
    last = last_day(start, term)
    nominal = nominal_last_day(start, term)
    return TermExplanation(term, start, nominal, last, tuple(_steps(start, nominal, last, term)))


def _steps(start: date, nominal: date, last: date, term: Term) -> Iterator[TermStep]:
    yield from first_steps(start, nominal, term)
    yield from last_steps(start, nominal, last, term)


def numbered_step(start: date, day: date, sentence: Words, source: str) -> TermStep:
    """A step with its number, counted from the day that does not count."""
    return TermStep((day - start).days, day, sentence.capitalize(), source)


def first_steps(start: date, nominal: date, term: Term) -> Iterator[TermStep]:
    """Day 0 and day 1 of a term."""
    source = term.day_zero_source or term.source
    yield numbered_step(
        start, start, dutch("{dag_nul} telt niet mee.", dag_nul=term.day_zero), source
    )
    first = start + ONE_DAY
    if first < nominal:
        sentence = dutch("De eerste dag van de termijn van {termijn}.", termijn=str(term))
        yield numbered_step(start, first, sentence, term.source)


def last_steps(start: date, nominal: date, last: date, term: Term) -> Iterator[TermStep]:
    """Each day passed over from the counted end on, and the day on which the term ends."""
    day = nominal
    while day < last:
        yield numbered_step(start, day, *_why_not_last(day, term))
        day += ONE_DAY
    yield numbered_step(start, last, *_why_last(nominal, last, term))


def _why_not_last(day: date, term: Term) -> tuple[Words, str]:
    """Sentence and source for a day on which the term does not end."""
    holiday = free_because(day)
    if holiday is None:
        sentence = dutch(
            "Een werkdag, maar nog niet de tweede in deze termijn: de termijn loopt door."
        )
        return sentence, ATW_TWO_WORKING_DAYS
    sources = [term.extension]
    if holiday.source not in term.extension:
        sources.append(holiday.source.removeprefix(f"{ATW}, "))
    return dutch("{naam}: de termijn loopt door.", naam=holiday.name), "; ".join(sources)


def _why_last(nominal: date, last: date, term: Term) -> tuple[Words, str]:
    """Sentence and source for the day on which the term does end."""
    holiday = free_because(last)
    if holiday is not None:
        limit = dutch("een termijn van {termijn} wordt niet verlengd", termijn=str(term))
        return dutch(
            "De laatste dag. Het is {naam}, maar {grens}.", naam=holiday.name, grens=limit
        ), ATW_NOT_EXTENDED
    if last == nominal:
        return dutch("De laatste dag van de termijn van {termijn}.", termijn=str(term)), term.source
    passed_over = (nominal + ONE_DAY * number for number in range((last - nominal).days))
    if not all(is_free_day(day) for day in passed_over):
        return dutch("De tweede werkdag in deze termijn: de laatste dag."), ATW_TWO_WORKING_DAYS
    sentence = dutch(
        "De eerste dag daarna die geen zaterdag, zondag of feestdag is: de laatste dag."
    )
    return sentence, term.extension

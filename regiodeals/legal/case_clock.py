"""The clock of a case: a term with what moved it (Awb 4:13-4:15), and how it stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch, joined
from regiodeals.legal.term_steps import (
    TermExplanation,
    TermStep,
    first_steps,
    last_steps,
    numbered_step,
)
from regiodeals.legal.terms import ONE_DAY, InvalidTerm, Term, nominal_last_day, rolled_over

AWB = "Algemene wet bestuursrecht"


class ClockState(StrEnum):
    """How a clock stands; the values are the words on the screen."""

    RUNNING = "loopt"
    SUSPENDED = "geschorst"
    PASSED = "verstreken"
    MET = "voldaan"


class SuspensionGround(StrEnum):
    """Why a term stands still (Awb 4:15, 7:10); the values follow on "omdat"."""

    COMPLETION = dutch("de aanvraag moet worden aangevuld")
    ABROAD = dutch("informatie van een buitenlandse instantie nodig is")
    CONSENT = dutch("de aanvrager schriftelijk met uitstel instemt")
    APPLICANT = dutch("de vertraging aan de aanvrager is toe te rekenen")
    FORCE_MAJEURE = dutch("door overmacht geen besluit kan worden genomen")
    REPAIR = dutch("de indiener een verzuim van het bezwaarschrift mag herstellen")

    @property
    def source(self) -> str:
        """The part of the article."""
        return f"{AWB}, artikel {_PARTS[self]}"


_PARTS = {
    SuspensionGround.COMPLETION: "4:15 lid 1, onder a",
    SuspensionGround.ABROAD: "4:15 lid 1, onder b",
    SuspensionGround.CONSENT: "4:15 lid 2, onder a",
    SuspensionGround.APPLICANT: "4:15 lid 2, onder b",
    SuspensionGround.FORCE_MAJEURE: "4:15 lid 2, onder c",
    SuspensionGround.REPAIR: "6:6 en 7:10 lid 2",
}


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days that do not count, both ends included; `last` is None while it still goes on.

    Raises InvalidTerm when it ends before it begins.
    """

    first: date
    last: date | None
    ground: SuspensionGround

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InvalidTerm(
                dutch("Een schorsing eindigt niet voor ze begint. Controleer beide dagen.")
            )

    @property
    def day(self) -> date:
        """The day on which it takes effect."""
        return self.first


@dataclass(frozen=True, slots=True)
class Extension:
    """A decision that adds `term` to the end; its source is the article that allows it."""

    day: date
    term: Term


@dataclass(frozen=True, slots=True)
class DelayNotice:
    """A notice that the term is not met, with a new reasonable term from that day (Awb 4:14)."""

    day: date
    term: Term


Event = Suspension | Extension | DelayNotice
_ORDER = (Extension, DelayNotice, Suspension)


@dataclass(frozen=True, slots=True)
class _Move:
    """What one event did: the counted end after it, None while a suspension goes on."""

    event: Event
    end: date | None
    days: int
    sentence: Words
    source: str


@dataclass(frozen=True, slots=True)
class CaseClock:
    """A term that starts the day after `start`, its events in any order, and the decision.

    An event after the end changes nothing any more. A notice of delay moves the end of a
    reasonable term only (Awb 4:14 lid 3): a term set by a rule is then not met all the same.
    """

    start: date
    term: Term
    events: tuple[Event, ...] = ()
    decided_on: date | None = None
    is_reasonable_term: bool = False

    def nominal_last_day(self) -> date | None:
        """The end by counting, before the roll-over; None while a suspension goes on."""
        moves = self._moves()
        return moves[-1].end if moves else nominal_last_day(self.start, self.term)

    def last_day(self) -> date | None:
        """The last day, moved once from the counted end (ATW 1, 2); None while suspended openly.

        Raises what `terms.last_day` raises.
        """
        nominal = self.nominal_last_day()
        return rolled_over(self.start, nominal, self.term) if nominal else None

    def explain(self) -> TermExplanation | None:
        """Every day the end moved, with reason and article; None while a suspension goes on."""
        nominal, last = self.nominal_last_day(), self.last_day()
        if nominal is None or last is None:
            return None
        steps = (
            *first_steps(self.start, nominal_last_day(self.start, self.term), self.term),
            *self.moved_steps(),
            *last_steps(self.start, nominal, last, self.term),
        )
        return TermExplanation(self.term, self.start, nominal, last, steps)

    def moved_steps(self) -> Iterator[TermStep]:
        """One step per event, also those that came too late to move anything."""
        for move in self._moves():
            yield numbered_step(self.start, move.event.day, move.sentence, move.source)

    def state(self, on: date) -> ClockState:
        """How the clock stands on a day."""
        if self.decided_on is not None and self.decided_on <= on:
            return ClockState.MET
        if any(_holds(move, on) for move in self._moves()):
            return ClockState.SUSPENDED
        last = self.last_day()
        return ClockState.PASSED if last is not None and on > last else ClockState.RUNNING

    def days_left(self, on: date) -> int | None:
        """Days from `on` to the last day, below nought when it has passed; None when decided.

        While a suspension goes on, the counted days that were left when it began.
        """
        if self.state(on) is ClockState.MET:
            return None
        last = self.last_day()
        if last is not None:
            return (last - on).days
        *before, stopped = self._moves()
        end = before[-1].end if before else nominal_last_day(self.start, self.term)
        running_until = min(on, stopped.event.day - ONE_DAY)
        return (end - running_until).days if end else None

    def _moves(self) -> list[_Move]:
        """The events in the order of their days, each with what it did to the counted end."""
        end: date | None = nominal_last_day(self.start, self.term)
        stood_until, moves = self.start, list[_Move]()
        for event in sorted(self.events, key=lambda e: (e.day, _ORDER.index(type(e)))):
            if end is None:
                break
            move = self._moved(event, end, stood_until)
            if isinstance(event, Suspension) and event.last is not None and move.days:
                stood_until = max(stood_until, event.last)
            moves.append(move)
            end = move.end
        return moves

    def _moved(self, event: Event, end: date, stood_until: date) -> _Move:
        if event.day > end:
            # In time still, if the end lay on a free day: what is left then runs to the moved day.
            end = rolled_over(self.start, end, self.term)
        if event.day > end:
            sentence = dutch(
                "De termijn was al verstreken op {dag}: dit verandert niets.", dag=long_date(end)
            )
            return _Move(event, end, 0, sentence, self.term.source)
        if isinstance(event, Suspension):
            return _suspended(event, end, stood_until)
        if isinstance(event, Extension):
            later = nominal_last_day(end, event.term)
            sentence = dutch(
                "Verlengd met {termijn}: {einde}", termijn=str(event.term), einde=_new_end(later)
            )
            return _Move(event, later, (later - end).days, sentence, event.term.source)
        return self._delayed(event, end)

    def _delayed(self, event: DelayNotice, end: date) -> _Move:
        told = nominal_last_day(event.day, event.term)
        sentence = dutch(
            "Meegedeeld dat het besluit later komt, uiterlijk op {dag}", dag=long_date(told)
        )
        if not self.is_reasonable_term:
            sentence = dutch("{zin}. De wettelijke termijn verandert niet.", zin=sentence)
            return _Move(event, end, 0, sentence, f"{AWB}, artikel 4:14 lid 1")
        later = max(end, told)
        sentence = joined(": ", (sentence, _new_end(later)))
        return _Move(event, later, (later - end).days, sentence, f"{AWB}, artikel 4:14 lid 3")


def _suspended(event: Suspension, end: date, stood_until: date) -> _Move:
    """Days on which the term stood still already, or did not run yet, count once or not at all."""
    because = dutch("omdat {reden}", reden=event.ground.value)
    if event.last is None:
        sentence = dutch(
            "Geschorst vanaf {dag}, {reden}: er is nog geen einddag.",
            dag=long_date(event.first),
            reden=because,
        )
        return _Move(event, None, 0, sentence, event.ground.source)
    first = max(event.first, stood_until + ONE_DAY)
    days = max((event.last - first).days + 1, 0)
    later = end + ONE_DAY * days
    first_and_last = {"begin": long_date(event.first), "einde": long_date(event.last)}
    counted = dutch("1 dag") if days == 1 else dutch("{aantal} dagen", aantal=days)
    sentence = dutch(
        "Geschorst van {begin} tot en met {einde}, {reden}. Dat telt voor {dagen}: {nieuw}",
        reden=because,
        dagen=counted,
        nieuw=_new_end(later),
        **first_and_last,
    )
    return _Move(event, later, days, sentence, event.ground.source)


def _new_end(end: date) -> str:
    return dutch("het einde wordt {dag}.", dag=long_date(end))


def _holds(move: _Move, on: date) -> bool:
    """Whether a suspension that moved the end, or still goes on, covers a day."""
    event = move.event
    if not isinstance(event, Suspension) or on < event.first:
        return False
    return move.end is None if event.last is None else bool(move.days) and on <= event.last

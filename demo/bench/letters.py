"""Letters of both regimes with amounts of their own, made in one worker process and in two.

The facts beside this file are those of two letters of the demonstration, as they were frozen. No
database is needed: a letter is made from its facts alone.
"""

import json
import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import django

from demo.bench import yardstick
from disbursement.beschikking.rendering.letter import render_letter
from regiodeals.common import clock
from regiodeals.documents.signature.pades import seal

FOLDER = Path(__file__).parent / "letters"
LETTERS_PER_TURN, TURNS = 12, 10
# Where the amounts of a letter are; a percentage and a rate are no amounts.
AMOUNTS = ("bedrag", "betaling", "dollar", "programmalijnen", "regionaal", "totalen")
KIBIBYTE = 1024


@dataclass(frozen=True)
class Letter:
    """What one letter cost: seconds to lay it out and to seal it, and of laying out its processor.

    On a machine that does other work as well the clock counts that work too.
    """

    rendered: float
    sealed: float
    rendered_cpu: float


@dataclass(frozen=True)
class Result:
    """What a number of processes did: all their letters, their pace, the largest process.

    `paces` is letters per second, turn by turn; `there_seconds` is a letter where the bars were
    set, of the one process only.
    """

    letters: Sequence[Letter]
    paces: Sequence[float]
    peak_bytes: int
    there_seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """Letters per second, in the turn that was in the middle."""
        return statistics.median(self.paces)

    @property
    def rendered_ms(self) -> float:
        """The median of laying out a letter, in a warm process."""
        return statistics.median(letter.rendered for letter in self.letters) * 1_000

    @property
    def rendered_cpu_ms(self) -> float:
        """The median of what laying out a letter took of the processor."""
        return statistics.median(letter.rendered_cpu for letter in self.letters) * 1_000

    @property
    def sealed_ms(self) -> float:
        """The median of sealing one."""
        return statistics.median(letter.sealed for letter in self.letters) * 1_000


def measure(turns: int = TURNS, letters_each: int = LETTERS_PER_TURN) -> tuple[Result, Result]:
    """One process and two, by short turns, so that other work on the machine hits both."""
    found: dict[int, list[_Turn]] = {1: [], 2: []}
    with _workers(1) as one, _workers(2) as two:
        pools = {1: one, 2: two}
        for processes, pool in pools.items():
            _warm(pool, processes)
        for _ in range(turns):
            for processes, pool in pools.items():
                found[processes].append(_turn(pool, letters_each))
    return _result(found[1], _there(letters_each)), _result(found[2], 0.0)


def gain(one: Result, two: Result) -> float:
    """How many times as many letters two processes make: the median of the turns, pair by pair.

    Each turn of two is held against the turn of one right before it, because a machine that others
    use as well does not keep its speed for as long as all turns take.
    """
    return statistics.median(more / less for less, more in zip(one.paces, two.paces, strict=True))


def facts(number: int) -> Any:
    """The facts of letter `number`: SPUK and bijzondere uitkering by turns, amounts of its own."""
    name = ("specifiek", "bijzonder")[number % 2]
    found = json.loads(_text(name))
    for block in (*AMOUNTS, "uitvoeringskosten"):
        found[block] = _scaled(found[block], 100 + number)
    return found


@dataclass(frozen=True)
class _Turn:
    letters: Sequence[Letter]
    seconds: float
    peak_bytes: int


def _turn(pool: ProcessPoolExecutor, count: int) -> _Turn:
    begin = time.perf_counter()
    made = list(pool.map(_make, range(count)))
    seconds = time.perf_counter() - begin
    return _Turn([letter for letter, _ in made], seconds, max(peak for _, peak in made))


def _warm(pool: ProcessPoolExecutor, processes: int) -> None:
    """Until each process has made its first letters."""
    warm: set[int] = set()
    while len(warm) < processes:
        warm.update(pool.map(_warm_up, range(processes)))


def _workers(processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    # The first thing a new process unpickles is the initializer, so it must not import this module:
    # that names models, which exist from `django.setup` on.
    return ProcessPoolExecutor(processes, mp_context=context, initializer=django.setup)


def _there(count: int) -> float:
    """A letter where the bars were set: in a warm process, by turns with the yardstick."""
    with _workers(1) as pool:
        pool.submit(_warm_up, 0).result()
        return pool.submit(_by_turns, count).result()


def _by_turns(count: int) -> float:
    return yardstick.by_turns(lambda number: render_letter(facts(number)), count)


def _result(turns: Sequence[_Turn], there_seconds: float) -> Result:
    return Result(
        letters=[letter for turn in turns for letter in turn.letters],
        paces=[len(turn.letters) / turn.seconds for turn in turns],
        peak_bytes=max(turn.peak_bytes for turn in turns),
        there_seconds=there_seconds,
    )


def _warm_up(number: int) -> int:
    """As a worker is after its first letters: fonts and styles are loaded; which process it is."""
    for offset in (0, 1):
        _make(number + offset)
    return os.getpid()


def _make(number: int) -> tuple[Letter, int]:
    """Make a letter as the worker does; what it cost, and the peak of this process in bytes."""
    letter_facts = facts(number)
    begin, begin_cpu = time.perf_counter(), time.process_time()
    content = render_letter(letter_facts)
    laid_out, laid_out_cpu = time.perf_counter(), time.process_time()
    seal(content, at=clock.now())
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE
    return Letter(laid_out - begin, end - laid_out, laid_out_cpu - begin_cpu), peak


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def _scaled(value: Any, percent: int) -> Any:
    """Every amount at `percent`; the sums stay sums, as all amounts are whole hundreds of cents."""
    if isinstance(value, dict):
        return {
            key: part if key == "procent" else _scaled(part, percent) for key, part in value.items()
        }
    if isinstance(value, list):
        return [_scaled(part, percent) for part in value]
    return value * percent // 100 if isinstance(value, int) else value

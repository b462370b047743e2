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
LETTERS_PER_ROUND, ROUNDS = 40, 3
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
    """What a number of processes did: all their letters, the best round, the largest process.

    `there_seconds` is a letter where the bars were set, of the one process only.
    """

    letters: Sequence[Letter]
    per_second: float
    peak_bytes: int
    there_seconds: float = 0.0

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


def measure(
    rounds_each: int = ROUNDS, letters_each: int = LETTERS_PER_ROUND
) -> tuple[Result, Result]:
    """One process and two, by turns, so that other work on the machine hits both."""
    rounds: dict[int, list[_Round]] = {1: [], 2: []}
    for _ in range(rounds_each):
        for processes, found in rounds.items():
            found.append(_round(processes, letters_each))
    there = _there(letters_each)
    return _result(rounds[1], there), _result(rounds[2], 0.0)


def facts(number: int) -> Any:
    """The facts of letter `number`: SPUK and bijzondere uitkering by turns, amounts of its own."""
    name = ("specifiek", "bijzonder")[number % 2]
    found = json.loads(_text(name))
    for block in (*AMOUNTS, "uitvoeringskosten"):
        found[block] = _scaled(found[block], 100 + number)
    return found


@dataclass(frozen=True)
class _Round:
    letters: Sequence[Letter]
    seconds: float
    peak_bytes: int


def _round(processes: int, count: int) -> _Round:
    with _workers(processes) as pool:
        warm: set[int] = set()
        while len(warm) < processes:
            warm.update(pool.map(_warm_up, range(processes)))
        begin = time.perf_counter()
        made = list(pool.map(_make, range(count)))
        seconds = time.perf_counter() - begin
    return _Round([letter for letter, _ in made], seconds, max(peak for _, peak in made))


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


def _result(rounds: Sequence[_Round], there_seconds: float) -> Result:
    return Result(
        letters=[letter for one in rounds for letter in one.letters],
        per_second=max(len(one.letters) / one.seconds for one in rounds),
        peak_bytes=max(one.peak_bytes for one in rounds),
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

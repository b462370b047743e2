"""How fast this machine is, beside the one on which the bars for a letter were set.

A bar in milliseconds says nothing on a machine of another speed. The yardstick is a plain document
of the same engine, none of it ours: tables and paragraphs. It was printed by turns with the letter
of which the bars were derived, so its time on that other machine is known.
"""

import statistics
import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint import HTML

# What the yardstick takes where the letter of 157 ms was measured, in seconds of its processor.
THERE_SECONDS = 0.0953
ROUNDS, WARM_UPS = 15, 2
ROWS = 36
WORDS = (
    "Een zin van gewone lengte, zoals die in een brief staat, met een bedrag van 12.500.000 euro."
)


def slowness() -> float:
    """How many times as long this machine takes; 1 is as fast as where the bars were set."""
    seconds = [once() for _ in range(WARM_UPS + ROUNDS)]
    return statistics.median(seconds[WARM_UPS:]) / THERE_SECONDS


def by_turns(work: Callable[[int], object], turns: int) -> float:
    """Seconds that `work` would take where the bars were set: the median of as many turns.

    Each turn of the work is held against the yardstick right before and after it, because a machine
    that others use as well does not keep its speed for as long as a row of turns takes.
    """
    before, there = once(), []
    for number in range(turns):
        begin = time.process_time()
        work(number)
        seconds = time.process_time() - begin
        after = once()
        there.append(seconds / ((before + after) / 2 / THERE_SECONDS))
        before = after
    return statistics.median(there)


def once() -> float:
    """Seconds of the processor for the yardstick, once, here."""
    document = _document()
    begin = time.process_time()
    document.write_pdf()
    return time.process_time() - begin


@cache
def _document() -> "HTML":
    from weasyprint import HTML

    return HTML(string=_html())


def _html() -> str:
    row = "<tr><th>Regel</th><td>Onderdeel van de begroting</td><td>1.250.000</td></tr>"
    part = f"<h2>Onderwerp</h2><p>{WORDS * 4}</p><table>{row * 6}</table>"
    return f"<html lang='nl'><title>Maat</title><body>{part * (ROWS // 6)}</body></html>"

"""Two or more people who act at the same moment, each on a database connection of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connections

from regiodeals.common.errors import DomainError

PATIENCE = 30


@dataclass
class Outcome:
    """How one of the acts ended: with a result, or with an error."""

    result: Any = None
    error: BaseException | None = None


def at_once(*acts: Callable[[], Any]) -> list[Outcome]:
    """Do all acts together, each in a thread; returns when every one of them has ended.

    Needs a test with real transactions: what one connection commits, the others must see.
    """
    outcomes = [Outcome() for _ in acts]
    start = threading.Barrier(len(acts), timeout=PATIENCE)

    def run(act: Callable[[], Any], outcome: Outcome) -> None:
        try:
            # Connected before the start, so that nobody is late by the time a connection takes.
            connections["default"].ensure_connection()
            start.wait()
            outcome.result = act()
        except BaseException as error:
            outcome.error = error
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=run, args=pair, daemon=True)
        for pair in zip(acts, outcomes, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "an act hangs"
    return outcomes


def results_of(outcomes: list[Outcome]) -> list[Any]:
    """The results of the acts that succeeded; whatever is no refusal in words is raised."""
    for outcome in outcomes:
        if outcome.error is not None and not isinstance(outcome.error, DomainError):
            raise outcome.error
    return [outcome.result for outcome in outcomes if outcome.error is None]


def sentences_of(outcomes: list[Outcome]) -> list[str]:
    """The sentences of the acts that were refused."""
    return [str(outcome.error) for outcome in outcomes if outcome.error is not None]

"""A builder that is carried out once for each world in which it is called."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection, transaction

from regiodeals.common import clock
from regiodeals.common.origin import origin
from tests.remembering import files
from tests.remembering.description import Indescribable, described_settings, description
from tests.remembering.journal import Statement, journal
from tests.remembering.numbers import numbers
from tests.remembering.patches import patches

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Memory:
    """What one call did."""

    statements: list[Statement]
    documents: dict[str, bytes]
    promises: list[tuple[Callable[[], object], bool]]
    last_number: int
    answer: Any


def remembered(builder: Callable[P, R]) -> Callable[P, R]:
    """Carry out `builder` once for each database and arguments; after that, write what it wrote."""
    memories: dict[str, Memory] = {}

    @wraps(builder)
    def build(*args: P.args, **kwargs: P.kwargs) -> R:
        key = _key(args, kwargs)
        if key is None:
            return builder(*args, **kwargs)
        if key in memories:
            return cast("R", _again(memories[key]))
        answer, memory = _first(builder, args, kwargs)
        if memory is not None:
            memories[key] = memory
        return answer

    return build


def _key(args: Any, kwargs: Any) -> str | None:
    """The name of this call in this world; None where the outcome may be another each time."""
    if not journal.is_reading():
        return None
    try:
        parts = (
            journal.world,
            description([args, kwargs]),
            description([clock.now(), origin.get(), numbers.last]),
            patches.described(),
            described_settings(),
        )
    except Indescribable:
        return None
    return sha256("\0".join(parts).encode()).hexdigest()


def _again(memory: Memory) -> Any:
    journal.carry_out(memory.statements)
    files.store(memory.documents)
    for promise, robust in memory.promises:
        transaction.on_commit(promise, robust=robust)
    numbers.last = memory.last_number
    return deepcopy(memory.answer)


def _first(builder: Callable[..., R], args: Any, kwargs: Any) -> tuple[R, Memory | None]:
    """The answer, and the memory of it if doing the same again gives the same."""
    given = description([args, kwargs])
    documents = files.stored()
    promised: Any = connection.run_on_commit
    before = len(promised)
    with journal.recording() as recording:
        answer = builder(*args, **kwargs)
    if not recording.whole or description([args, kwargs]) != given:
        return answer, None
    return answer, Memory(
        recording.statements,
        {place: content for place, content in files.stored().items() if place not in documents},
        [(promise, robust) for _, promise, robust in promised[before:]],
        numbers.last,
        deepcopy(answer),
    )

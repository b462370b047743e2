"""Reads along with all that the tests write in the database, to know which world stands there.

The name of a world is made of all statements that led to it, of those that were undone too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import psycopg
from django.db import connection

from tests.remembering.numbers import numbers
from tests.remembering.sequences import statement_to_put_back

EMPTY = "empty"
READING = ("SELECT", "SHOW")
BUT_WRITING = ("nextval(", "setval(", "set_config(")
BOUNDARIES = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


class AnotherOutcome(AssertionError):
    """The same statements on the same database gave other rows."""


@dataclass
class Statement:
    """One statement, and the rows and the number of rows that came of it."""

    text: str
    outcome: Any


@dataclass(eq=False)
class Recording:
    """What a builder wrote so far; `whole` as long as carrying that out again gives the same."""

    statements: list[Statement] = field(default_factory=list)
    whole: bool = True


class Journal:
    """Reads along on the connection of the tests; only in a test that rolls back as a whole."""

    def __init__(self) -> None:
        self.world = EMPTY
        self._untouched = True
        self._is_awake = True
        self._put_back = ""
        self._recordings: list[Recording] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Read along as long as this process runs tests."""
        self._put_back = statement_to_put_back(connection)
        with connection.execute_wrapper(self._read_along):
            yield

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """For tests that begin on rows which were committed before them."""
        self._is_awake = False
        try:
            yield
        finally:
            self._is_awake = True

    def begin(self) -> None:
        """A test begins."""
        self.world, self._untouched = EMPTY, True

    def is_reading(self) -> bool:
        """Whether this test rolls back as a whole, and so begins on the same database as others."""
        blocks: Any = connection.atomic_blocks
        if not (self._is_awake and blocks and blocks[0]._from_testcase and self._put_back):
            return False
        if self._untouched:
            self._untouched = False
            numbers.last = 0
            connection.connection.execute(self._put_back)
        return True

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Keep the statements of this block."""
        own = Recording()
        self._recordings.append(own)
        try:
            yield own
        finally:
            self._recordings.pop()

    def carry_out(self, statements: list[Statement]) -> None:
        """Do all of this again, in one go. Raises AnotherOutcome."""
        if not statements:
            return
        script = ";\n".join(statement.text for statement in statements)
        cursor = connection.connection.execute(script.encode(), prepare=False)
        for statement in statements:
            if statement.outcome != _outcome(cursor):
                raise AnotherOutcome(statement.text)
            cursor.nextset()
            self._note(statement)

    def _read_along(
        self, execute: Callable[..., Any], text: Any, params: Any, many: bool, context: Any
    ) -> Any:
        if _only_reads(text) or not self.is_reading():
            return execute(text, params, many, context)
        if isinstance(text, str) and text.startswith(BOUNDARIES):
            # Its name differs each time; and an outcome that was undone is not to be repeated.
            self._pass(text.split(" ", 1)[0], whole=not text.startswith("ROLLBACK"))
            return execute(text, params, many, context)
        if many:
            self._pass(text + repr(params), whole=False)
            return execute(text, params, many, context)
        return self._written(execute, text, params, context)

    def _written(self, execute: Callable[..., Any], text: Any, params: Any, context: Any) -> Any:
        cursor = context["cursor"].cursor
        full = cursor.mogrify(text, params)
        try:
            result = execute(text, params, False, context)
        except Exception:
            self._pass(full, whole=False)
            raise
        self._note(Statement(full, _outcome(cursor)))
        return result

    def _note(self, statement: Statement) -> None:
        self._pass(statement.text)
        for recording in self._recordings:
            recording.statements.append(statement)

    def _pass(self, text: str, *, whole: bool = True) -> None:
        self.world = sha256((self.world + text).encode()).hexdigest()
        for recording in self._recordings:
            recording.whole = recording.whole and whole


def _only_reads(text: Any) -> bool:
    return (
        isinstance(text, str)
        and text.lstrip("( \n").startswith(READING)
        and not any(word in text for word in BUT_WRITING)
    )


def _outcome(cursor: "psycopg.Cursor[Any]") -> Any:
    """The rows that came back, as the server gave them, and how many it touched."""
    result = cursor.pgresult
    assert result is not None
    rows = [
        tuple(result.get_value(row, column) for column in range(result.nfields))
        for row in range(result.ntuples)
    ]
    return cursor.rowcount, rows


journal = Journal()

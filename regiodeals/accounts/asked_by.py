"""A question that a page asks for whoever opens it: Django writes its SQL once a day for all who
hold the same roles.

For the start page it wrote fourteen large questions on every visit, which took longer than the
database took to answer them. A rule stays a QuerySet, in the selectors of its room; only the number
of the person is filled in later.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, NoReturn, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

from regiodeals.accounts.models import User
from regiodeals.common import clock

Row = TypeVar("Row", bound=Model)

# Numbers that no question compares with by itself: of the person, and before it of what he opens.
_SOMEBODY = 2_146_999_999
_Days = tuple[date, date]
_Kind = tuple[bool, frozenset[str]]


@dataclass(frozen=True)
class _Written(Generic[Row]):
    """A question as Django wrote it for somebody: what to fill in, and how to read an answer."""

    found: QuerySet[Row]
    compiler: Any
    sql: str
    params: tuple[Any, ...]

    def asked_about(self, numbers: Sequence[int]) -> list[Row]:
        places = dict(zip(_places(len(numbers)), numbers, strict=True))
        params = tuple(
            places.get(param, param) if isinstance(param, int) else param for param in self.params
        )
        compiler = copy(self.compiler)
        # A connection is of one thread; what was written is of them all.
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        found = self.found.all()
        found.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        return list(found)


class AskedBy(Generic[Row]):
    """The QuerySet that `make` returns for a person, and for the number of what he opens.

    It may look at who the person is, at his roles and at what day it is, and at nothing else:
    whatever it would read beside that, would be kept for others who hold the same roles. `rows`
    raises ValueError when it does.
    """

    def __init__(self, make: Callable[..., QuerySet[Row]]) -> None:
        self._make = make
        self._days: _Days | None = None
        self._written: dict[_Kind, _Written[Row] | None] = {}

    def rows(self, user: User, *numbers: int) -> list[Row]:
        """What the database answers for this person now; `numbers` go to `make` after him."""
        days = clock.today(), clock.today(clock.KRALENDIJK)
        if days != self._days:
            self._written, self._days = {}, days
        written, kind = self._written, (user.is_active, user.current_roles)
        if kind not in written:
            written[kind] = self._write(*kind, len(numbers))
        question = written[kind]
        return question.asked_about([user.pk, *numbers]) if question else []

    def _write(self, is_active: bool, roles: frozenset[str], numbers: int) -> _Written[Row] | None:
        person, *others = _places(numbers + 1)
        # Of all else that could be known of somebody nothing is here: to want it is to ask for it.
        somebody = User.from_db("default", ["id", "is_active"], [person, is_active])
        somebody.current_roles = roles
        with connection.execute_wrapper(_refuse):
            found = self._make(somebody, *others)
            compiler = found.query.get_compiler(connection=connection)
            try:
                sql, params = compiler.as_sql()
            except EmptyResultSet:
                return None
        if wrong := [param for param in params if _is_of_one_moment_or_person(param)]:
            raise ValueError(f"{wrong} cannot be kept in {sql}")
        if missing := {*others} - {param for param in params if isinstance(param, int)}:
            raise ValueError(f"{missing} do not come back in {sql}")
        return _Written(found, compiler, sql, tuple(params))


def _places(number: int) -> list[int]:
    return [_SOMEBODY - place for place in range(number)]


def _refuse(_execute: Any, sql: str, *_args: Any) -> NoReturn:
    raise ValueError(f"to write a question may ask nothing: {sql}")


def _is_of_one_moment_or_person(param: Any) -> bool:
    """A time of the day, or somebody within a list, where no other can be filled in."""
    return isinstance(param, datetime) or (
        not isinstance(param, int) and str(_SOMEBODY)[:-1] in repr(param)
    )

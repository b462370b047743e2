"""A question that every page asks: Django writes its SQL once, and after that only values change.

To write the SQL takes Django longer than the database takes to answer. The rule stays a QuerySet,
in one place with the others; only what it compares with is filled in later.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# No number, day or word that a question compares with by itself.
_LARGE = 2_147_000_000
_LONG_AGO = date(1583, 1, 1)

Value = int | str | date


class AskedOften:
    """The QuerySet that `make` returns for values of these kinds, in their order.

    It must be of `values_list()`, and its shape may not depend on what the values are.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self._make = make
        self._places = [_stand_in(kind, number) for number, kind in enumerate(kinds)]
        self._sql = ""
        self._params: list[Any] = []

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """What the database answers for these values."""
        if not self._sql:
            self._write()
        filled = dict(zip(self._places, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [filled.get(param, param) for param in self._params])
            return list(cursor.fetchall())

    def _write(self) -> None:
        sql, params = self._make(*self._places).query.sql_with_params()
        if missing := set(self._places) - set(params):
            raise ValueError(f"{missing} of {self._make} do not come back in {sql}")
        # Last what tells another thread that all is there.
        self._params, self._sql = list(params), sql


def _stand_in(kind: type, number: int) -> Value:
    made: dict[type, Value] = {
        int: _LARGE + number,
        str: f"waarde {number} die nergens staat",
        date: _LONG_AGO + timedelta(days=number),
    }
    return made[kind]

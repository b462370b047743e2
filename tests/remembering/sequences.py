"""The sequences behind the keys, put back for each test: else no two tests would write the same.

Each begins at a place of its own, so that no two tables hand out the same keys and a test notices
a key that is used for another table.
"""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

FIRST = 10_000
APART = 1_000


def statement_to_put_back(connection: BaseDatabaseWrapper) -> str:
    """The statement that puts every sequence of this database at its own beginning."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, sequencename FROM pg_sequences"
            " WHERE sequencename LIKE '%%\\_id\\_seq' ORDER BY 1, 2",
            [],
        )
        return _put_back(cursor.fetchall())


def _put_back(names: Iterable[tuple[str, str]]) -> str:
    calls = [
        sql.SQL("setval({}, {})").format(
            sql.Literal(sql.Identifier(*name).as_string()), sql.Literal(FIRST + place * APART)
        )
        for place, name in enumerate(names)
    ]
    return sql.SQL("SELECT {}").format(sql.SQL(", ").join(calls)).as_string()

"""How the tables become empty after a test with real transactions: only those that hold rows.

Django truncates every table, which gives each of them new files on the disk: a second or more for
each test. A test fills some twenty tables with a few rows, and to delete those takes a tenth of it.

Whoever the test left behind in a transaction, a thread of the site or a worker that answers late,
would keep its locks into the next test: he gets a moment to end, and then his connection is cut.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from psycopg import sql

PATIENCE_S, PAUSE_S = 3.0, 0.05
STILL_BUSY = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend' AND xact_start IS NOT NULL
"""


@contextmanager
def only_what_is_full() -> Iterator[None]:
    """Empty the tables so, as long as this process runs tests."""
    truncate = connection.ops.sql_flush

    def statements(style: Any, tables: Sequence[str], **wishes: bool) -> list[str]:
        if wishes.get("reset_sequences") or not _may_pass_by_triggers():
            return truncate(style, tables, **wishes)
        end_others()
        return _deletions(tables)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(connection.ops, "sql_flush", statements)
        yield


def end_others() -> int:
    """Wait until nobody else is in a transaction here; the number of those who had to be cut."""
    until = time.monotonic() + PATIENCE_S
    with connection.cursor() as cursor:
        while True:
            cursor.execute(STILL_BUSY)
            busy = [pid for (pid,) in cursor.fetchall()]
            if not busy or time.monotonic() > until:
                break
            time.sleep(PAUSE_S)
        cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) AS pid", [busy])
    return len(busy)


def _deletions(tables: Sequence[str]) -> list[str]:
    full = _full(tables)
    if not full:
        return []
    # Frozen rows refuse to be deleted, and rows refer to each other; a truncation asks neither.
    passing_by = "SET LOCAL session_replication_role = replica"
    return [passing_by, *(_deletion(table) for table in full)]


def _deletion(table: str) -> str:
    return sql.SQL("DELETE FROM {}").format(sql.Identifier(table)).as_string()


def _full(tables: Sequence[str]) -> list[str]:
    if not tables:
        return []
    each = sql.SQL(" UNION ALL ").join(
        sql.SQL("(SELECT {} FROM {} LIMIT 1)").format(table, sql.Identifier(table))
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(each)
        return [table for (table,) in cursor.fetchall()]


def _may_pass_by_triggers() -> bool:
    """Whether this is the server of the tests, or one on which we may do less."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        return bool(cursor.fetchone() == ("on",))

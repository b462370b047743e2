"""The database of the tests: a copy of one on which the migrations ran.

Running them takes longer than most tests together. They run when a migration, what it loads or a
requirement changed; until then each process of a run begins with a fresh copy of that database.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

PREFIX = "regiodeals_migrated_"
LOCK = 20_240_219
WHAT_IT_RESTS_ON = ("*/**/migrations/*.py", "fixtures/**/*", "requirements/dev.txt")


@contextmanager
def fresh_copy(process: str) -> Iterator[None]:
    """Connect Django to a copy of its own for this process, and drop it at the end."""
    name = f"test_{connection.settings_dict['NAME']}_{process}"
    with _server() as server:
        # Two processes of one run begin at the same moment; the second finds it made.
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        migrated = _migrated(server)
        _drop(server, name)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(migrated)
            )
        )
    _go_to(name)
    try:
        yield
    finally:
        connection.close()
        with _server() as server:
            _drop(server, name)


def _migrated(server: psycopg.Connection) -> str:
    """The name of the database on which these migrations ran; made when it is not there."""
    name = PREFIX + fingerprint()
    there = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]
    ).fetchall()
    if (name,) in there:
        return name
    for (older,) in there:
        _drop(server, older)
    making = f"{PREFIX}being_made"
    connection.settings_dict["TEST"]["NAME"] = making
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(making), sql.Identifier(name)
        )
    )
    return name


def fingerprint() -> str:
    """Changes with each migration, with what a migration loads, and with the requirements."""
    found = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for pattern in WHAT_IT_RESTS_ON:
        for path in sorted(root.glob(pattern)):
            if path.is_file() and ".venv" not in path.parts and "var" not in path.parts:
                found.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def _server() -> psycopg.Connection:
    """A connection to the server itself, on which a database can be made and dropped."""
    own = connection.settings_dict
    return psycopg.connect(
        host=own["HOST"],
        port=own["PORT"],
        user=own["USER"],
        password=own["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _go_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name

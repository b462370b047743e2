"""A copy of the database of the demonstration, with a clock and files of its own.

What happens in the copy changes nothing in the demonstration, which stays on its own day.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.test import override_settings

from demo import processes
from regiodeals.celery import app
from regiodeals.common import clock
from regiodeals.common.errors import DomainError

SUFFIX = "jaar"
# Who was told to stop, is gone from the database a moment later.
PATIENCE_SECONDS = 10
LOOK_AGAIN_SECONDS = 0.1
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


OF_A_PAGE = ("pool", "options")


class InUse(DomainError):
    """Somebody else works in the database, and then it cannot be copied."""


@contextmanager
def own_copy() -> Iterator[None]:
    """Go on in a copy until the end; then the copy is gone, and the demonstration is as it was.

    A job for a worker is done at once, so that a day is over before the next one begins.
    Raises InUse.
    """
    with _without_pool():
        _require_alone()
        original, now = str(connection.settings_dict["NAME"]), clock.now()
        connection.creation.clone_test_db(SUFFIX, verbosity=0)
        try:
            _connect_to(f"{original}_{SUFFIX}")
            with _own_files(now), processes.catcher() as mail, _at_once(mail):
                yield
        finally:
            _connect_to(original)
            connection.creation.destroy_test_db(suffix=SUFFIX, verbosity=0)


@contextmanager
def _without_pool() -> Iterator[None]:
    """A pool would keep the database open that is copied, and the copy that is dropped.

    Nor the patience of a page: on a busy machine a database is copied or dropped in half a minute.
    """
    own = connection.settings_dict
    options = own["OPTIONS"]
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    own["OPTIONS"] = {name: value for name, value in options.items() if name not in OF_A_PAGE}
    try:
        yield
    finally:
        connection.close()
        own["OPTIONS"] = options


@contextmanager
def _own_files(now: datetime) -> Iterator[None]:
    """A clock that begins now, and a place for what is written."""
    folder = processes.folder() / SUFFIX
    with override_settings(
        DEMO_CLOCK_FILE=folder / "clock.json", DOCUMENTS_ROOT=folder / "documents"
    ):
        clock.move_demo_clock(now)
        yield


def _require_alone() -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _others():
        if time.monotonic() > deadline:
            raise InUse(
                "Het jaar is nu niet te spelen: iemand anders gebruikt de database van de"
                " demonstratie. Stop de site en draai make demo opnieuw."
            )
        time.sleep(LOOK_AGAIN_SECONDS)


def _others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        return int(cursor.fetchone()[0])


def _connect_to(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database


@contextmanager
def _at_once(mail: Mapping[str, str]) -> Iterator[None]:
    """Jobs run where they are ordered, and mail goes to the catcher of the copy."""
    before, traces = app.conf.task_always_eager, logging.getLogger("celery.app.trace")
    app.conf.task_always_eager = True
    # Of each mail a line that it went well would bury the progress.
    traces.setLevel(logging.WARNING)
    try:
        with override_settings(EMAIL_HOST=mail["EMAIL_HOST"], EMAIL_PORT=int(mail["EMAIL_PORT"])):
            yield
    finally:
        app.conf.task_always_eager = before
        traces.setLevel(logging.NOTSET)

"""The database, while a browser is open: Playwright keeps an event loop, so not in this thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

Found = TypeVar("Found")


class Beside:
    """Does something in a thread of its own, and gives what came of it."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool

    def __call__(self, what: Callable[[], Found]) -> Found:
        """The answer of `what`, with a connection that is closed afterwards."""
        return self._pool.submit(_done, what).result()


def _done(what: Callable[[], Found]) -> Found:
    try:
        return what()
    finally:
        connection.close()

"""Tell a worker to hurry; the row in the database stays the only promise."""

from typing import Any

from django.db import transaction


def hurry(task: Any, *args: int) -> None:
    """Send the message after commit; a broker that is down costs time, never the work.

    `robust=True`: the user's act has been committed, so a failing broker may not turn it into an
    error page. The sweep sends what was missed.
    """

    # A function and no partial(): Django names it in its log, and fails itself without a name.
    def send() -> None:
        task.delay(*args)

    transaction.on_commit(send, robust=True)

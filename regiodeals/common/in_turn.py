"""Two people who need the same row take turns; who waits too long gets a sentence, not an error."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError
from psycopg.errors import DeadlockDetected, LockNotAvailable

from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch


@contextmanager
def in_turn() -> Iterator[None]:
    """Around a service and its transaction, which has then been rolled back.

    Raises WrongState when the database gave up waiting for a row that somebody else holds.
    """
    try:
        yield
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
            raise
        raise WrongState(
            dutch(
                "Iemand anders is hier nu mee bezig. Er is niets gewijzigd. Probeer het zo nog"
                " eens."
            )
        ) from error

"""Counts how often something happened, over all processes; see docs/adr/0046.

Counts stand in Valkey. When it is away this process counts for itself: a brake that fails must not
stop the work, and one that counts too little is still a brake.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from redis.exceptions import RedisError

from regiodeals.common import clock
from regiodeals.settings.brakes import NEAR, SHARED

logger = logging.getLogger(__name__)
Found = TypeVar("Found")


class WholeNumbers:
    """How a count is kept. Django's own way unpickles, so executes, what somebody put there."""

    def dumps(self, number: int) -> int:
        """As it is."""
        return int(number)

    def loads(self, kept: bytes) -> int:
        """Raises ValueError for what is no number."""
        return int(kept)


def count(key: str, seconds: int) -> int:
    """Count once more; how often that is since the first, which is forgotten after `seconds`."""
    return _together(lambda cache: _count_in(cache, key, seconds))


def count_since(key: str, seconds: int) -> tuple[int, datetime]:
    """The same, with the moment of the first."""
    return _together(lambda cache: _count_since_in(cache, key, seconds))


def counted(key: str) -> int:
    """How often it was counted, without counting."""
    return _together(lambda cache: cache.get(key) or 0)


def _count_since_in(cache: BaseCache, key: str, seconds: int) -> tuple[int, datetime]:
    now = int(clock.now().timestamp())
    since = now if cache.add(f"{key}:since", now, seconds) else cache.get(f"{key}:since") or now
    # By its first moment: a count never outlives what it began with.
    return _count_in(cache, f"{key}:{since}", seconds), datetime.fromtimestamp(since, UTC)


def _count_in(cache: BaseCache, key: str, seconds: int) -> int:
    if cache.add(key, 1, seconds):
        return 1
    try:
        number = cache.incr(key)
    except ValueError:
        # It was forgotten in between.
        return 1
    if number == 1:
        # The same, but noticed by Valkey itself: made anew without an end, it would stay for ever.
        cache.touch(key, seconds)
    return number


def _together(act: Callable[[BaseCache], Found]) -> Found:
    try:
        return act(caches[SHARED])
    except (RedisError, ValueError) as error:
        # Without its text, which may hold the address with its password.
        logger.warning("the brakes count per process: %s", type(error).__name__)
        return act(caches[NEAR])

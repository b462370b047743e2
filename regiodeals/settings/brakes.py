"""Where is counted how often somebody did something: in Valkey, so that all processes count as one.

Each name of a cache that the brakes use stands here; nothing else is kept in a cache.
"""

from typing import Any

SHARED, NEAR = "default", "near"
# An answer that takes longer is no use: who waits for a page is counted in his own process then.
PATIENCE = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
# More people and addresses than come in an hour; the default throws counts away at 300.
MOST_COUNTS = 50_000


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """The setting CACHES; without an address each process counts for itself."""
    return {SHARED: _valkey(redis_url) if redis_url else _memory(SHARED), NEAR: _memory(NEAR)}


def _valkey(url: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        # Beside the messages of Celery, which never begin so.
        "KEY_PREFIX": "rem",
        "OPTIONS": {"serializer": "regiodeals.accounts.counting.WholeNumbers", **PATIENCE},
    }


def _memory(name: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": MOST_COUNTS},
    }

"""What Valkey tells about the work that waits there; each answer comes within half a second.

Raises redis.RedisError when it does not answer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import redis

from regiodeals.celery import app

PATIENCE = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
# How kombu names what a worker took and did not finish, and what a worker does while it waits.
TAKEN, WAITS = "unacked", "brpop"
PULSE = "gezond:hartslag"


def version() -> str:
    """Which Valkey it is."""
    with _valkey() as client:
        known: dict[str, Any] = client.info("server")
    return str(known.get("valkey_version") or known["redis_version"])


def waiting() -> dict[str, int]:
    """How many messages wait for a worker, per queue."""
    with _valkey() as client:
        return {name: int(client.llen(_key(name))) for name in sorted(app.amqp.queues)}


def taken() -> int:
    """How many messages a worker took and has not finished."""
    with _valkey() as client:
        return int(client.hlen(_key(TAKEN)))


def listeners() -> int:
    """How many workers wait for messages or were given one. They take no commands themselves."""
    with _valkey() as client:
        return sum(one["cmd"] == WAITS for one in client.client_list())


def keep_pulse(moment: datetime) -> None:
    """Write when the planner was last heard."""
    with _valkey() as client:
        client.set(_key(PULSE), int(moment.timestamp()))


def last_pulse() -> datetime | None:
    """When the planner was last heard; None when Valkey has not heard it yet."""
    with _valkey() as client:
        kept = client.get(_key(PULSE))
    return None if kept is None else datetime.fromtimestamp(int(kept), UTC)


@contextmanager
def _valkey() -> Iterator["redis.Redis"]:
    # The same server as the messages go to.
    with redis.Redis.from_url(app.conf.broker_write_url, **PATIENCE) as client:
        yield client


def _key(name: str) -> str:
    options: dict[str, Any] = app.conf.broker_transport_options
    return f"{options.get('global_keyprefix', '')}{name}"

"""A broker of its own for one test."""

import socket
from collections.abc import Iterator
from uuid import uuid4

import pytest
import redis

from regiodeals.celery import app


class Broker:
    """The real Valkey, under a prefix that no other test uses; it can be out of reach."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.prefix = f"test-{uuid4()}-"
        self._monkeypatch = monkeypatch
        monkeypatch.setitem(app.conf.broker_transport_options, "global_keyprefix", self.prefix)
        self._connect(app.conf.broker_url)

    def go_down(self) -> None:
        """From here on nobody listens where the broker should be."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._connect(f"redis://127.0.0.1:{probe.getsockname()[1]}/0")

    def come_back(self) -> None:
        """The broker listens again."""
        self._connect(app.conf.broker_url)

    def clean_up(self) -> None:
        """Leave nothing of this test behind."""
        self.come_back()
        with redis.Redis.from_url(app.conf.broker_url) as client:
            for key in client.scan_iter(f"{self.prefix}*"):
                client.delete(key)

    def waiting(self) -> int:
        """How many messages wait for a worker."""
        with redis.Redis.from_url(app.conf.broker_url) as client:
            return int(client.llen(f"{self.prefix}celery"))

    def _connect(self, url: str) -> None:
        self._monkeypatch.setenv("CELERY_BROKER_WRITE_URL", url)
        # Celery keeps its connections; without this it would go on with the former broker.
        self._monkeypatch.setattr(app, "_pool", None)
        self._monkeypatch.setattr(app.amqp, "_producer_pool", None)


@pytest.fixture
def broker(real_broker: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """A broker of this test alone."""
    own = Broker(monkeypatch)
    yield own
    own.clean_up()

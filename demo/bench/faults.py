"""Kill the workers that plan and send reminders, and count what arrives at a real mail server.

Its messages stand under a name of their own in the broker.
"""

import logging
import os
import random
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import redis
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection

from demo.bench import years
from demo.bench.crowd import own_database
from demo.bench.reminders import Planning, among_many, morning, owe, owner
from demo.bench.years import Round
from monitoring.herinnering import running
from regiodeals.celery import app
from regiodeals.common import clock
from regiodeals.mail import sending
from regiodeals.mail.attempt import LEASE
from regiodeals.mail.models import Message
from regiodeals.mail.selectors import ids_due
from regiodeals.obligations.models import ObligationKind

KILLS, REMINDERS = 200, 500
# As long as a worker lives at most before it is killed, in seconds.
LONGEST_LIFE = 0.4


@dataclass(frozen=True)
class Faults:
    """What arrived after so many kills, and how often a second time under the same name."""

    kills: int
    reminders: int
    arrived: int
    repeats: int


def measure(kills: int = KILLS, reminders: int = REMINDERS) -> tuple[Planning, Round, Faults]:
    """A day and a round of years among very many, and the kills, in one database of the bench."""
    with own_database():
        return among_many(), years.among_many(), killed(kills, reminders)


def killed(kills: int, reminders: int) -> Faults:
    """Kill a worker at a random moment, again and again, with two beats and a broker that forgets.

    Each time two workers plan, order and send; one is killed. In the end one is left in peace.
    """
    with _own_broker() as flush, morning() as move, _post_office() as arrived:
        due_on = clock.today() + timedelta(days=14)
        owe(((number, ObligationKind.SISA, due_on) for number in range(reminders)), owner())
        chance = random.Random(reminders)  # noqa: S311  (no secret: the same moments each time)
        for number in range(kills):
            if number in {kills // 3, 2 * kills // 3}:
                flush()
            _one_is_killed(chance.uniform(0, LONGEST_LIFE))
            move(LEASE)
        move(LEASE)
        _work()
        names = Message.objects.values_list("message_id", flat=True)
        return Faults(
            kills,
            reminders,
            sum(arrived[name] > 0 for name in names),
            sum(arrived.values()) - len(arrived),
        )


def _one_is_killed(life: float) -> None:
    """Two workers at once; after `life` seconds one of them is gone, the other ends its work."""
    connection.close()
    first, second = _fork(), _fork()
    time.sleep(life)
    os.kill(first, signal.SIGKILL)
    for process in (first, second):
        os.waitpid(process, 0)


def _fork() -> int:
    process = os.fork()
    if process:
        return process
    try:
        _work()
    finally:
        os._exit(0)


def _work() -> None:
    """What the beat and a worker do: plan, order, and send what is due."""
    running.plan_due_rounds()
    running.order_reminders()
    for message_id in ids_due():
        sending.send(message_id)


@contextmanager
def _post_office() -> Iterator[Counter[str]]:
    """A mail server of this measurement, which counts each Message-ID that it takes."""
    arrived: Counter[str] = Counter()

    class Office:
        async def handle_DATA(  # noqa: N802  (the name that aiosmtpd calls)
            self, _server: Any, _session: Any, envelope: Any
        ) -> str:
            head = envelope.content.decode("utf-8", "replace").splitlines()
            arrived.update(
                line.partition(":")[2].strip()
                for line in head
                if line.lower().startswith("message-id:")
            )
            return "250 OK"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    controller = Controller(Office(), hostname="127.0.0.1", port=port)
    controller.start()
    before = (settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield arrived
    finally:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = before
        controller.stop()


@contextmanager
def _own_broker() -> Iterator[Any]:
    """Messages of this measurement reach no worker of the site; yields how to lose them all."""
    prefix, options = f"bench-{uuid4()}-", app.conf.broker_transport_options

    def flush() -> None:
        with redis.Redis.from_url(app.conf.broker_url) as client:
            for key in client.scan_iter(f"{prefix}*"):
                client.delete(key)

    _talk_to_broker(options | {"global_keyprefix": prefix})
    try:
        yield flush
    finally:
        flush()
        _talk_to_broker(options)


def _talk_to_broker(options: dict[str, Any]) -> None:
    """With these options, from the next message on.

    Celery keeps its connections and has no public way to make it look at its options anew.
    """
    app.conf.broker_transport_options = options
    app._pool = None  # type: ignore[attr-defined]
    app.amqp._producer_pool = None  # type: ignore[attr-defined]

"""Letters in series through the real worker: rendered, sealed and stored, on a database of its own.

The clock runs from the first message until the row of the last letter says that it is stored. The
memory is the most that either process of the worker ever held, shared pages included.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import redis
from django.conf import settings
from django.db import connection
from django.test import override_settings

from demo.bench.crowd import Crowd, own_database
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.tasks import render_letter
from regiodeals.celery import app
from regiodeals.documents import store

# The letters of one tranche, and those of many.
TRANCHE, MANY = 22, 1_000
# Enough for both processes to have made some: fonts and styles are loaded.
WARM_UPS = 8
PATIENCE, STOP_SECONDS, LOOK_EACH = 120, 20, 0.02
KIBIBYTE = 1024
LAST_WORDS = 2_000


@dataclass(frozen=True)
class Series:
    """What the worker did: seconds for a tranche, seconds and bytes for many letters."""

    tranche: int
    tranche_seconds: float
    many: int
    many_seconds: float
    peak_bytes: int


class WorkerStopped(RuntimeError):
    """The worker of the bench ended, or made no letter any more."""


def measure(many: int = MANY) -> Series:
    """A tranche of letters, and then many more, by the same worker."""
    with own_database():
        return made_by_worker(Crowd(), many=many)


def made_by_worker(crowd: Crowd, *, tranche: int = TRANCHE, many: int = MANY) -> Series:
    """Order letters in the database of this process, and let the worker make them."""
    orders = crowd.order_letters(WARM_UPS + tranche + many)
    with tempfile.TemporaryDirectory() as folder, _worker(Path(folder)) as worker:
        worker.make(orders[:WARM_UPS])
        seconds = worker.make(orders[WARM_UPS : WARM_UPS + tranche])
        _require_sealed(orders[WARM_UPS : WARM_UPS + tranche], Path(folder))
        many_seconds = worker.make(orders[WARM_UPS + tranche :])
        return Series(tranche, seconds, many, many_seconds, worker.peak_bytes)


class _Worker:
    """The running worker, and the messages to it."""

    def __init__(self, process: "subprocess.Popen[bytes]", prefix: str) -> None:
        self._process, self._prefix = process, prefix
        self.peak_bytes = 0

    def make(self, orders: Sequence[int]) -> float:
        """Have these letters made; how many seconds that took."""
        begin = time.perf_counter()
        options = {"global_keyprefix": self._prefix}
        with app.connection_for_write(transport_options=options) as broker:
            for order in orders:
                app.send_task(str(render_letter.name), (order,), connection=broker)
        self._await(orders)
        return time.perf_counter() - begin

    def _await(self, orders: Sequence[int]) -> None:
        made, deadline = -1, 0.0
        while made < len(orders):
            found = _stored(orders)
            if found > made:
                made, deadline = found, time.monotonic() + PATIENCE
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise WorkerStopped(f"{made} of {len(orders)} letters were made")
            self.peak_bytes = max(self.peak_bytes, *_peaks(self._process.pid))
            time.sleep(LOOK_EACH)


@contextmanager
def _worker(folder: Path) -> Iterator[_Worker]:
    prefix = f"bench-{uuid4()}-"
    # What the worker says of itself matters only when it does not work.
    log = folder / "worker.log"
    database = f"/{connection.settings_dict['NAME']}"
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=database)
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  (the command is made here)
            [sys.executable, "-m", "demo.bench.worker", prefix, str(folder)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": address.geturl()},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _Worker(process, prefix)
    except WorkerStopped as stopped:
        raise WorkerStopped(f"{stopped}\n{log.read_text()[-LAST_WORDS:]}") from stopped
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _forget_messages(prefix)


def _forget_messages(prefix: str) -> None:
    with redis.Redis.from_url(app.conf.broker_url) as client:
        for key in client.scan_iter(f"{prefix}*"):
            client.delete(key)


def _stored(orders: Sequence[int]) -> int:
    made = Beschikking.objects.filter(pk__in=orders, document__stored_at__isnull=False)
    return made.count()


def _require_sealed(orders: Sequence[int], folder: Path) -> None:
    """A letter that is quick because it is no letter would be a lie."""
    rows = Beschikking.objects.filter(pk__in=orders).values_list("document__sha256", flat=True)
    with override_settings(DOCUMENTS_ROOT=folder):
        for digest in rows:
            if b"/ByteRange" not in store.get(digest):
                raise WorkerStopped(f"{digest} is no sealed letter")


def _peaks(pid: int) -> list[int]:
    """The most that each process of the worker held so far, in bytes; Linux keeps the account."""
    peaks = [0]
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in children.read_text().split() if children.exists() else []:
        try:
            status = Path(f"/proc/{child}/status").read_text()
        except OSError:
            continue
        peaks += [
            int(line.split()[1]) * KIBIBYTE
            for line in status.splitlines()
            if line.startswith("VmHWM")
        ]
    return peaks

"""An own PostgreSQL and Valkey under var/, for the demonstration, development and the tests.

Both come from Python wheels: no root, no Docker, no installation. Production never imports this.
"""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from demo.local_servers.account import server_account
from demo.local_servers.choices import Choices
from demo.local_servers.errors import LocalServersError
from demo.local_servers.home import Home
from demo.local_servers.postgres import Postgres
from demo.local_servers.valkey import Valkey

__all__ = [
    "LocalServers",
    "LocalServersError",
    "ensure_running",
    "provide_environment",
    "remove",
    "status",
    "stop",
]

BASE_DIR = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class LocalServers:
    """Where the two servers listen; the addresses hold the passwords."""

    database_url: str
    redis_url: str


def tell(sentence: str) -> None:
    """Say it on standard error, so that a command's own output stays clean."""
    print(sentence, file=sys.stderr, flush=True)


def ensure_running(announce: Callable[[str], None] = tell, base: Path = BASE_DIR) -> LocalServers:
    """Start what is down, leave what runs, and say where both are.

    Any number of processes may call this at once: the first starts, the others wait for it.
    Raises LocalServersError with a Dutch sentence when a server does not come up.
    """
    with _alone(base):
        postgres, valkey = _servers(base)
        started = [server.name for server in (postgres, valkey) if server.start_if_down()]
        if started:
            announce(f"{' en '.join(started)} gestart op 127.0.0.1; de gegevens staan in var/.")
        return LocalServers(database_url=postgres.url, redis_url=valkey.url)


def stop(announce: Callable[[str], None] = tell, base: Path = BASE_DIR) -> None:
    """Stop what runs; the data stays."""
    with _alone(base):
        stopped = [server.name for server in _servers(base) if server.stop_if_running()]
        announce(f"{' en '.join(stopped)} gestopt." if stopped else "Er draaide niets.")


def remove(announce: Callable[[str], None] = tell, base: Path = BASE_DIR) -> None:
    """Stop both and throw their data away, also where it lies outside the clone."""
    stop(announce, base)
    with _alone(base):
        shutil.rmtree((base / "var" / "servers").resolve())
        announce("De gegevens van PostgreSQL en Valkey zijn verwijderd.")


def status(base: Path = BASE_DIR) -> dict[str, bool]:
    """Which of the two answers now, by name."""
    with _alone(base):
        return {server.name: server.is_running() for server in _servers(base)}


def provide_environment() -> None:
    """Fill in DATABASE_URL and REDIS_URL where they are absent; never called in production."""
    absent = {"DATABASE_URL", "REDIS_URL"} - os.environ.keys()
    if not absent:
        return
    servers = ensure_running()
    urls = {"DATABASE_URL": servers.database_url, "REDIS_URL": servers.redis_url}
    os.environ.update({name: urls[name] for name in absent})


def _servers(base: Path) -> tuple[Postgres, Valkey]:
    home = Home.under(base / "var", server_account())
    choices = Choices(home.folder)
    return Postgres(home, choices), Valkey(home, choices)


@contextmanager
def _alone(base: Path) -> Iterator[None]:
    """Hold the lock of this clone; the kernel lets go of it, also when a process is killed."""
    var = base / "var"
    try:
        var.mkdir(parents=True, exist_ok=True)
        lock = (var / "servers.lock").open("w")
    except PermissionError as error:
        raise LocalServersError(f"De map {var} is van een andere gebruiker.") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

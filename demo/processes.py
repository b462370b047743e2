"""The worker and the site as processes of their own; only what was started here is stopped here."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from regiodeals.common.errors import DomainError

HOST = "127.0.0.1"
LOWEST_PORT, HIGHEST_PORT = 1_024, 65_535
WORKERS = 2
# The button that lets a month pass lives thirty days in one request.
LONGEST_ANSWER_SECONDS = 120
STOP_SECONDS = 20
START_SECONDS = 30


class ProcessFailed(DomainError):
    """A process did not start, or stopped by itself."""


def folder() -> Path:
    """Where the demonstration keeps its clock, its logs and its copies of the letters."""
    clock_file: Path | None = settings.DEMO_CLOCK_FILE
    if clock_file is None:
        raise ProcessFailed("Deze omgeving heeft geen demonstratie: er is geen eigen klok.")
    return clock_file.parent


@contextmanager
def catcher() -> Iterator[dict[str, str]]:
    """A mail server that keeps every mail in `post_folder`; yields the environment that uses it.

    When it does not come up the mail waits in the outbox, as it does behind any server.
    """
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "demo.catcher", str(port), str(post_folder())]
    with _running(command, folder() / "post.log"):
        _await_listener(port)
        yield {"EMAIL_HOST": HOST, "EMAIL_PORT": str(port)}


def post_folder() -> Path:
    """Where the mails of the demonstration are."""
    return folder() / "post"


@contextmanager
def worker(environment: Mapping[str, str] = MappingProxyType({})) -> Iterator[None]:
    """A Celery worker of two processes, with the clock of the sweep inside; stopped at the end."""
    schedule = folder() / "beat-schedule"
    command = [
        *(sys.executable, "-m", "celery", "-A", "regiodeals", "worker"),
        *("-B", "--schedule", str(schedule), "--concurrency", str(WORKERS)),
        *("--loglevel", "WARNING"),
    ]
    with _running(command, folder() / "worker.log", environment):
        yield


def address(port: int) -> dict[str, str]:
    """Where the links in a mail lead, for who composes it."""
    return {"SITE_URL": f"http://{HOST}:{port}"}


@contextmanager
def site(
    port: int, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator["subprocess.Popen[bytes]"]:
    """The site on 127.0.0.1; yields when it answers. Raises ProcessFailed when it does not."""
    log = folder() / "site.log"
    command = [
        *(sys.executable, "-m", "gunicorn", "regiodeals.wsgi"),
        *("--bind", f"{HOST}:{port}", "--workers", str(WORKERS), "--log-level", "warning"),
        *("--timeout", str(LONGEST_ANSWER_SECONDS)),
    ]
    with _running(command, log, address(port) | dict(environment)) as process:
        _await_answer(process, port, log)
        yield process


def require_free(port: int) -> None:
    """Raise ProcessFailed when the site cannot listen on `port`."""
    if not LOWEST_PORT <= port <= HIGHEST_PORT:
        raise ProcessFailed(
            f"Poort {port} kan niet. Kies er een van {LOWEST_PORT} tot en met {HIGHEST_PORT}."
        )
    with socket.socket() as probe:
        # A connection that is still closing does not keep the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other = port + 1 if port < HIGHEST_PORT else LOWEST_PORT
            raise ProcessFailed(
                f"Poort {port} op {HOST} is niet vrij. Kies een andere: make demo PORT={other}"
            ) from error


@contextmanager
def _running(
    command: Sequence[str], log: Path, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator["subprocess.Popen[bytes]"]:
    log.parent.mkdir(parents=True, exist_ok=True)
    tethered = [sys.executable, "-m", "demo.tether", str(os.getpid()), *command]
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603  (the command is made here)
            tethered,
            cwd=settings.BASE_DIR,
            env=os.environ | dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # A Ctrl-C in the terminal reaches only the command, which then stops this in order.
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _await_listener(port: int) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)


def _await_answer(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(0.1)
    raise ProcessFailed(f"De site start niet. In {log} staat waarom.")


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/gezond/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()

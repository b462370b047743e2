"""The health checks of the containers tell work from silence."""

import os
import runpy
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent.parent / "tools" / "container_health.py"


def check(name: str) -> Callable[[], bool]:
    """The function that the container calls."""
    found: Callable[[], bool] = runpy.run_path(str(SCRIPT))[f"{name}_is_healthy"]
    return found


@contextmanager
def site_that_answers(status: int) -> Iterator[dict[str, str]]:
    """A site on a free port; what comes out is what it was asked last."""
    asked: dict[str, str] = {}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.update(self.headers.items(), path=self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Keep the output of the tests clean."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        asked["port"] = str(server.server_port)
        yield asked
        thread.join()


def web_is_healthy(monkeypatch: pytest.MonkeyPatch, port: str) -> bool:
    function = check("web")
    monkeypatch.setitem(function.__globals__, "WEB_PORT", int(port))
    monkeypatch.setenv("ALLOWED_HOSTS", "regiodeals.example.nl, other.example.nl")
    return function()


def test_the_site_is_asked_as_the_proxy_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    with site_that_answers(200) as asked:
        assert web_is_healthy(monkeypatch, asked["port"])
    assert asked["path"] == "/gezond/"
    assert asked["Host"] == "regiodeals.example.nl"
    assert asked["X-Forwarded-Proto"] == "https"


@pytest.mark.parametrize("status", [301, 400, 500, 503])
def test_a_site_that_answers_otherwise_is_not_healthy(
    monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    with site_that_answers(status) as asked:
        assert not web_is_healthy(monkeypatch, asked["port"])


def test_a_worker_is_healthy_while_it_is_connected_to_the_broker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = os.environ["REDIS_URL"]
    (tmp_path / "redis_url").write_text(url)
    monkeypatch.setenv("REDIS_URL_FILE", str(tmp_path / "redis_url"))
    # An address of its own, as a container has; all of 127.0.0.0/8 is this machine.
    monkeypatch.setattr(socket, "gethostbyname", lambda _name: "127.0.0.77")
    assert not check("worker")()
    host, port = url.rpartition("@")[2].split("/")[0].split(":")
    with socket.create_connection((host, int(port)), source_address=("127.0.0.77", 0)):
        assert check("worker")()


@pytest.mark.parametrize(("silent_for", "healthy"), [(0, True), (300, True), (900, False)])
def test_beat_is_healthy_while_it_keeps_its_schedule(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, silent_for: int, healthy: bool
) -> None:
    schedule = tmp_path / "beat.dat"
    schedule.touch()
    written = schedule.stat().st_mtime - silent_for
    os.utime(schedule, (written, written))
    function = check("beat")
    monkeypatch.setitem(function.__globals__, "BEAT_SCHEDULE", tmp_path / "beat")
    assert function() is healthy

"""Only what was started is stopped, and nothing outlives its starter."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from demo import processes
from demo.processes import ProcessFailed

PATIENCE = 20
PROJECT = Path(__file__).resolve().parent.parent.parent


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_is_tethered_ends_with_its_starter_however_that_ends() -> None:
    starter = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, subprocess, sys; "
            "p = subprocess.Popen([sys.executable, '-m', 'demo.tether', str(os.getpid()),"
            " 'sleep', '60']); print(p.pid, flush=True); p.wait()",
        ],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert starter.stdout is not None
    tethered = int(starter.stdout.readline())
    deadline = time.monotonic() + PATIENCE
    while b"sleep" not in Path(f"/proc/{tethered}/cmdline").read_bytes().split(b"\0")[:1]:
        assert time.monotonic() < deadline
        time.sleep(0.05)

    starter.send_signal(signal.SIGKILL)
    starter.communicate()

    while is_alive(tethered):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_nothing_is_started_for_a_starter_that_is_gone() -> None:
    gone = subprocess.run(
        [sys.executable, "-m", "demo.tether", str(os.getpid() + 1), "echo", "started"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
    )
    assert (gone.returncode, gone.stdout) == (1, b"")


def test_a_free_port_is_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    processes.require_free(port)


@pytest.mark.parametrize("port", [-1, 0, 80, 65_536])
def test_a_port_that_nobody_can_have_is_told(port: int) -> None:
    with pytest.raises(ProcessFailed, match="1024 tot en met 65535"):
        processes.require_free(port)


def test_a_site_that_does_not_start_names_its_log(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO_CLOCK_FILE = tmp_path / "clock.json"
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(ProcessFailed, match=r"site\.log"), processes.site(8000):
        pass


def test_a_link_in_a_mail_leads_to_the_port_of_the_site() -> None:
    assert processes.address(8137) == {"SITE_URL": "http://127.0.0.1:8137"}


def test_without_demonstration_there_is_no_folder(settings: Any) -> None:
    settings.DEMO_CLOCK_FILE = None

    with pytest.raises(ProcessFailed, match="geen demonstratie"):
        processes.folder()

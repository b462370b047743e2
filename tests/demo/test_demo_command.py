"""`manage.py demo` as somebody runs it: with a real worker, broker, site and Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from django.db import connection

from demo.inventions import gaps
from regiodeals.documents.models import Document, Kind
from tests import builders
from tests.demo import stories

PROJECT = Path(__file__).resolve().parent.parent.parent
# Apart from the database of the site, and one for each process of the tests.
FIRST_BROKER_DATABASE = 8
PATIENCE = 100
MAILS = range(32, 46)
DEAF_TO_CTRL_C = ("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh")

pytestmark = pytest.mark.django_db(transaction=True)


class Demo:
    """Runs the command on the database of the test, in a folder of the test."""

    def __init__(self, folder: Path, worker_id: str) -> None:
        number = int(re.sub(r"\D", "", worker_id) or 0)
        broker = _with_path(os.environ["REDIS_URL"], f"/{FIRST_BROKER_DATABASE + number}")
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.demo.demo_settings",
            "DATABASE_URL": _with_path(
                os.environ["DATABASE_URL"], f"/{connection.settings_dict['NAME']}"
            ),
            "REDIS_URL": broker,
            "DEMO_FOLDER": str(folder),
        }
        with redis.Redis.from_url(broker) as messages:
            messages.flushdb()

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Begin as a background job of a script does, with Ctrl-C ignored, and do not wait."""
        process = subprocess.Popen(
            [*DEAF_TO_CTRL_C, sys.executable, "manage.py", "demo", *arguments],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=PATIENCE)
        return process.returncode, output, errors

    def abandon(self) -> None:
        """End what a test that failed did not wait for; else a later test gets its warnings."""
        for process in self.started:
            with process:
                process.kill()

    def processes(self) -> list[str]:
        """What still runs of this demonstration, by its environment."""
        mark = f"DEMO_FOLDER={self.folder}".encode()
        return [
            entry.name
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and mark in _read(entry / "environ").split(b"\0")
        ]


@pytest.fixture
def demo(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Demo]:
    """The command; nothing of it may outlive the test."""
    # A migration wrote them; a test that emptied the tables took them away.
    builders.model_letters()
    worker_id = getattr(request.config, "workerinput", {}).get("workerid", "gw0")
    command = Demo(tmp_path, worker_id)
    yield command
    command.abandon()
    deadline = time.monotonic() + PATIENCE
    while command.processes() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert command.processes() == []


def test_a_killed_demonstration_goes_on_ends_with_eight_letters_and_changes_no_more(
    demo: Demo,
) -> None:
    killed = demo.start()
    assert killed.stderr is not None
    for line in killed.stderr:
        done, total = map(int, re.findall(r"(\d+)/(\d+)", line)[0])
        if done * 2 > total:
            break
    killed.kill()
    killed.communicate()
    assert Document.objects.count() < 8

    code, output, errors = demo.run("--zonder-jaar")
    assert (code, errors.splitlines()[-1].split("]")[0]) == (0, f"[{'#' * 28}")
    assert_tells_all(output)
    letters = stories.files_of(demo.folder / "beschikkingen")
    assert len(letters) == 8
    # Zwolle II goes by post: nobody knows whether its kassier wants mail. Each of four receipts of
    # a rapportage goes to kassier, writer and signer, and so does each akkoord; of a return they
    # get mail unless the region has handed in again by then. One overleg has four participants.
    # Three people sign up for each exchange meeting; of the one that is over, a mail may be late.
    assert len(list((demo.folder / "post").glob("*.eml"))) in MAILS
    decisions = Document.objects.filter(kind=Kind.BESCHIKKING)
    assert set(letters.values()) == set(decisions.values_list("sha256", flat=True))
    before = stories.picture()

    assert_serves_and_stops(demo)

    assert stories.files_of(demo.folder / "beschikkingen") == letters
    assert stories.picture() == before


def test_a_port_in_use_is_told_before_anything_is_played(demo: Demo) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, output, errors = demo.run("--serve", "--port", str(port))

    assert (code, output) == (1, "")
    assert f"Poort {port} op 127.0.0.1 is niet vrij" in errors
    assert f"make demo PORT={port + 1}" in errors


def assert_tells_all(output: str) -> None:
    """The table of the deals and that of the accounts."""
    assert re.search(r"^Saba +bijzonder +US\$\s5\.275\.000 +BU-2024-0001 ", output, re.MULTILINE)
    zwolle = r"^Zwolle II .* do 2 jan 2025 .*zwolle-ii\.pdf +do 27 feb 2025"
    assert re.search(zwolle, output, re.MULTILINE)
    assert re.search(r"^Klaar in \d+ s\.$", output, re.MULTILINE)
    assert "Samen €\xa0140.000.000." in output
    assert re.search(r"^marit +Marit Bakker-Voorbeeld +tekenbevoegde", output, re.MULTILINE)
    assert gaps.PASSWORD in output
    sent = re.search(r"Er gingen (\d+) mails uit\. Zij blijven op deze machine", output)
    assert sent is not None
    # The same as in the folder of the post; see there why it is no one number.
    assert int(sent[1]) in MAILS
    assert "wachten" not in output
    assert "dinsdag 28 januari 2025" in output


def assert_serves_and_stops(demo: Demo) -> None:
    """The site answers at the address that was told; a Ctrl-C stops everything.

    The year is not lived again when its file is there.
    """
    (demo.folder / "jaar").mkdir()
    (demo.folder / "jaar" / "verstuurd.txt").write_text("Voorbeeld")
    serving = demo.start("--serve", "--port", str(_free_port()))
    assert serving.stdout is not None
    told: list[str] = []
    for line in serving.stdout:
        told.append(line)
        if found := re.search(r"http://\S+", line):
            address = found.group()
            break
    assert any("Het jaar 2025 is al gespeeld." in line for line in told)
    # The address is the one that the command prints.
    with urllib.request.urlopen(f"{address}inloggen/", timeout=PATIENCE) as page:  # noqa: S310
        assert "Demonstratie" in page.read().decode()
    serving.send_signal(signal.SIGINT)
    output, _ = serving.communicate(timeout=PATIENCE)
    assert serving.returncode == 0
    assert "Gestopt." in output


def _with_path(address: str, path: str) -> str:
    return urlunsplit(urlsplit(address)._replace(path=path))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: Any = probe.getsockname()[1]
        return int(port)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""

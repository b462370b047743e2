"""The local PostgreSQL and Valkey: they start by themselves and come back after any blow."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
import redis

from demo.local_servers import (
    LocalServers,
    LocalServersError,
    ensure_running,
    home,
    provide_environment,
    remove,
    status,
    stop,
)
from demo.local_servers.account import server_account

PROJECT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder as a clone has: others may look into it, unlike into pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="regiodeals-servers-"))
    folder.chmod(0o755)
    yield folder
    remove(print, folder)
    shutil.rmtree(folder)


def start(base: Path) -> tuple[LocalServers, list[str]]:
    said: list[str] = []
    return ensure_running(said.append, base), said


def query(servers: LocalServers, question: LiteralString) -> object:
    with psycopg.connect(servers.database_url) as connection:
        (answer,) = connection.execute(question).fetchall()[0]
        return answer


def remember(servers: LocalServers) -> None:
    with psycopg.connect(servers.database_url) as connection:
        connection.execute("CREATE TABLE remembered AS SELECT 42 AS answer")


def recalls(servers: LocalServers) -> bool:
    return query(servers, "SELECT answer FROM remembered") == 42


def postgres_pid(base: Path) -> int:
    pid_file = base / "var" / "servers" / "postgres" / "postmaster.pid"
    return int(pid_file.read_text().split("\n")[0])


def kill_postgres(base: Path) -> None:
    pid = postgres_pid(base)
    os.kill(pid, signal.SIGKILL)
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.01)


def test_both_answer_and_say_that_they_were_started(base: Path) -> None:
    servers, said = start(base)
    assert said == ["PostgreSQL en Valkey gestart op 127.0.0.1; de gegevens staan in var/."]
    assert str(query(servers, "SHOW server_version")).startswith("18.")
    assert redis.Redis.from_url(servers.redis_url).ping()
    assert status(base) == {"PostgreSQL": True, "Valkey": True}


def test_what_runs_is_left_alone_in_silence(base: Path) -> None:
    first, _ = start(base)
    pid = postgres_pid(base)
    second, said = start(base)
    assert (second, said) == (first, [])
    assert postgres_pid(base) == pid


def test_the_database_keeps_its_promises_and_the_broker_keeps_nothing(base: Path) -> None:
    servers, _ = start(base)
    assert query(servers, "SHOW fsync") == "on"
    assert query(servers, "SHOW synchronous_commit") == "on"
    assert query(servers, "SHOW server_encoding") == "UTF8"
    assert query(servers, "SHOW timezone") == "UTC"
    assert query(servers, "SHOW max_connections") == "100"
    kept = redis.Redis.from_url(servers.redis_url).config_get("save", "appendonly")
    assert kept == {"save": "", "appendonly": "no"}


def test_nobody_gets_in_without_the_password(base: Path) -> None:
    servers, _ = start(base)
    password = servers.redis_url.split(":")[2].split("@")[0]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(servers.database_url.replace(password, "geraden"))
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(servers.redis_url.replace(password, "geraden")).ping()
    kept_in = base / "var" / "servers" / "choices.json"
    assert kept_in.stat().st_mode & 0o077 == 0
    assert password in kept_in.read_text()


def test_work_survives_a_stop_on_the_same_address(base: Path) -> None:
    servers, _ = start(base)
    remember(servers)
    stop(print, base)
    assert status(base) == {"PostgreSQL": False, "Valkey": False}
    again, said = start(base)
    assert again == servers
    assert said
    assert recalls(again)


def test_work_survives_a_kill(base: Path) -> None:
    servers, _ = start(base)
    remember(servers)
    kill_postgres(base)
    again, said = start(base)
    assert said == ["PostgreSQL gestart op 127.0.0.1; de gegevens staan in var/."]
    assert recalls(again)


def test_a_pid_file_that_points_at_a_stranger_is_not_believed(base: Path) -> None:
    servers, _ = start(base)
    remember(servers)
    pid_file = base / "var" / "servers" / "postgres" / "postmaster.pid"
    left_behind = pid_file.read_text().split("\n", 1)[1]
    kill_postgres(base)
    # After a restart of the machine the same number is often someone else.
    pid_file.write_text(f"{os.getpid()}\n{left_behind}")
    again, _ = start(base)
    assert recalls(again)


def test_a_broker_that_died_comes_back_alone(base: Path) -> None:
    servers, _ = start(base)
    redis.Redis.from_url(servers.redis_url).shutdown(nosave=True)
    again, said = start(base)
    assert said == ["Valkey gestart op 127.0.0.1; de gegevens staan in var/."]
    assert redis.Redis.from_url(again.redis_url).ping()


def test_two_commands_at_once_start_one_pair(base: Path) -> None:
    ask = (
        "from pathlib import Path; import sys; from demo.local_servers import ensure_running;"
        "print(ensure_running(base=Path(sys.argv[1])).database_url)"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", ask, str(base)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    (first, said), (second, said_too) = (each.communicate() for each in both)
    assert first == second != ""
    assert (said + said_too).count("gestart") == 1


def test_a_data_folder_that_was_only_half_made_is_put_aside(base: Path) -> None:
    (base / "var").mkdir()
    account = server_account()
    servers_folder = home.Home.under(base / "var", account).folder
    (servers_folder / "postgres").mkdir()
    (servers_folder / "postgres" / "PG_VERSION").write_text("18\n")
    (servers_folder / "postgres.new" / "base").mkdir(parents=True)
    account.take(servers_folder)
    servers, _ = start(base)
    assert query(servers, "SELECT current_database()") == "regiodeals"
    assert [each.name for each in servers_folder.glob("postgres-onvolledig-*/*")] == ["PG_VERSION"]
    assert not (servers_folder / "postgres.new").exists()


def test_another_port_is_taken_when_a_stranger_listens_on_ours(base: Path) -> None:
    before, _ = start(base)
    stop(print, base)
    port = int(before.database_url.split(":")[3].split("/")[0])
    with socket.create_server(("127.0.0.1", port)):
        after, _ = start(base)
        assert after.database_url != before.database_url
        assert query(after, "SELECT 1") == 1


def test_root_keeps_the_servers_outside_a_clone_that_is_closed_to_others(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = base / "outside"
    outside.mkdir()
    monkeypatch.setattr(home, "OUTSIDE", outside)
    closed = base / "closed"
    closed.mkdir(mode=0o700)
    try:
        servers, _ = start(closed)
        remember(servers)
        stop(print, closed)
        again, _ = start(closed)
        assert recalls(again)
        # Anyone else runs them himself, and can enter his own folder.
        expected = outside if os.geteuid() == 0 else closed / "var"
        assert (closed / "var" / "servers").resolve().parent == expected
    finally:
        remove(print, closed)
    assert list(outside.iterdir()) == []


def test_a_server_that_cannot_start_says_where_to_look(base: Path) -> None:
    start(base)
    stop(print, base)
    with (base / "var" / "servers" / "postgres" / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    with pytest.raises(LocalServersError, match=r"(?s)PostgreSQL start niet.*postgres\.log"):
        start(base)


def test_an_address_that_was_given_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"DATABASE_URL": "postgres://elders/x", "REDIS_URL": "redis://elders/0"}
    for name, url in given.items():
        monkeypatch.setenv(name, url)
    provide_environment()
    assert {name: os.environ[name] for name in given} == given


def test_only_the_address_that_lacks_is_filled_in(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers, _ = start(base)
    monkeypatch.setattr("demo.local_servers.ensure_running", lambda: servers)
    monkeypatch.setenv("DATABASE_URL", "postgres://elders/x")
    monkeypatch.delenv("REDIS_URL")
    provide_environment()
    assert os.environ["DATABASE_URL"] == "postgres://elders/x"
    assert os.environ["REDIS_URL"] == servers.redis_url

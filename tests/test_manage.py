"""manage.py brings its own servers along in development and test, and never in production."""

import os
import sys

import pytest

import manage
from demo.local_servers import LocalServersError

DEVELOPMENT = "regiodeals.settings.development"
PRODUCTION = "regiodeals.settings.production"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What manage.py does, in order, without doing it."""
    done: list[str] = []
    monkeypatch.setattr("demo.local_servers.provide_environment", lambda: done.append("servers"))
    monkeypatch.setattr(
        "django.core.management.execute_from_command_line",
        lambda argv: done.append(f"{argv[1]} with {os.environ['DJANGO_SETTINGS_MODULE']}"),
    )
    return done


def run(monkeypatch: pytest.MonkeyPatch, environment: str | None, *arguments: str) -> None:
    # First set, so that what manage.py itself puts there is taken back after the test.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", environment or "")
    if environment is None:
        del os.environ["DJANGO_SETTINGS_MODULE"]
    monkeypatch.setattr(sys, "argv", ["manage.py", *arguments])
    manage.main()


@pytest.mark.parametrize("environment", [None, DEVELOPMENT])
def test_a_command_finds_its_servers_running(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], environment: str | None
) -> None:
    run(monkeypatch, environment, "migrate")
    assert calls == ["servers", f"migrate with {DEVELOPMENT}"]


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [
        (PRODUCTION, ["check"]),
        (None, ["check", "--settings", PRODUCTION]),
        (DEVELOPMENT, ["check", f"--settings={PRODUCTION}"]),
    ],
)
def test_production_gets_no_servers(
    monkeypatch: pytest.MonkeyPatch,
    calls: list[str],
    environment: str | None,
    arguments: list[str],
) -> None:
    run(monkeypatch, environment, *arguments)
    assert calls == [f"check with {PRODUCTION}"]


def test_servers_that_do_not_start_end_the_command_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    def fail() -> None:
        raise LocalServersError("PostgreSQL start niet.")

    monkeypatch.setattr("demo.local_servers.provide_environment", fail)
    with pytest.raises(SystemExit, match=r"^PostgreSQL start niet\.$"):
        run(monkeypatch, None, "migrate")
    assert calls == []

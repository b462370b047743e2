"""The compose file hands on what an operator sets, and guesses nothing that production asks."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
PASSED_ON = {
    "EMAIL_HOST": ":-mail",
    "EMAIL_PORT": ":-1025",
    "EMAIL_USE_TLS": ":-false",
    "EMAIL_HOST_USER": ":-",
    "SITE_URL": ":-",
    "MAIL_HOLD": ":-false",
}


@pytest.mark.parametrize(("name", "default"), PASSED_ON.items())
def test_what_an_operator_sets_reaches_the_application(name, default):
    assert f"    {name}: ${{{name}{default}}}\n" in COMPOSE


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "MAIL_FROM"])
def test_without_a_host_and_a_sender_nothing_starts(name):
    assert re.search(rf"^    {name}: \$\{{{name}:\?[^}}]+\}}$", COMPOSE, re.MULTILINE)


def test_every_secret_is_a_file_that_is_described():
    described = (ROOT / "secrets" / "README.md").read_text(encoding="utf-8")
    files = re.findall(r"file: \./secrets/(\w+)", COMPOSE)
    assert "email_password" in files
    assert [name for name in files if f"| `{name}` |" not in described] == []

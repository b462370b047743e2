"""The scanner is asked over a socket; no answer is never taken for a clean file."""

import os

import pytest

from regiodeals.documents import virus
from tests.documents.scanner import EICAR, scanner


def test_without_an_address_there_is_no_scanner(settings):
    assert not virus.is_configured()
    settings.CLAMAV_ADDRESS = "clamav:3310"
    assert virus.is_configured()


@pytest.mark.parametrize("size", [1, virus.CHUNK, 3 * virus.CHUNK + 7])
def test_the_whole_file_is_sent_and_clean_is_clean(settings, size):
    content = os.urandom(size)
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        assert virus.virus_in(content) == ""
    assert daemon.asked == [content]


def test_what_is_found_is_named(settings, tmp_path):
    with scanner(tmp_path / "clamd.sock") as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        assert virus.virus_in(b"begin" + EICAR) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "says", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: x ERROR\0", b"\0", b"stream: OKx"]
)
def test_an_answer_that_says_neither_is_no_answer(settings, says):
    with scanner(says=says) as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        with pytest.raises(virus.ScannerUnavailable):
            virus.virus_in(b"x")


@pytest.mark.parametrize("address", ["127.0.0.1:9", "/tmp/no-such-daemon.sock"])  # noqa: S108
def test_nobody_at_home_is_no_answer(settings, address):
    settings.CLAMAV_ADDRESS = address
    with pytest.raises(virus.ScannerUnavailable):
        virus.virus_in(b"x")


def test_it_says_that_it_is_there(settings):
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        virus.require_answer()


def test_a_daemon_that_says_something_else_or_is_gone_is_not_there(settings):
    with scanner(says=b"OK\0") as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        with pytest.raises(virus.ScannerUnavailable):
            virus.require_answer()
    with pytest.raises(virus.ScannerUnavailable):
        virus.require_answer()

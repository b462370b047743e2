"""The store: content under its own hash, whole or not at all."""

import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiodeals.documents import store

CONTENT = b"%PDF-1.7 voorbeeld"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def root(settings):
    return Path(settings.DOCUMENTS_ROOT)


def files_in(root):
    return [path for path in root.rglob("*") if path.is_file()]


def make_writable(path):
    path.chmod(0o640)
    return path


@given(st.binary(min_size=1, max_size=4096))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_what_goes_in_comes_out(content):
    assert store.get(store.put(content)) == content


def test_a_file_is_named_after_its_hash(root):
    assert store.put(CONTENT) == DIGEST
    assert files_in(root) == [root / DIGEST[:2] / DIGEST]


def test_a_stored_file_can_only_be_read(root):
    store.put(CONTENT)
    (path,) = files_in(root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o440


def test_the_same_content_is_kept_once(root):
    store.put(CONTENT)
    (path,) = files_in(root)
    before = path.stat()
    assert store.put(CONTENT) == DIGEST
    assert files_in(root) == [path]
    assert path.stat().st_ino == before.st_ino


def test_nothing_cannot_be_kept(root):
    with pytest.raises(store.EmptyFile, match="Het bestand is leeg"):
        store.put(b"")
    assert not files_in(root)


def test_a_file_that_was_altered_is_not_handed_out(root):
    store.put(CONTENT)
    make_writable(root / DIGEST[:2] / DIGEST).write_bytes(CONTENT + b"!")
    with pytest.raises(store.AlteredFile, match=DIGEST[:12]):
        store.get(DIGEST)


def test_a_file_that_is_gone_is_not_handed_out(root):
    store.put(CONTENT)
    (root / DIGEST[:2] / DIGEST).unlink()
    with pytest.raises(store.AlteredFile, match="Meld dit aan de beheerder"):
        store.get(DIGEST)


def test_a_damaged_file_is_made_whole_by_the_same_content(root):
    store.put(CONTENT)
    make_writable(root / DIGEST[:2] / DIGEST).write_bytes(b"half")
    store.put(CONTENT)
    assert store.get(DIGEST) == CONTENT


def test_a_disk_that_fails_leaves_nothing_behind(root, monkeypatch):
    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        store.put(CONTENT)
    assert not files_in(root)


def test_it_is_on_disk_before_it_gets_its_name(monkeypatch):
    steps: list[str] = []

    def note(name):
        original = getattr(os, name)

        def noted(*arguments):
            steps.append(name)
            return original(*arguments)

        monkeypatch.setattr(os, name, noted)

    note("fsync")
    note("replace")
    store.put(CONTENT)
    assert steps == ["fsync", "replace", "fsync"]

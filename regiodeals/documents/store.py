"""The content-addressed store: a file is named after its SHA-256 and never overwritten."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

READ_ONLY = 0o440


class EmptyFile(DomainError):
    """There is nothing to keep."""


class AlteredFile(DomainError):
    """The bytes on disk are missing or no longer those that were stored."""


def put(content: bytes) -> str:
    """Keep `content` and return its SHA-256 in hex; the file is on disk when this returns.

    Raises EmptyFile when there is no content.
    """
    if not content:
        raise EmptyFile(dutch("Het bestand is leeg. Er is niets om op te slaan."))
    digest = hashlib.sha256(content).hexdigest()
    target = _path(digest)
    if target.exists() and target.read_bytes() == content:
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_at_once(target, content)
    return digest


def get(digest: str) -> bytes:
    """The stored bytes.

    Raises AlteredFile when the file is gone or its hash is another.
    """
    try:
        content = _path(digest).read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise AlteredFile(
            dutch(
                "Dit bestand is niet meer gelijk aan wat is opgeslagen. Meld dit aan de"
                " beheerder; het bestand heeft nummer {nummer}.",
                nummer=digest[:12],
            )
        )
    return content


def _path(digest: str) -> Path:
    return Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest


def _write_at_once(target: Path, content: bytes) -> None:
    """Write beside its place and move: a crash leaves no half file under a good name."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
            os.fchmod(draft.fileno(), READ_ONLY)
            os.replace(draft.name, target)
        except OSError:
            os.unlink(draft.name)
            raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The content-addressed store: a file is named after its SHA-256 and never overwritten."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from regiodeals.common.errors import DomainError


class AlteredFile(DomainError):
    """The bytes on disk are missing or no longer those that were stored."""


def put(content: bytes) -> str:
    """Keep `content` and return its SHA-256 in hex; the file is on disk when this returns."""
    digest = hashlib.sha256(content).hexdigest()
    target = _path(digest)
    if target.exists() and target.read_bytes() == content:
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written beside its place and moved: a crash leaves no half file under a good name.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    os.chmod(draft.name, 0o440)
    os.replace(draft.name, target)
    _sync_folder(target.parent)
    return digest


def get(digest: str) -> bytes:
    """The stored bytes.

    Raises AlteredFile when the file is gone or its hash is another.
    """
    try:
        content = _path(digest).read_bytes()
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise AlteredFile(
            "Dit bestand is niet meer gelijk aan wat is opgeslagen. Meld dit aan de beheerder; "
            f"het bestand heeft nummer {digest[:12]}."
        )
    return content


def _path(digest: str) -> Path:
    return Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

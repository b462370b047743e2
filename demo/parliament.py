"""What the demonstration tells parliament: the adopted reports, as files beside the others."""

from pathlib import Path

from demo.processes import folder
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from regiodeals.common.errors import DomainError
from regiodeals.documents import store


def files_folder() -> Path:
    """Where the copies are."""
    return folder() / "kamer"


def copied() -> list[Path]:
    """Write every adopted report that was made; what is there and the same is left alone."""
    rows = Kamerrapportage.objects.exclude(status=KamerStatus.CONCEPT).select_related("document")
    return [path for row in rows if (path := _copied(row)) is not None]


def _copied(row: Kamerrapportage) -> Path | None:
    if row.document is None or not row.document.is_stored:
        return None
    try:
        content = store.get(row.document.sha256)
    except DomainError:
        return None
    target = files_folder() / row.document.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != content:
        target.write_bytes(content)
    return target

"""Where ordered files lie: beside the documents, and unlike them not for ever."""

import os
import tempfile
from pathlib import Path

from django.conf import settings

from regiodeals.common.export import Sheet, write_csv, write_xlsx
from regiodeals.exports.models import ExportOrder, Form

FOLDER = "bestanden"


def path_of(order: ExportOrder) -> Path:
    """Where its file lies, or will lie."""
    return Path(settings.DOCUMENTS_ROOT) / FOLDER / f"{order.pk}.{order.form}"


def write(order: ExportOrder, sheet: Sheet) -> None:
    """Write beside its place and move: a worker that dies leaves no half file under its name."""
    target = path_of(order)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, suffix=f".{order.form}.tmp")
    os.close(handle)
    try:
        (write_xlsx if order.form == Form.XLSX else write_csv)(sheet, Path(draft))
        os.replace(draft, target)
    except BaseException:
        os.unlink(draft)
        raise


def remove(order: ExportOrder) -> None:
    """Take the file away; gone already is well too."""
    path_of(order).unlink(missing_ok=True)


def remove_drafts(older_than: float) -> None:
    """Take away what workers left that died while they wrote; the age is in seconds since 1970."""
    for draft in (Path(settings.DOCUMENTS_ROOT) / FOLDER).glob("*.tmp"):
        if draft.stat().st_mtime < older_than:
            draft.unlink(missing_ok=True)

"""The files of a rapportage: as they are frozen with it, and read from what was frozen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from monitoring.rapportage.models import Rapportage
from regiodeals.common.words import dutch

Data = dict[str, Any]
WAITS = dutch(
    "Wordt nog gescand op virussen. Laad deze pagina over een minuut opnieuw, of haal het bestand"
    " weg."
)
WAS_NOT_THERE, TAKEN_AWAY = "Stond er niet bij.", "Weggehaald."


def files_data(report: Rapportage) -> list[Data]:
    """Every clean file that stands in it now, with what tells it from any other."""
    return [
        {
            "nummer": row.pk,
            "naam": row.document.filename,
            "tekst": row.text,
            "soort": row.document.content_type,
            "foto": row.is_picture,
            "bytes": row.document.size,
            "sha256": row.document.sha256,
        }
        for row in _present(report)
        if row.is_clean
    ]


def files_in(part: Data) -> list[Data]:
    """The files of a frozen section; what was handed in before they were kept has none."""
    return list(part.get("bijlagen", ()))


def shown_file(frozen: Data) -> Data:
    """A frozen file on a page; its address goes on working after it was taken away."""
    return {
        "name": frozen["naam"],
        "words": frozen["tekst"],
        "sha256": frozen["sha256"],
        "is_picture": frozen["foto"],
        "url": reverse("monitoring:bijlage-file", args=[frozen["nummer"]]),
    }


def file_changes(now: Data, before: Data) -> list[Data]:
    """A file that came, went, was swapped for another, or has another name or other words."""
    came, left, pairs = list(files_in(now)), list(files_in(before)), []
    # What is the same file keeps its place; the same name with other bytes was swapped.
    for key in ("nummer", "sha256", "naam"):
        for old in list(left):
            new = next((file for file in came if file[key] == old[key]), None)
            if new is not None:
                left.remove(old)
                came.remove(new)
                pairs.append((old, new))
    return [
        *(_change(_said(old, new), old, new) for old, new in pairs if _told(old) != _told(new)),
        *(_change("Toegevoegd", None, file) for file in came),
        *(_change("Weggehaald", file, None) for file in left),
    ]


def _told(file: Data) -> tuple[str, ...]:
    return file["sha256"], file["naam"], file["tekst"]


def _said(old: Data, new: Data) -> str:
    return "Vervangen" if old["sha256"] != new["sha256"] else "Andere naam of andere woorden"


def _change(said: str, old: Data | None, new: Data | None) -> Data:
    return {
        "label": f"{said}: {(new or old or {})['naam']}",
        "old": "" if old else WAS_NOT_THERE,
        "new": "" if new else TAKEN_AWAY,
        "old_files": [shown_file(old)] if old else [],
        "new_files": [shown_file(new)] if new else [],
    }


def obstacles(report: Rapportage) -> Iterable[tuple[str, str]]:
    """Each file that keeps the rapportage from being offered, and why."""
    for row in _present(report):
        if not row.is_clean:
            yield str(row), _infected(row.virus) if row.virus else WAITS


def _infected(virus: str) -> str:
    return dutch("Er zit een virus in ({virus}). Haal dit bestand weg.", virus=virus)


def _present(report: Rapportage) -> list[Any]:
    """Read once with the rapportage: the page that names them judges them too."""
    rows = report.bijlagen.select_related("document").order_by("pk")
    prefetch_related_objects([report], Prefetch("bijlagen", queryset=rows))
    return [row for row in report.bijlagen.all() if row.removed_at is None]

"""How a lesson is shown: found words, where it comes from, and as a row of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from monitoring.les.models import Les, LesStatus
from monitoring.les.policies import may_write
from regiodeals.accounts.models import User
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch
from regiodeals.search.full_text import parts_of
from regiodeals.search.sources import Hit

MEANING: dict[str, str] = {
    LesStatus.CONCEPT: "neutral",
    LesStatus.GEDEELD: "ok",
    LesStatus.INGETROKKEN: "error",
}
WORDS_SHOWN = 40
READ_BY_ALL = dutch("Iedereen van alle regio’s en ministeries kan deze les lezen.")
WILL_BE_READ = dutch(
    "Deelt u deze les, dan kan iedereen van alle regio’s en ministeries haar lezen."
)


def list_row(les: Any) -> dict[str, Any]:
    """A row of the list, with the words that were found."""
    short = Truncator(les.text).words(WORDS_SHOWN)
    return {
        "les": les,
        "url": reverse("monitoring:les-detail", args=[les.pk]),
        "meaning": MEANING[les.status],
        "title": parts_of(getattr(les, "found_title", les.title)),
        "text": parts_of(getattr(les, "found_text", short)),
    }


def lesson_hit(les: Any) -> Hit:
    """A lesson among everything that was found."""
    return Hit(
        title=les.title,
        url=reverse("monitoring:les-detail", args=[les.pk]),
        note=dutch("gedeeld door {wie}", wie=les.deal or dutch("het ministerie")),
        excerpt=parts_of(les.found_text),
        is_example=les.is_example,
    )


def page_of(les: Les, user: User) -> dict[str, Any]:
    """The page of one lesson, and what this person can do."""
    writes = may_write(les, user)
    return {
        "les": les,
        "meaning": MEANING[les.status],
        "items": source_items(les),
        "can_change": writes and les.status == LesStatus.CONCEPT,
        "can_withdraw": writes and les.status == LesStatus.GEDEELD,
        "read_by": READ_BY_ALL if les.status == LesStatus.GEDEELD else "",
        "breadcrumb": breadcrumb(les),
    }


def source_items(les: Les) -> list[dict[str, Any]]:
    """Where a lesson comes from, and who wrote it."""
    report = les.akkoord.indiening.rapportage if les.akkoord else None
    found = [
        (dutch("Thema’s"), les.theme_labels or dutch("nog niet gekozen")),
        (dutch("Deal"), str(les.deal) if les.deal else dutch("geen: van het ministerie")),
        (dutch("Programmalijn"), str(les.programmalijn) if les.programmalijn else ""),
        (dutch("Overgenomen uit"), str(report) if report else ""),
        (dutch("Geschreven door"), str(les.written_by)),
        (dutch("Gedeeld door"), str(les.shared_by) if les.shared_by else ""),
    ]
    return [{"label": label, "value": value} for label, value in found if value]


def breadcrumb(les: Les | None, below: str = "") -> list[dict[str, str]]:
    """The way back to the list."""
    above = [{"label": dutch("Lessen"), "url": reverse("monitoring:les-list")}]
    if les is not None:
        here = {"label": les.title}
        if below:
            here["url"] = reverse("monitoring:les-detail", args=[les.pk])
        above.append(here)
    return [*above, *([{"label": below}] if below else [])]


def answer_rows(found: Sequence[Any]) -> list[dict[str, Any]]:
    """What accepted rapportages say that others can learn, to take over in one act."""
    return [
        {
            "report": row.indiening.rapportage,
            "text": row.lesson,
            "url": reverse("monitoring:les-take", args=[row.pk]),
        }
        for row in found
    ]


COLUMNS = (
    Column(dutch("Titel"), width=40),
    Column(dutch("Les"), width=80),
    Column(dutch("Thema’s"), width=32),
    Column(dutch("Deal"), width=32),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Programmalijn"), width=32),
    Column(dutch("Stand"), width=14),
    Column(dutch("Gedeeld op"), CellType.MOMENT, 18),
)


def cells(rows: Sequence[Les]) -> Iterator[Sequence[Any]]:
    """Each lesson with where it comes from."""
    for row in rows:
        yield (
            row.title,
            row.text,
            row.theme_labels,
            row.deal.name if row.deal else "",
            row.deal.tranche.number if row.deal else None,
            row.programmalijn.name if row.programmalijn else "",
            row.get_status_display(),
            row.shared_at,
        )

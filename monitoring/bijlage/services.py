"""What a person may do with the files of a rapportage: add one, and take one away."""

from typing import Any

from django.db import transaction

from monitoring.bijlage import policies, tasks
from monitoring.bijlage.models import LONGEST_TEXT, Bijlage, GivenFile
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.models.rapportage import WRITING
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents import virus
from regiodeals.documents.models import Kind
from regiodeals.documents.pdf.assets import document_assets
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.documents.upload import Upload, judged

MOST_FILES = 20
NO_TEXT = dutch(
    "Schrijf in woorden wat erop of erin staat. Wie de foto niet ziet, leest of hoort die woorden."
)
LONG_TEXT = dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_TEXT)
FULL = dutch(
    "Er horen al {aantal} bestanden bij deze rapportage. Haal er eerst een weg.", aantal=MOST_FILES
)
GONE = dutch("Dit bestand is al weggehaald.")


def add_bijlage(
    *, rapportage_id: int, name: str, content: bytes, text: str, actor: User
) -> Bijlage:
    """Add a file; it stays in quarantine until the scanner, where there is one, found it clean.

    Raises InvalidInput for what is not taken and for words that are missing, and WrongState when
    nobody writes in the rapportage any more.
    """
    text = words_of(text)
    # A photo takes a second to draw; meanwhile others go on writing.
    upload = judged(printable_name(name), content)
    return _add(rapportage_id, upload, text, actor)


def words_of(text: str) -> str:
    """What a file is in words, as it is kept; raises InvalidInput for none or too many."""
    text = as_kept(text)
    if not text:
        raise InvalidInput(NO_TEXT)
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(LONG_TEXT)
    # Nobody can change it any more once it is kept, and it may have to be printed.
    require_printable(text)
    return text


def as_given(upload: Upload, *, kind: str, text: str, by: User) -> dict[str, Any]:
    """What the row of a file says, whatever it belongs to; its bytes are kept by this."""
    return {
        "document": documents.keep(
            kind=kind,
            filename=upload.filename,
            content_type=upload.content_type,
            content=upload.content,
            by=by,
        ),
        "is_picture": upload.is_picture,
        "text": text,
        "added_at": clock.now(),
        "added_by": by,
        "is_scan_wanted": virus.is_configured(),
    }


def take_away(row: GivenFile, *, by: User) -> None:
    """Take a locked file away; raises WrongState for one that is gone."""
    if row.removed_at is not None:
        raise WrongState(GONE)
    row.removed_at, row.removed_by = clock.now(), by
    row.save(update_fields=["removed_at", "removed_by"])


def printable_name(name: str) -> str:
    """Of the name that somebody gave a file, what can be printed."""
    return "".join(sign for sign in name if sign in document_assets().printable)


@in_turn()
@transaction.atomic
def remove_bijlage(*, bijlage_id: int, actor: User) -> Bijlage:
    """Take a file away; the trail keeps that it was there."""
    report_id = Bijlage.objects.values_list("rapportage_id", flat=True).get(pk=bijlage_id)
    report = _locked_to_write(report_id, actor)
    row: Bijlage = Bijlage.objects.select_for_update(of=("self",)).get(pk=bijlage_id)
    row.rapportage = report
    take_away(row, by=actor)
    _record(row, "remove", f"Bestand weggehaald: {row}", actor)
    return row


@in_turn()
@transaction.atomic
def _add(rapportage_id: int, upload: Upload, text: str, actor: User) -> Bijlage:
    report = _locked_to_write(rapportage_id, actor)
    if report.bijlagen.present().count() >= MOST_FILES:
        raise WrongState(FULL)
    return _kept(report, upload, text, actor)


def _kept(report: Rapportage, upload: Upload, text: str, actor: User) -> Bijlage:
    row = Bijlage.objects.create(
        rapportage=report, **as_given(upload, kind=Kind.BIJLAGE, text=text, by=actor)
    )
    _record(row, "add", f"Bestand toegevoegd: {row}", actor)
    if row.is_scan_wanted:
        hurry(tasks.scan_file, row.pk)
    return row


def _locked_to_write(rapportage_id: int, actor: User) -> Rapportage:
    rows = Rapportage.objects.select_for_update(of=("self",)).select_related("deal")
    report = rows.get(pk=rapportage_id)
    workflow.require(policies.may_add, report, actor)
    if report.status not in WRITING:
        raise WrongState(
            dutch(
                "De rapportage is {stand}. Bestanden veranderen niet meer.",
                stand=report.get_status_display(),
            )
        )
    return report


def _record(row: Bijlage, verb: str, sentence: str, actor: User) -> None:
    audit.record(
        row,
        action=f"monitoring.bijlage.{verb}",
        sentence=sentence[:300],
        actor=actor,
        remark=row.text,
        details={"sha256": row.document.sha256, "rapportage": row.rapportage_id},
    )

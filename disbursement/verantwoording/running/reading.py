"""Read one uploaded file: by a worker, once, whatever the file does."""

import logging
from typing import Any

from django.db import transaction

from disbursement.verantwoording.models import Inlezing, Levering, Meaning, Verantwoording
from disbursement.verantwoording.models.layout import SHEET
from disbursement.verantwoording.running.record import Record
from disbursement.verantwoording.running.validation import CellError, Line, Reading, validate
from disbursement.verantwoording.selectors import findings_of
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.documents import store
from regiodeals.documents.incoming import read_table
from regiodeals.legal.grant_rules import Finding

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
MOST_ERRORS = 200
GIVEN_UP = "Dit bestand kon niet worden gelezen. Gebruik een nieuw sjabloon."
# Where a typed column of a delivery gets its value from.
COLUMNS: dict[str, str] = {
    "kenmerk": Meaning.BESCHIKKINGSNUMMER,
    "spent_cents": Meaning.BESTEDING,
    "cumulative_cents": Meaning.CUMULATIEF,
    "cofinanced_cents": Meaning.COFINANCIERING,
    "execution_cents": Meaning.UITVOERINGSKOSTEN,
    "errors_cents": Meaning.BEVINDINGEN,
    "is_final": Meaning.EINDVERANTWOORDING,
}


def read_inlezing(inlezing_id: int) -> bool:
    """Read an uploaded file and keep what was found; True when this call did.

    May be called twice or by two workers at once. Each attempt is counted before it begins, so that
    a file which takes its worker down is given up in the end.
    """
    if not _begin_attempt(inlezing_id):
        return False
    with transaction.atomic():
        inlezing = _claimed(inlezing_id)
        if inlezing is None:
            return False
        inlezing.errors, inlezing.rows = _outcome(inlezing)
        inlezing.read_at = clock.now()
        inlezing.save(update_fields=["errors", "rows", "read_at"])
    return True


def _claimed(inlezing_id: int) -> Inlezing | None:
    unread = Inlezing.objects.unread().filter(pk=inlezing_id)
    locked = unread.select_for_update(skip_locked=True, of=("self",))
    return locked.select_related("versie__tranche", "document").first()


@transaction.atomic
def _begin_attempt(inlezing_id: int) -> bool:
    inlezing = _claimed(inlezing_id)
    if inlezing is None:
        return False
    inlezing.attempts += 1
    inlezing.save(update_fields=["attempts"])
    return True


def _outcome(inlezing: Inlezing) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The errors, or else the rows."""
    if inlezing.attempts > MOST_ATTEMPTS:
        return [CellError("", GIVEN_UP).as_record()], []
    try:
        content = store.get(inlezing.document.sha256)
        table = read_table(inlezing.document.filename, content, sheet=SHEET)
        reading = validate(table, inlezing.versie, Record(inlezing.versie))
    except DomainError as error:
        return [CellError("", str(error)).as_record()], []
    if reading.errors:
        return _as_errors(reading.errors), []
    return [], _as_rows(reading, inlezing)


def _as_errors(errors: list[CellError]) -> list[dict[str, str]]:
    shown = [error.as_record() for error in errors[:MOST_ERRORS]]
    if len(errors) > MOST_ERRORS:
        more = f"En nog {len(errors) - MOST_ERRORS} fouten. Herstel eerst de fouten hierboven."
        shown.append(CellError("", more).as_record())
    return shown


def _as_rows(reading: Reading, inlezing: Inlezing) -> list[dict[str, Any]]:
    """What would be stored, with what the checks find in it."""
    papers = [_as_if_delivered(line, inlezing) for line in reading.lines]
    found = findings_of(papers)
    return [
        _as_row(line, paper, found[paper.pk])
        for line, paper in zip(reading.lines, papers, strict=True)
    ]


def _as_if_delivered(line: Line, inlezing: Inlezing) -> Verantwoording:
    """The paper with the new delivery in place of the present one; nothing is stored."""
    paper = line.paper
    if paper is None:
        raise InvalidInput("Een regel zonder verantwoording wordt niet vastgelegd.")
    typed = {column: line.meanings.get(meaning) for column, meaning in COLUMNS.items()}
    line.replaces = paper.current_id
    paper.current = Levering(received_on=inlezing.received_on, versie=inlezing.versie, **typed)
    return paper


def _as_row(line: Line, paper: Verantwoording, findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "row": line.number,
        "paper": paper.pk,
        "deal": paper.uitkering.deal.name,
        "kassier": paper.uitkering.kassier.name,
        "replaces": line.replaces,
        "values": line.values,
        "typed": {column: line.meanings.get(meaning) for column, meaning in COLUMNS.items()},
        "remarks": [finding.finding for finding in findings if not finding.is_met],
    }

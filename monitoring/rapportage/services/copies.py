"""Take over what was filled in elsewhere, in a copy that was downloaded: all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from monitoring.indicator.policies import may_measure
from monitoring.rapportage.models import Antwoord, Rapportage
from monitoring.rapportage.policies import writes_something
from monitoring.rapportage.running.cells import CellError
from monitoring.rapportage.running.copy import Copy, Filled, read_copy
from monitoring.rapportage.running.measure_rows import FilledMeting
from monitoring.rapportage.selectors import whole_rapportage
from monitoring.rapportage.services.measuring import save_metingen
from monitoring.rapportage.services.writing import ChangedMeanwhile, save_field
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import DomainError, InvalidInput, NotAllowed
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch


class CopyRefused(InvalidInput):
    """Something in it is wrong, so nothing of it was taken over; `cells` says what and where."""

    def __init__(self, cells: Iterable[CellError]) -> None:
        self.cells = tuple(cells)
        count = len(self.cells)
        where = dutch("1 cel") if count == 1 else dutch("{aantal} cellen", aantal=count)
        super().__init__(
            dutch("Er is niets overgenomen: {cellen} kunt u beter invullen.", cellen=where)
        )


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was filled in, in a field that somebody changed on the page meanwhile."""

    cell: str
    answer: Antwoord
    value: str


@dataclass(frozen=True, slots=True)
class Taken:
    """How many answers and metingen were taken over, and which were left to the person."""

    saved: int
    conflicts: tuple[Conflict, ...]
    measured: int = 0
    overtaken: tuple[FilledMeting, ...] = ()


def import_copy(*, rapportage_id: int, name: str, content: bytes, actor: User) -> Taken:
    """Read a copy and save every cell that was filled in, as the pages would.

    What somebody changed on the page meanwhile is not overwritten. Raises CopyRefused when a cell
    is wrong and InvalidInput for another file; then nothing was saved.
    """
    found = whole_rapportage(actor, rapportage_id).first()
    if found is None:
        raise NotAllowed(writes_something.sentence)  # type: ignore[attr-defined]
    report = found
    workflow.require(writes_something, report.deal, actor)
    # Before a row is locked: reading takes its time, and others write on.
    measures = bool(may_measure(report.deal, actor))
    copy = read_copy(report, name, content, measures=measures)
    if copy.errors:
        raise CopyRefused(copy.errors)
    return _save(report, copy, actor)


@in_turn()
@transaction.atomic
def _save(report: Rapportage, copy: Copy, actor: User) -> Taken:
    Rapportage.objects.select_for_update(of=("self",)).get(pk=report.pk)
    saved, conflicts, errors = _save_answers(report, copy.filled, actor)
    measured, overtaken, wrong = save_metingen(report, copy.metingen, actor)
    if errors or wrong:
        raise CopyRefused([*errors, *wrong])
    more = f", {measured} gemeten" if measured else ""
    audit.record(
        report,
        action="monitoring.rapportage.import_copy",
        sentence=f"Kopie ingelezen: {saved} antwoorden overgenomen{more}",
        actor=actor,
        details={
            "conflicten": [conflict.answer.pk for conflict in conflicts],
            "series": [row.series.pk for row in overtaken],
        },
    )
    return Taken(saved, tuple(conflicts), measured, tuple(overtaken))


def _save_answers(
    report: Rapportage, filled: list[Filled], actor: User
) -> tuple[int, list[Conflict], list[CellError]]:
    saved, conflicts, refused = 0, [], filled
    errors: list[CellError] = []
    # Twice: of two amounts that count up to one limit the other may have to make room first.
    for _ in range(2):
        rows, refused, errors = refused, [], []
        for row in rows:
            try:
                saved += _save_cell(report, row, actor)
            except ChangedMeanwhile as changed:
                conflicts.append(Conflict(row.cell, changed.present, row.value))
            except DomainError as error:
                refused.append(row)
                errors.append(CellError(row.cell, str(row.answer), str(error)))
    return saved, conflicts, errors


def _save_cell(report: Rapportage, row: Filled, actor: User) -> bool:
    """Whether it changed anything; what is refused leaves the others as they are."""
    with transaction.atomic():
        answer = save_field(
            rapportage_id=report.pk,
            field=row.answer.pk,
            value=row.value,
            seen_version=row.version,
            actor=actor,
        )
    return answer.version != row.answer.version

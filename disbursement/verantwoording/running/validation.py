"""A table against the template and the record: what would be stored, or every error by its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from disbursement.verantwoording.models import (
    Meaning,
    SisaVersie,
    Status,
    Verantwoording,
    read_value,
)
from disbursement.verantwoording.models.layout import (
    FIRST_ROW,
    KASSIER,
    KASSIER_COLUMN,
    NUMBER_ROW,
    STAMP_COLUMN,
    STAMP_ROW,
    Column,
    columns_of,
)
from disbursement.verantwoording.running.record import Record
from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import format_amount
from regiodeals.documents.incoming import Cell, Rows, cell_name
from regiodeals.documents.incoming.cells import NO_CELL

NOT_OURS = (
    "Dit is niet het sjabloon van deze pagina: in cel B1 staat geen kenmerk van het sjabloon."
    " Download het sjabloon en neem de gegevens daarin over."
)
PARTS = (
    (Meaning.COFINANCIERING, "de cofinanciering"),
    (Meaning.UITVOERINGSKOSTEN, "de kosten van voorbereiding, administratie en toezicht"),
)


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong, where, and what to do."""

    cell: str
    sentence: str

    def as_record(self) -> dict[str, str]:
        """Plain texts, to be kept."""
        return {"cell": self.cell, "sentence": self.sentence}


@dataclass(slots=True)
class Line:
    """One row of the table that could be read: the paper it is about, and its values by key."""

    number: int
    paper: Verantwoording | None = None
    values: dict[str, Any] = field(default_factory=dict)
    meanings: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    replaces: int | None = None


@dataclass(slots=True)
class Reading:
    """What came of a table."""

    lines: list[Line] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)


def validate(rows: Rows, versie: SisaVersie, record: Record) -> Reading:
    """Hold every cell against its rule. Raises InvalidInput when it is not this template."""
    require_template(rows, versie)
    columns = columns_of(versie)
    reading = Reading(errors=list(_wrong_headings(rows, columns)))
    if reading.errors:
        return reading
    seen: dict[int, int] = {}
    for number, row in enumerate(rows[FIRST_ROW - 1 :], start=FIRST_ROW):
        # The template holds the name of every kassier; who filled in nothing handed in nothing.
        if all(_at(row, column.number).is_empty for column in _to_fill_in(columns)):
            continue
        line = _line(number, row, columns, record, reading.errors)
        if line.paper is not None:
            if first := seen.get(line.paper.pk):
                cell = line.cells[Meaning.BESCHIKKINGSNUMMER]
                sentence = f"Deze beschikking staat ook in regel {first}. Verwijder één van beide."
                reading.errors.append(CellError(cell, sentence))
            seen.setdefault(line.paper.pk, number)
        reading.lines.append(line)
    if not reading.lines:
        raise InvalidInput("Er is geen enkele regel ingevuld. Vul het sjabloon in vanaf regel 4.")
    return reading


def _to_fill_in(columns: Sequence[Column]) -> list[Column]:
    """The columns that are empty in the template."""
    return [column for column in columns if column.indicator.meaning != Meaning.BESCHIKKINGSNUMMER]


def require_template(rows: Rows, versie: SisaVersie) -> None:
    """Raise InvalidInput for another table, and for another edition of the template."""
    stamp = _at(rows[STAMP_ROW - 1], STAMP_COLUMN).text.strip() if rows else ""
    if stamp == versie.stamp:
        return
    ours, theirs = versie.stamp.split("/"), stamp.split("/")
    if len(theirs) != len(ours) or theirs[0] != ours[0]:
        raise InvalidInput(NOT_OURS)
    if theirs[1:3] != ours[1:3]:
        raise InvalidInput(
            f"Dit is het sjabloon van tranche {theirs[1]} over {theirs[2]}; gevraagd is tranche"
            f" {ours[1]} over {ours[2]}. Kies het juiste jaar, of download het juiste sjabloon."
        )
    raise InvalidInput(
        f"Dit is een ander sjabloon: {theirs[3]}, versie {theirs[4]}. Nu geldt {ours[3]}, versie"
        f" {ours[4]}. De indicatoren kunnen anders zijn. Download het nieuwe sjabloon en neem de"
        " gegevens daarin over."
    )


def _wrong_headings(rows: Rows, columns: Sequence[Column]) -> Iterator[CellError]:
    headings = rows[NUMBER_ROW - 1] if len(rows) >= NUMBER_ROW else []
    expected = {KASSIER_COLUMN: KASSIER} | {
        column.number: column.indicator.full_number for column in columns
    }
    for number, text in expected.items():
        if _at(headings, number).text.strip() != text:
            yield CellError(
                cell_name(number, NUMBER_ROW),
                f"Hier hoort “{text}”. Laat de kolommen staan zoals in het sjabloon.",
            )


def _line(
    number: int,
    row: Sequence[Cell],
    columns: Sequence[Column],
    record: Record,
    errors: list[CellError],
) -> Line:
    line = Line(number)
    before = len(errors)
    for column in columns:
        indicator, name = column.indicator, cell_name(column.number, number)
        line.cells[indicator.meaning] = name
        try:
            value = read_value(
                indicator.kind, _at(row, column.number), is_required=indicator.is_required
            )
        except InvalidInput as error:
            errors.append(CellError(name, str(error)))
            continue
        line.values[indicator.key] = value
        line.meanings[indicator.meaning] = value
    _find_paper(line, _at(row, KASSIER_COLUMN), record, errors)
    if len(errors) == before:
        errors.extend(_contradictions(line))
    return line


def _find_paper(line: Line, kassier: Cell, record: Record, errors: list[CellError]) -> None:
    name, place = " ".join(kassier.text.split()), cell_name(KASSIER_COLUMN, line.number)
    if not record.knows_kassier(name):
        sentence = (
            f"“{name[:80]}” is geen regiokassier van {record.scope}. Neem de naam over uit het"
            " sjabloon."
            if name
            else "De naam van de regiokassier ontbreekt."
        )
        errors.append(CellError(place, sentence))
        return
    kenmerk = line.meanings.get(Meaning.BESCHIKKINGSNUMMER)
    if kenmerk is None:
        return
    try:
        paper = record.paper_for(name, kenmerk)
    except InvalidInput as error:
        errors.append(CellError(line.cells[Meaning.BESCHIKKINGSNUMMER], str(error)))
        return
    if paper.status == Status.VERVALLEN:
        sentence = f"{paper} is vervallen na de eindverantwoording. Verwijder deze regel."
        errors.append(CellError(place, sentence))
    line.paper = paper


def _contradictions(line: Line) -> Iterator[CellError]:
    """A part that is more than its whole cannot be stored, whoever judges it later."""
    spent = line.meanings[Meaning.BESTEDING]
    for meaning, name in PARTS:
        part = line.meanings.get(meaning)
        if part is not None and part > spent:
            yield CellError(
                line.cells[meaning],
                f"{format_amount(part)} is meer dan de besteding van {format_amount(spent)}, en"
                f" {name} is daar een deel van.",
            )
    total = line.meanings[Meaning.CUMULATIEF]
    if total < spent:
        yield CellError(
            line.cells[Meaning.CUMULATIEF],
            f"{format_amount(total)} is minder dan de besteding van {format_amount(spent)}; het"
            " cumulatieve bedrag telt die mee.",
        )


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column - 1] if len(row) >= column else NO_CELL

"""Read the metingen that were filled in in a copy: which rows changed, and what is wrong in which.

What a row says of itself is not believed: the indicator must be one of this rapportage, and what
was filled in is judged by the same service as on the page of the indicator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.forms import ValidationError

from monitoring.indicator.models import Doelindicator, Meting
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.measure_sheet import (
    FIRST_ROW,
    INDICATOR,
    MARK,
    MEANING,
    METING,
    NOTE,
    NUMBERS,
    REASON,
    SERIES,
    VALUE,
    WORDS,
    cell_words,
    cells_of,
    label_of,
    mark_of,
    meaning_of,
    meting_of,
    results_to_measure,
    text_of_cells,
)
from monitoring.rapportage.running.cells import LINE_END, NOT_FILLED_IN, UNKNOWN_ROW, CellError, at
from regiodeals.common.errors import InvalidInput
from regiodeals.common.notation import in_other_notation
from regiodeals.common.number_field import MOST_DECIMALS, NumberField, whole_number
from regiodeals.common.words import dutch, joined
from regiodeals.documents.incoming import Cell, CellKind, Rows, cell_name


@dataclass(frozen=True, slots=True)
class FilledMeting:
    """A row that somebody filled in, with the meting that he saw; none when there was none."""

    cell: str
    label: str
    series: Doelindicator
    given: dict[int, Any]
    reason: str
    seen: int
    present: Meting | None

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody measured or corrected since the copy was made."""
        return self.seen != (self.present.pk if self.present else 0)

    @property
    def stands_already(self) -> bool:
        """Whether this is what was measured."""
        now = text_of_cells(cells_of(self.present))
        return self.present is not None and text_of_cells(self.given) == now

    @property
    def words(self) -> str:
        """What was filled in, to be read beside what another laid down."""
        return cell_words(self.given)


def read_metingen(report: Rapportage, rows: Rows) -> tuple[list[FilledMeting], list[CellError]]:
    """The rows that were filled in, and what is wrong in which cell."""
    filled: list[FilledMeting] = []
    errors: list[CellError] = []
    known = {result.series.pk: result for result in results_to_measure(report)}
    for number, row in enumerate(rows[FIRST_ROW:], start=FIRST_ROW + 1):
        if all(cell.is_empty for cell in row):
            continue
        result = known.pop(whole_number(at(row, SERIES).text) or 0, None)
        if result is None:
            label = dutch("Onbekende indicator")
            errors.append(CellError(_name(INDICATOR, number), label, UNKNOWN_ROW))
            continue
        series, label = result.series, label_of(result)
        given, wrong = _given(row, number, label)
        if not wrong and mark_of(text_of_cells(given)) == at(row, MARK).text:
            continue
        wrong += _other_meaning(row, number, label, meaning_of(series, report.until))
        errors += wrong
        if not wrong:
            present = meting_of(series, report.until)
            filled.append(_filled(row, number, label, series, given, present))
    return filled, errors


def _other_meaning(row: Sequence[Cell], number: int, label: str, now: str) -> list[CellError]:
    """What the indicator meant when the copy was made, where it means something else now."""
    was = _words(at(row, MEANING))
    if was == now:
        return []
    sentence = dutch(
        "Deze indicator betekent nu iets anders dan in uw kopie. Was: {was} Is nu: {nu} Kijk of uw"
        " getal nog klopt. Download de kopie opnieuw en vul het daarin in.",
        was=was or dutch("onbekend."),
        nu=now,
    )
    return [CellError(_name(MEANING, number), label, sentence)]


def _filled(
    row: Sequence[Cell],
    number: int,
    label: str,
    series: Doelindicator,
    given: dict[int, Any],
    present: Meting | None,
) -> FilledMeting:
    return FilledMeting(
        cell=_name(_first_filled(given), number),
        label=label,
        series=series,
        given=given,
        reason=_words(at(row, REASON)),
        seen=whole_number(at(row, METING).text) or 0,
        present=present,
    )


def _given(row: Sequence[Cell], number: int, label: str) -> tuple[dict[int, Any], list[CellError]]:
    given: dict[int, Any] = {}
    wrong = []
    for column in (*NUMBERS, *WORDS, REASON):
        try:
            given[column] = _value(at(row, column), column)
        except InvalidInput as error:
            wrong.append(CellError(_name(column, number), label, str(error)))
    given.pop(REASON, None)
    return given, wrong


def _value(cell: Cell, column: int) -> Decimal | str | None:
    if cell.kind in NOT_FILLED_IN:
        raise InvalidInput(NOT_FILLED_IN[cell.kind])
    return _words(cell) if column not in NUMBERS else _number(cell, column)


def _number(cell: Cell, column: int) -> Decimal | None:
    decimals = MOST_DECIMALS if column == VALUE else 0
    if cell.kind is CellKind.NUMBER:
        number = Decimal(cell.text)
        if not number.is_finite() or number != round(number, decimals):
            code = "decimals" if decimals else "whole"
            raise InvalidInput(NumberField.default_error_messages[code])
        return number
    return _kept_as_text(_words(cell), decimals)


def _kept_as_text(words: str, decimals: int) -> Decimal | None:
    """A number that Excel took for text: of which notation it is, no file says."""
    field = NumberField(required=False, allows_negative=True, decimals=decimals)
    readings: set[Decimal | None] = set()
    wrong: list[ValidationError] = []
    for text in (words, in_other_notation(words)):
        try:
            readings.add(field.read(text))
        except ValidationError as error:
            wrong.append(error)
    if len(readings) > 1:
        raise InvalidInput(
            dutch(
                "“{cel}” staat in de cel als tekst, en kan twee getallen zijn. Maak de cel op als"
                " getal en vul haar opnieuw in.",
                cel=words,
            )
        )
    if not readings:
        raise InvalidInput(joined(" ", wrong[0].messages))
    return readings.pop()


def _words(cell: Cell) -> str:
    return cell.text.replace(LINE_END, "").replace("\r\n", "\n").strip()


def _first_filled(given: dict[int, Any]) -> int:
    return next((column for column in (*NUMBERS, *WORDS) if given[column]), NOTE)


def _name(column: int, number: int) -> str:
    return dutch("{cel} (blad Metingen)", cel=cell_name(column + 1, number))

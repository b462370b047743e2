"""Read a copy of a rapportage that was filled in: which cells changed, and what is wrong in which.

Nothing is believed that stands in it: a field that is not of this rapportage is refused here, and
every value is judged by the same service as one that is typed on the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring.rapportage.models import Antwoord, Rapportage, Stand, Vraag
from monitoring.rapportage.rendering.measure_sheet import SHEET as METINGEN
from monitoring.rapportage.rendering.measure_sheet import mark_of
from monitoring.rapportage.rendering.workbook import (
    ANSWER,
    FIELD,
    FIRST_ROW,
    LAYOUT,
    MARK,
    SHEET,
    STAMP,
    STAMP_ROW,
    VERSION,
    Stamp,
    stamp_of,
)
from monitoring.rapportage.running.cells import (
    AGAIN,
    LINE_END,
    NOT_FILLED_IN,
    UNKNOWN_ROW,
    CellError,
    at,
)
from monitoring.rapportage.running.measure_rows import FilledMeting, read_metingen
from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import format_cents
from regiodeals.common.number_field import whole_number
from regiodeals.common.words import dutch, in_english
from regiodeals.documents.incoming import Cell, CellKind, Rows, cell_name, read_table

MOST_BYTES = 2_000_000
CENTS = 2
LARGEST = Decimal(10) ** 13
TOO_LARGE = dutch(
    "Dit bestand is groter dan {mb} MB. Lees de kopie zelf in.", mb=MOST_BYTES // 1000000
)
NO_COPY = dutch(
    "Dit is geen kopie van een rapportage: het kenmerk in cel B2 ontbreekt. {opnieuw}",
    opnieuw=AGAIN,
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell that somebody filled in, with the version that he saw."""

    cell: str
    answer: Antwoord
    value: str
    version: int


@dataclass(slots=True)
class Copy:
    """What a copy brings."""

    filled: list[Filled] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    metingen: list[FilledMeting] = field(default_factory=list)


def read_copy(report: Rapportage, name: str, content: bytes, *, measures: bool) -> Copy:
    """The cells that were filled in; the metingen of who `measures`.

    Raises InvalidInput for what is no copy of this rapportage.
    """
    if len(content) > MOST_BYTES:
        raise InvalidInput(TOO_LARGE)
    if not name.lower().endswith(".xlsx"):
        raise InvalidInput(dutch("Lees de kopie in als Excel-werkmap (.xlsx)."))
    rows = read_table(name, content, sheet=SHEET)
    _require_own_stamp(report, rows)
    copy = Copy()
    answers = {answer.pk: answer for answer in report.antwoorden.all()}
    for number, row in enumerate(rows[FIRST_ROW:], start=FIRST_ROW + 1):
        _take(copy, answers, number, row)
    copy.errors += [
        CellError(
            "", str(left), dutch("De regel van deze vraag ontbreekt. {opnieuw}", opnieuw=AGAIN)
        )
        for left in answers.values()
    ]
    if measures:
        copy.metingen, wrong = read_metingen(report, read_table(name, content, sheet=METINGEN))
        copy.errors += wrong
    return copy


def _require_own_stamp(report: Rapportage, rows: Rows) -> None:
    words = at(rows[STAMP_ROW], 1).text if len(rows) > STAMP_ROW else ""
    found = STAMP.fullmatch(words.strip())
    if found is None:
        raise InvalidInput(NO_COPY)
    for sentence in _differences(Stamp(*map(int, found.groups())), stamp_of(report), report):
        raise InvalidInput(dutch("{verschil} {opnieuw}", verschil=sentence, opnieuw=AGAIN))


def _differences(copy: Stamp, now: Stamp, report: Rapportage) -> Iterator[str]:
    if copy.layout != LAYOUT:
        yield dutch("Deze kopie heeft een oudere indeling dan dit programma nu leest.")
    if copy.year != now.year:
        yield dutch(
            "Deze kopie gaat over {kopie}, en deze rapportage over {nu}.",
            kopie=copy.year,
            nu=now.year,
        )
    if copy.report != now.report:
        yield dutch(
            "Deze kopie is van een andere rapportage, en niet van {rapportage}.", rapportage=report
        )
    if copy.form != now.form:
        yield (
            dutch(
                "Deze kopie heeft versie {kopie} van het formulier, en deze rapportage versie"
                " {nu}: er worden andere vragen gesteld.",
                kopie=copy.form,
                nu=now.form,
            )
        )
    if copy.round != now.round:
        yield (
            dutch(
                "Deze kopie is van vóór indiening {ronde}. Daarna is aan de rapportage verder"
                " gewerkt.",
                ronde=now.round,
            )
        )


def _take(copy: Copy, answers: dict[int, Antwoord], number: int, row: Sequence[Cell]) -> None:
    """One row: nothing when its cell was left alone."""
    pk, version = whole_number(at(row, FIELD).text), whole_number(at(row, VERSION).text)
    cell, name = at(row, ANSWER), cell_name(ANSWER + 1, number)
    if pk is None and cell.is_empty:
        return
    answer = answers.pop(pk or 0, None)
    if answer is None or version is None:
        copy.errors.append(CellError(name, dutch("Onbekende vraag"), UNKNOWN_ROW))
        return
    try:
        value = _value(cell, answer)
    except InvalidInput as error:
        copy.errors.append(CellError(name, str(answer), str(error)))
        return
    if mark_of(value) != at(row, MARK).text:
        copy.filled.append(Filled(name, answer, _stored(value, answer), version))


def _value(cell: Cell, answer: Antwoord) -> str:
    """As it would be typed on the page; raises InvalidInput for what Excel made of it."""
    if cell.kind in NOT_FILLED_IN:
        raise InvalidInput(NOT_FILLED_IN[cell.kind])
    if cell.kind is CellKind.NUMBER:
        return _number(Decimal(cell.text), answer)
    text = cell.text.replace(LINE_END, "").replace("\r\n", "\n").strip()
    return _in_dutch(text) if answer.vraag == Vraag.STAND else text


def _in_dutch(text: str) -> str:
    """A stand in the words of either language, as that of the Dutch list."""
    return next((str(s.label) for s in Stand if text.casefold() in _both(s)), text)


def _both(stand: Stand) -> tuple[str, str]:
    return str(stand.label), in_english(stand.label).casefold()


def _number(number: Decimal, answer: Antwoord) -> str:
    if not answer.is_amount:
        whole = number == number.to_integral_value() and abs(number) < LARGEST
        return f"{number:.0f}" if whole else str(number).replace(".", ",")
    if not number.is_finite() or abs(number) >= LARGEST:
        raise InvalidInput(dutch("Dit bedrag is te groot. Controleer het aantal cijfers."))
    if number != round(number, CENTS):
        raise InvalidInput(dutch("Gebruik ten hoogste twee cijfers achter de komma."))
    sign = "-" if number < 0 else ""
    return sign + format_cents(int(abs(number).scaleb(CENTS)))


def _stored(value: str, answer: Antwoord) -> str:
    """A stand is chosen in words."""
    if answer.vraag != Vraag.STAND:
        return value
    return next((v for v, words in Stand.choices if words == value.casefold()), value)

"""The metingen of a rapportage as a second sheet of its copy: each indicator of a doel a row."""

import hashlib
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from monitoring.indicator.models import Definitie, Doelindicator, Meting, Rule
from monitoring.indicator.rendering.series import definition_now, metingen_now
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.results import UNKNOWN, Result, results_of
from regiodeals.common.number_field import format_number
from regiodeals.common.words import Words, dutch, joined, said

SHEET = "Metingen"
HEAD_ROW, FIRST_ROW = 2, 3
(
    LINE,
    INDICATOR,
    MEANING,
    AGREED,
    VALUE,
    NUMERATOR,
    DENOMINATOR,
    NOTE,
    NOT_COMPARABLE,
    REASON,
    SERIES,
    METING,
    MARK,
) = range(13)
HEADINGS = (
    dutch("Programmalijn"),
    dutch("Indicator"),
    dutch("Wat het is"),
    dutch("Afgesproken"),
    dutch("Waarde"),
    dutch("Teller"),
    dutch("Noemer"),
    dutch("Toelichting"),
    dutch("Niet vergelijkbaar met de vorige ronde, want"),
    dutch("Reden, als u een meting verbetert"),
    "Serie",
    "Meting",
    "Controle",
)
WIDTHS = (24, 34, 34, 26, 14, 12, 12, 40, 34, 34)
HOW = dutch(
    "Vul in wat in {jaar} is gemeten. Is de waarde onbekend? Laat haar leeg en schrijf in de"
    " toelichting waarom. Wat u leeg laat, wordt niet gemeten. Wie hier meet, ondertekent de"
    " rapportage niet."
)
# What of a meting stands in a cell, by column; what is filled in is read by the same table.
NUMBERS = {VALUE: "value", NUMERATOR: "numerator", DENOMINATOR: "denominator"}
WORDS = {NOTE: "note", NOT_COMPARABLE: "not_comparable_because"}


def mark_of(text: str) -> str:
    """What tells a cell, or a row, that was left alone from one that was filled in."""
    plain = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def lay_out_metingen(page: Worksheet, report: Rapportage, style: Any) -> None:
    """One row for each indicator, with what was measured in the year until which it counts."""
    title = dutch("Metingen over {jaar}, {deal}", jaar=report.until, deal=report.deal)
    page.write_string(0, 0, said(title), style.bold)
    page.write_string(1, 0, said(dutch(HOW, jaar=report.until)))
    for column, heading in enumerate(HEADINGS):
        page.write_string(HEAD_ROW, column, said(heading), style.bold)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.set_column(SERIES, MARK, None, None, {"hidden": True})
    page.freeze_panes(FIRST_ROW, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for row, result in enumerate(results_to_measure(report), start=FIRST_ROW):
        _write(page, row, result, report.until, style)


def results_to_measure(report: Rapportage) -> list[Result]:
    """Every indicator of the sections that the report holds."""
    return [result for found in results_of(report).values() for result in found.rows]


def label_of(result: Result) -> Words:
    """Which indicator, and of which doel."""
    return dutch("{naam}. Doel: {doel}", naam=result.name, doel=result.series.doel.text)


def meting_of(series: Doelindicator, year: int) -> Meting | None:
    """What was measured in the year, as it was last corrected."""
    return next((row for row in metingen_now(series) if row.year == year), None)


def meaning_of(series: Doelindicator, year: int) -> str:
    """What the indicator means in the year; a copy in which this differs was of another meaning."""
    return meaning_words(definition_now(series, year))


def meaning_words(definition: Definitie) -> str:
    """The name, the unit and how it adds up."""
    way = f"{definition.get_direction_display()}, {definition.get_rule_display()}"
    return f"{definition.name}, in {definition.unit}, {way}. Bron: {definition.source}."


def cells_of(meting: Meting | None) -> dict[int, Decimal | str | None]:
    """What stands in the cells of a row that can be filled in."""
    numbers = {column: _decimal(getattr(meting, name, None)) for column, name in NUMBERS.items()}
    return {**numbers, **{column: getattr(meting, name, "") for column, name in WORDS.items()}}


def text_of_cells(cells: dict[int, Decimal | str | None]) -> str:
    """The same in one text, of which a mark is made."""
    return "|".join(
        f"{value.normalize():f}" if isinstance(value, Decimal) else value or ""
        for _, value in sorted(cells.items())
    )


def cell_words(cells: dict[int, Decimal | str | None]) -> Words:
    """What stands in the cells of a row, each by its name."""
    named = ((HEADINGS[column], value) for column, value in sorted(cells.items()))
    return joined(
        "\n",
        [
            joined(": ", (name, format_number(value) if isinstance(value, Decimal) else value))
            for name, value in named
            if value is not None and value != ""
        ],
    )


def _decimal(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _write(page: Worksheet, row: int, result: Result, year: int, style: Any) -> None:
    series, meting = result.series, meting_of(result.series, year)
    agreed = dutch(
        "Nulmeting {begin}. Streefwaarde {doel}.",
        begin=result.row["baseline"] or UNKNOWN,
        doel=result.row["target"] or UNKNOWN,
    )
    texts = {
        LINE: str(series.doel.programmalijn),
        INDICATOR: said(label_of(result)),
        # Compared with what it means when the copy comes back, so in the language of what is kept.
        MEANING: meaning_of(series, year),
        AGREED: said(agreed),
    }
    for column, text in texts.items():
        page.write_string(row, column, text, style.text)
    cells, is_ratio = cells_of(meting), definition_now(series, year).rule == Rule.VERHOUDING
    for column, value in cells.items():
        asked = column in WORDS or is_ratio == (column != VALUE)
        form = style.number if column in NUMBERS else style.answer
        _write_cell(page, row, column, value, form if asked else style.text)
    page.write_blank(row, REASON, None, style.answer if meting else style.text)
    page.write_number(row, SERIES, series.pk)
    page.write_number(row, METING, meting.pk if meting else 0)
    page.write_string(row, MARK, mark_of(text_of_cells(cells)))


def _write_cell(
    page: Worksheet, row: int, column: int, value: Decimal | str | None, form: Any
) -> None:
    if value is None or value == "":
        page.write_blank(row, column, None, form)
    elif isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        page.write_number(row, column, float(value), form)
    else:
        # More digits than a spreadsheet keeps in a number.
        page.write_string(
            row, column, format_number(value) if isinstance(value, Decimal) else value, form
        )

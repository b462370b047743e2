"""The template of a SiSa year: made from the same indicators and rules that judge it."""

import csv
import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from disbursement.verantwoording.models import Meaning, SisaVersie
from disbursement.verantwoording.models.layout import (
    FIRST_ROW,
    HELP_SHEET,
    KASSIER,
    KASSIER_HELP,
    LABEL_ROW,
    NUMBER_ROW,
    SHEET,
    STAMP_LABEL,
    Column,
    columns_of,
)
from disbursement.verantwoording.models.values import RULES

# Text stays text: a name that begins with = must not become a formula on another desk.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
WIDE, NARROW = 34, 20
Filled = Sequence[tuple[str, str]]


def as_xlsx(versie: SisaVersie, filled: Filled) -> bytes:
    """The workbook, with the regiokassiers and the numbers of their decisions filled in."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, PLAIN) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": "#,##0.00"})
        sheet = book.add_worksheet(SHEET)
        columns = columns_of(versie)
        sheet.set_column(0, 0, WIDE)
        for column in columns:
            is_amount = column.indicator.kind == "bedrag"
            sheet.set_column(
                column.number - 1, column.number - 1, NARROW, money if is_amount else None
            )
        for number, row in enumerate(_rows(versie, columns, filled)):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text, bold if number < FIRST_ROW - 1 else None)
        sheet.freeze_panes(FIRST_ROW - 1, 1)
        help_sheet = book.add_worksheet(HELP_SHEET)
        help_sheet.set_column(0, 0, NARROW)
        help_sheet.set_column(1, 3, WIDE, wrapped)
        for number, row in enumerate(_help(versie, columns)):
            for place, text in enumerate(row):
                help_sheet.write_string(number, place, text, wrapped if number else bold)
    return output.getvalue()


def as_csv(versie: SisaVersie, filled: Filled) -> bytes:
    """The same table as text that a Dutch Excel opens well: a mark in front, and semicolons."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    for row in _rows(versie, columns_of(versie), filled):
        writer.writerow([f"'{text}" if text[:1] in "=+-@" and text else text for text in row])
    return output.getvalue().encode("utf-8-sig")


def _rows(versie: SisaVersie, columns: Sequence[Column], filled: Filled) -> Iterator[list[str]]:
    heads = {
        1: [STAMP_LABEL, versie.stamp],
        NUMBER_ROW: [KASSIER, *(column.indicator.full_number for column in columns)],
        LABEL_ROW: ["Naam", *(column.indicator.label for column in columns)],
    }
    yield from (heads[number] for number in sorted(heads))
    for kassier, kenmerk in filled:
        yield [
            kassier,
            *(
                kenmerk if column.indicator.meaning == Meaning.BESCHIKKINGSNUMMER else ""
                for column in columns
            ),
        ]


def _help(versie: SisaVersie, columns: Sequence[Column]) -> Iterator[list[str]]:
    yield ["Kolom", "Wat", "Wat u invult", "Bijvoorbeeld"]
    yield [KASSIER, str(versie), KASSIER_HELP, ""]
    for column in columns:
        one = column.indicator
        label = f"{one.label} (aard controle {one.control})"
        yield [one.full_number, label, one.help_text, RULES[one.kind].example]

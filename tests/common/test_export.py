"""A table in a file: numbers stay numbers, text stays text, and nothing is carried out."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from regiodeals.common.errors import InvalidInput
from regiodeals.common.export import CellType, Column, Sheet, as_csv, as_xlsx, download, xlsx_file
from regiodeals.common.export.csv_file import euros, harmless

COLUMNS = (
    Column("Wat"),
    Column("Bedrag", CellType.AMOUNT),
    Column("Aantal", CellType.NUMBER),
    Column("Dag", CellType.DAY),
    Column("Moment", CellType.MOMENT),
)
DAY, MOMENT = date(2024, 11, 18), datetime(2024, 11, 18, 9, 5, tzinfo=UTC)
ROW = ("Zorg; 'dichtbij'\nhuis", -123_456_789, 2.5, DAY, MOMENT)


def sheet(*rows: Any, title: str = "Boekingen") -> Sheet:
    return Sheet(title, COLUMNS, rows)


def csv_of(*rows: Any) -> str:
    return "".join(as_csv(sheet(*rows)))


def cells_of(*rows: Any) -> list[list[Any]]:
    book = load_workbook(BytesIO(as_xlsx([sheet(*rows)])))
    return [list(row) for row in book.active.iter_rows()]


def test_a_dutch_excel_reads_the_letters_the_columns_and_the_commas():
    text = csv_of(ROW)
    assert text.startswith("\ufeff" + '"Wat";"Bedrag";"Aantal";"Dag";"Moment"\r\n')
    (_head, row) = list(
        csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    )
    assert row == ["Zorg; 'dichtbij'\nhuis", "-1234567,89", "2,5", "18-11-2024", "18-11-2024 10:05"]


def test_a_workbook_holds_numbers_days_and_text_as_what_they_are():
    _head, row = cells_of(ROW)
    assert [cell.value for cell in row] == [
        ROW[0],
        -1234567.89,
        2.5,
        datetime(2024, 11, 18),  # noqa: DTZ001
        datetime(2024, 11, 18, 10, 5),  # noqa: DTZ001
    ]
    assert row[1].number_format == "#,##0.00"
    assert row[3].number_format == "dd-mm-yyyy"


@pytest.mark.parametrize(
    "text", ["=1+1", "+31", "-1", "@SUM(A1)", "\tx", "\rx", " =1+1", '=HYPERLINK("http://x")']
)
def test_what_looks_like_a_formula_is_not_carried_out(text):
    (_head, row) = list(
        csv.reader(StringIO(csv_of((text, 1, 1, DAY, MOMENT))[1:], newline=""), delimiter=";")
    )
    assert row[0] == f"'{text}"
    cell = cells_of((text, 1, 1, DAY, MOMENT))[1][0]
    assert cell.data_type == "s"


def test_a_negative_amount_stays_a_number():
    assert "-0,05" in csv_of(("x", -5, 1, DAY, MOMENT))
    assert cells_of(("x", -5, 1, DAY, MOMENT))[1][1].data_type == "n"


def test_what_is_not_known_is_empty():
    assert csv_of((None,) * 5).endswith('\r\n"";"";"";"";""\r\n')


@pytest.mark.parametrize("separator", [",", "\t"])
def test_no_formula_appears_where_another_separator_is_read(separator):
    text = csv_of((f"gift{separator}=WEBSERVICE(A1)", 1, 1, DAY, MOMENT))
    cells = next(csv.reader([text.splitlines()[-1]], delimiter=separator))
    assert not any(cell.startswith("=") for cell in cells)
    ((_label, *_others),) = cells_of((None,) * 5)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_an_amount_is_exact_to_the_cent(cents):
    whole, _comma, rest = euros(cents).partition(",")
    sign = -1 if whole.startswith("-") else 1
    assert sign * (abs(int(whole)) * 100 + int(rest)) == cents


@given(st.text())
def test_no_text_begins_as_a_formula(text):
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))
    assert harmless(text).endswith(text)


def test_a_row_of_another_length_is_an_error_of_the_program():
    with pytest.raises(ValueError, match="longer"):
        csv_of(("x",))


def test_a_table_that_no_worksheet_holds_is_refused(monkeypatch):
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 1)
    with pytest.raises(InvalidInput, match="past niet in een werkblad"):
        as_xlsx([sheet(ROW, ROW)])


def test_the_title_is_one_that_a_worksheet_may_have():
    book = load_workbook(BytesIO(as_xlsx([sheet(title="Deal [a/b]: " + "x" * 40)])))
    assert book.sheetnames == ["Deal  a b   " + "x" * 19]


def test_a_download_has_a_name_and_is_kept_nowhere():
    answer = download(sheet(ROW), form="csv", name="grootboek-7")
    assert answer["Content-Disposition"] == 'attachment; filename="grootboek-7.csv"'
    assert answer["Cache-Control"] == "private, no-store"
    assert download(sheet(ROW), form="xlsx", name="x").status_code == 200


def test_another_form_is_not_made():
    with pytest.raises(Http404):
        download(sheet(ROW), form="pdf", name="x")

"""A table is read by a process that may use little: what it finds, and what it refuses."""

import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from regiodeals.common.errors import InvalidInput
from regiodeals.documents import apart
from regiodeals.documents.incoming import (
    Cell,
    CellKind,
    cell_name,
    csv_table,
    plain_label,
    read_table,
    table,
)
from tests.documents.incoming.workbooks import SHEET, changed, part_of, workbook

SHEET_PART = "xl/worksheets/sheet1.xml"


def read(content: bytes, name: str = "a.xlsx") -> list[list[Cell]]:
    return read_table(name, content, sheet=SHEET)


def refusal(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(InvalidInput) as refused:
        read(content, name)
    return str(refused.value)


def with_doctype(name: str, content: bytes, declaration: bytes) -> bytes:
    part = part_of(content, name)
    head, rest = part.split(b"?>", 1)
    return changed(content, {name: head + b"?>" + declaration + rest})


def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every row of a text file that is looked at from here on."""
    seen, plain = [], csv_table._cells

    def cells(row: list[str]) -> Iterator[Cell]:
        seen.append(row)
        return plain(row)

    monkeypatch.setattr(csv_table, "_cells", cells)
    return seen


class TestWorkbook:
    def test_each_cell_has_its_kind_and_its_text(self):
        rows: list[list[Any]] = [["naam", 12.5, 3, True, "=1+1"], [], ["laatste"]]
        [first, empty, last] = read(workbook(rows))
        assert first == [
            Cell(CellKind.TEXT, "naam"),
            Cell(CellKind.NUMBER, "12.5"),
            Cell(CellKind.NUMBER, "3"),
            Cell(CellKind.BOOLEAN, "1"),
            Cell(CellKind.FORMULA, "=1+1"),
        ]
        assert empty == []
        assert last[0].text == "laatste"

    def test_another_name_of_the_sheet_is_told_with_those_that_there_are(self):
        sentence = refusal(workbook(sheet="Blad1"))
        assert "“Blad” ontbreekt" in sentence
        assert "Blad1" in sentence

    def test_merged_cells_are_named(self):
        content = workbook()
        part = part_of(content, SHEET_PART).replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>',
        )
        assert refusal(changed(content, {SHEET_PART: part})).startswith("Cel A5:B5: ")

    def test_a_hundred_thousand_rows_are_refused_in_a_sentence(self):
        sentence = refusal(workbook([["x", 1]] * 100_000))
        assert "meer dan 2.000 regels" in sentence

    def test_a_cell_far_below_a_gap_is_seen_whatever_the_file_says_of_its_size(self):
        content = workbook()
        part = part_of(content, SHEET_PART).replace(
            b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
        )
        assert "duizenden lege regels" in refusal(changed(content, {SHEET_PART: part}))

    def test_a_million_empty_rows_are_refused_in_a_sentence(self, monkeypatch):
        # In far less time than the reader may take.
        monkeypatch.setattr(apart, "CPU_SECONDS", 3)
        empty = b"".join(b'<row r="%d"></row>' % number for number in range(2, 1_000_000))
        part = part_of(workbook(), SHEET_PART).replace(b"</sheetData>", empty + b"</sheetData>")
        content = changed(workbook(), {SHEET_PART: part})
        assert "Verwijder de lege regels onder uw gegevens" in refusal(content)

    def test_some_empty_rows_below_are_no_objection(self):
        empty = b"".join(b'<row r="%d"></row>' % number for number in range(2, 15_000))
        part = part_of(workbook(), SHEET_PART).replace(b"</sheetData>", empty + b"</sheetData>")
        assert len(read(changed(workbook(), {SHEET_PART: part}))) == 1

    @pytest.mark.parametrize(
        "declaration",
        [
            b'<!DOCTYPE a [<!ENTITY x "y">]>',
            b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
            b"<!doctype a>",
        ],
    )
    @pytest.mark.parametrize("part", [SHEET_PART, "xl/workbook.xml", "[Content_Types].xml"])
    def test_a_doctype_is_refused_in_whatever_part(self, declaration, part):
        assert "DOCTYPE" in refusal(with_doctype(part, workbook(), declaration))

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-7"])
    def test_a_doctype_cannot_hide_in_another_encoding(self, encoding):
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a []><a/>'
        content = changed(workbook(), {SHEET_PART: text.encode(encoding)})
        assert refusal(content) == table.UNREADABLE

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    @pytest.mark.parametrize("begin", ["", '<?xml version="1.0"?>'])
    def test_another_encoding_is_refused_without_its_mark_too(self, encoding, begin):
        text = begin + '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
        content = changed(workbook(), {SHEET_PART: text.encode(encoding)})
        assert refusal(content) == table.UNREADABLE

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp037"])
    @pytest.mark.parametrize("ending", ["png", "bin", "dat", "xml.x"])
    def test_a_part_with_another_ending_is_no_way_around(self, encoding, ending):
        text = '<?xml version="1.0"?><!DOCTYPE a []><a/>'
        content = changed(workbook(), {f"xl/worksheets/sheet1.{ending}": text.encode(encoding)})
        assert refusal(content) == table.UNREADABLE

    @pytest.mark.parametrize("spaces", [999, 1_000, 100_000])
    def test_white_space_before_markup_hides_nothing(self, spaces):
        text = b" " * spaces + b"<!DOCTYPE a []><a/>"
        assert refusal(changed(workbook(), {"xl/sheet1.bin": text})) == table.UNREADABLE

    def test_a_sheet_of_another_name_is_looked_through_too(self):
        relations = "xl/_rels/workbook.xml.rels"
        plain = workbook([["a"]])
        elsewhere = part_of(plain, relations).replace(b"worksheets/sheet1.xml", b"bladen/1.xml")
        merged = part_of(plain, SHEET_PART).replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        )
        parts = {relations: elsewhere, "xl/bladen/1.xml": merged, SHEET_PART: None}
        types = part_of(plain, "[Content_Types].xml")
        parts["[Content_Types].xml"] = types.replace(b"worksheets/sheet1.xml", b"bladen/1.xml")
        assert "A1:B1" in refusal(changed(plain, parts))

    def test_a_picture_in_the_workbook_is_no_objection(self):
        content = changed(workbook(), {"xl/media/image1.png": b"\x89PNG\r\n\x1a\n<\x00\x00"})
        assert read_table("a.xlsx", content, sheet=SHEET)

    def test_a_declared_other_encoding_is_refused(self):
        text = b'<?xml version="1.0" encoding="UTF-7"?><worksheet/>'
        assert refusal(changed(workbook(), {SHEET_PART: text})) == table.UNREADABLE

    def test_what_takes_too_much_memory_kills_its_reader_and_nothing_else(self, monkeypatch):
        monkeypatch.setattr(table, "MEMORY", 20 * 1024 * 1024)
        assert refusal(workbook()) == table.UNREADABLE

    def test_a_bomb_that_passes_the_directory_is_stopped(self, monkeypatch):
        # Ninety megabytes that hardly shrink: each string is a string of its own.
        monkeypatch.setattr(apart, "CPU_SECONDS", 1)
        strings = b"".join(b"<si><t>%09d</t></si>" % number for number in range(3_500_000))
        part = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        content = changed(workbook(), {"xl/sharedStrings.xml": part + strings + b"</sst>"})
        assert refusal(content) == table.UNREADABLE

    def test_what_takes_too_long_is_stopped(self, monkeypatch):
        monkeypatch.setattr(apart, "PATIENCE", 0.01)
        assert refusal(workbook()) == table.UNREADABLE

    def test_a_broken_part_is_a_sentence(self):
        content = changed(workbook(), {SHEET_PART: b"<worksheet><sheetData><row>"})
        assert refusal(content) == table.UNREADABLE

    def test_a_part_of_another_length_than_it_says_is_a_sentence(self):
        content = bytearray(changed(workbook(), {}, method=zipfile.ZIP_STORED))
        place = content.index(b"<sheetData")
        content[place : place + 5] = b"XXXXX"
        assert refusal(bytes(content)) == table.UNREADABLE


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    def test_it_is_read_in_any_usual_encoding_with_any_usual_separator(self, encoding, separator):
        text = separator.join(["gemeente Súdwest-Fryslân", "€ 1.250", "x"]) + "\r\n"
        [row] = read(text.encode(encoding), "a.csv")
        assert [cell.text for cell in row] == ["gemeente Súdwest-Fryslân", "€ 1.250", "x"]

    def test_a_comma_in_quotes_separates_nothing(self):
        [row] = read(b'naam,"1.250,50",x\n', "a.csv")
        assert [cell.text for cell in row] == ["naam", "1.250,50", "x"]

    def test_a_text_that_begins_with_an_equals_sign_counts_as_a_formula(self):
        [row] = read(b"a;=1+1\n", "a.csv")
        assert row[1].kind is CellKind.FORMULA

    def test_empty_rows_at_the_end_do_not_count(self):
        assert len(read(b"a;b\n;\n;\n", "a.csv")) == 1

    def test_too_many_rows_are_refused(self):
        assert "meer dan 2.000 regels" in refusal(b"a;b\n" * 100_000, "a.csv")

    def test_twenty_four_million_empty_lines_are_refused_before_they_are_read(self, monkeypatch):
        read_lines = rows_read(monkeypatch)
        sentence = refusal(b"a;b\n" + b"\n" * 24_000_000, "a.csv")
        assert "duizenden lege regels" in sentence
        assert len(read_lines) < 21_000

    def test_what_comes_after_too_many_rows_is_not_read(self, monkeypatch):
        read_lines = rows_read(monkeypatch)
        assert "meer dan 2.000 regels" in refusal(b"a;b\n" * 1_000_000, "a.csv")
        assert len(read_lines) == 2_001

    def test_a_row_after_some_empty_ones_counts(self):
        assert "meer dan 2.000 regels" in refusal(b"a;b\n" + b"\n" * 3_000 + b"c;d\n", "a.csv")

    def test_one_line_without_an_end_is_a_sentence(self):
        assert refusal(b";" * 24_000_000, "a.csv") == csv_table.BROKEN

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_line_ends_as_any_system_ends_it(self, end):
        rows = read(end.join(["a;b", "c;d", ""]).encode(), "a.csv")
        assert [[cell.text for cell in row] for row in rows] == [["a", "b"], ["c", "d"]]

    def test_a_line_end_in_quotes_stays_in_its_cell(self):
        [row] = read(b'a;"een\r\ntwee"\n', "a.csv")
        assert row[1].text == "een\ntwee"

    @pytest.mark.parametrize("content", [b"a;b\x00c\n", b"\x81\x8d\n", b'a;"b'])
    def test_what_is_no_table_is_a_sentence(self, content):
        assert "CSV" in refusal(content, "a.csv") or ".csv" in refusal(content, "a.csv")


@pytest.mark.parametrize(
    ("column", "row", "name"), [(1, 1, "A1"), (6, 7, "F7"), (26, 2, "Z2"), (27, 3, "AA3")]
)
def test_a_cell_is_called_as_in_a_spreadsheet(column, row, name):
    assert cell_name(column, row) == name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\map\\sisa 2025.xlsx", "sisa 2025.xlsx"),
        ("sisa\u202excod.xlsx", "sisaxcod.xlsx"),
        ("a\x00b\n.csv", "ab.csv"),
        ("x" * 300, "x" * 150),
        ("", "bestand"),
    ],
)
def test_a_file_keeps_its_name_without_what_cannot_be_seen(name, label):
    assert plain_label(name) == label

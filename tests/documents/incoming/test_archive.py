"""An archive is judged by its directory, before anything in it is unpacked."""

import io
import time
import tracemalloc
import zipfile

import pytest

from regiodeals.common.errors import InvalidInput
from regiodeals.documents.incoming import archive, judge_file
from tests.documents.incoming import workbooks
from tests.documents.incoming.workbooks import changed, workbook


def refusal(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(InvalidInput) as refused:
        judge_file(name, content)
    return str(refused.value)


def test_a_plain_workbook_is_taken():
    judge_file("a.xlsx", workbook())


def test_a_zip_bomb_is_refused_at_once_and_takes_no_memory():
    bomb = workbooks.sheet_bomb(90)
    tracemalloc.start()
    begin = time.perf_counter()
    sentence = refusal(bomb)
    seconds, peak = time.perf_counter() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sentence == archive.TOO_MUCH
    assert seconds < 0.5
    assert peak < 2_000_000


def test_more_than_a_hundred_megabytes_is_refused_whatever_the_ratio(monkeypatch):
    monkeypatch.setattr(archive, "MOST_RATIO", 10**6)
    assert refusal(workbooks.sheet_bomb(101)) == archive.TOO_MUCH


def test_more_than_two_thousand_members_are_refused():
    parts = {f"xl/media/{number}.xml": b"<a/>" for number in range(2_001)}
    assert refusal(changed(workbook(), parts)) == archive.TOO_MUCH


def test_a_directory_that_lies_about_its_length_is_refused():
    content = workbook()
    assert refusal(content[:-22] + content[-22:-6] + b"\x00" * 6) == archive.NOT_ALONE


@pytest.mark.parametrize(
    "part",
    [
        "xl/vbaProject.bin",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.xml",
        "xl/externalLinks/externalLink1.xml",
        "xl/macrosheets/sheet1.xml",
    ],
)
def test_a_macro_or_an_embedded_file_is_refused(part):
    assert refusal(changed(workbook(), {part: b"x"})) == archive.WITH_MACRO


@pytest.mark.parametrize("before", [b"%PDF-1.7\n", b"<html>", b"MZ"])
def test_a_polyglot_that_begins_as_something_else_is_refused(before):
    assert refusal(before + workbook()) == archive.NO_WORKBOOK


@pytest.mark.parametrize("after", [b"<script>", b"x" * 5_000, b"PK\x05\x06"])
def test_a_polyglot_with_something_after_it_is_refused(after):
    assert refusal(workbook() + after) == archive.NOT_ALONE


def test_something_hidden_between_header_and_directory_is_refused():
    output = io.BytesIO(b"PK\x03\x04" + b"verborgen" * 10)
    output.seek(0, io.SEEK_END)
    with zipfile.ZipFile(output, "a") as hidden:
        hidden.writestr("[Content_Types].xml", "<a/>")
        hidden.writestr("xl/workbook.xml", "<a/>")
    assert refusal(output.getvalue()) == archive.NOT_ALONE


@pytest.mark.parametrize(
    "name", ["../buiten.xml", "/etc/passwd", "C:\\x.xml", "xl/in.zip", "a.xlsx"]
)
def test_a_member_outside_or_an_archive_inside_is_refused(name):
    assert refusal(changed(workbook(), {name: b"x"})) == archive.NOT_ALONE


def test_the_same_part_twice_is_refused():
    output = io.BytesIO(workbook())
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(output, "a") as twice,
    ):
        twice.writestr("xl/workbook.xml", "<a/>")
    assert refusal(output.getvalue()) == archive.NOT_ALONE


def test_a_zip_that_is_no_workbook_is_refused():
    assert refusal(changed(workbook(), {"xl/workbook.xml": None})) == archive.NO_WORKBOOK


def test_a_locked_file_says_that_its_password_must_go():
    content = bytearray(workbook())
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert refusal(bytes(content)) == archive.LOCKED


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "leeg"),
        ("a.xls", b"\xd0\xcf\x11\xe0", ".xlsx"),
        ("a.xlsm", b"PK", ".xlsx"),
        ("a.csv.exe", b"MZ", ".csv"),
        ("a.csv", b"%PDF-1.7", "ander soort bestand"),
        ("a.csv", b"PK\x03\x04", "ander soort bestand"),
        ("a.xlsx", b"x" * 25_000_001, "25 MB"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(name, content, words):
    assert words in refusal(content, name)

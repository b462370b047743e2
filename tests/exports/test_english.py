"""Who reads English takes a list along in English; the file of the ministry stays as it is."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from regiodeals.accounts.models import User
from regiodeals.common.words import said
from regiodeals.exports.definition import export_named
from regiodeals.exports.store import path_of
from tests.browsing import text_of
from tests.exports.world import LISTS, body_of, browser, fetch, made

pytestmark = pytest.mark.django_db

OF_REGION = [name for name, (_about, is_open) in LISTS.items() if is_open]
# Words of ours that a region met in its files.
DUTCH = {
    *("Gebied", "Stand", "Soort", "Bron", "Wie", "Munt", "Dag", "Wat", "Jaar", "Tijd"),
    *("beschikt", "gedeeld", "gepland", "ja", "nee", "hoger is beter", "begonnen", "nagekomen"),
}


@pytest.fixture
def reader(coordinator):
    User.objects.filter(pk=coordinator.pk).update(language="en")
    return User.objects.get(pk=coordinator.pk)


def english(value):
    with override("en"):
        return said(value)


def lines_of(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", OF_REGION)
def test_headings_words_and_the_title_are_english(name, filled, reader):
    export, about = export_named(name), filled.about(name)
    assert export is not None
    heads, *rows = lines_of(body_of(fetch(reader, name, "csv", **about)))
    assert heads == [english(column.label) for column in export.columns]
    assert rows
    assert not DUTCH & {cell for row in (heads, *rows) for cell in row}
    book = load_workbook(BytesIO(body_of(fetch(reader, name, "xlsx", **about))))
    assert book.sheetnames == [english(export.title)[:31]]
    assert [cell.value for cell in book.worksheets[0][1]] == heads


def test_an_english_spreadsheet_reads_its_numbers_and_its_days(filled, reader):
    answer = fetch(reader, "deals", "csv")
    assert 'filename="deals.csv"' in answer["Content-Disposition"]
    row = dict(zip(*lines_of(body_of(answer))[:2], strict=True))
    assert row["State contribution in euros"].endswith(".00")
    assert row["Covenant concluded"].startswith("2024-")
    book = load_workbook(BytesIO(body_of(fetch(reader, "deals", "xlsx"))))
    assert "d mmm yyyy" in {cell.number_format for cell in book.worksheets[0][2]}
    assert 'filename="deadlines.csv"' in fetch(reader, "termijnen", "csv")["Content-Disposition"]


def test_the_ministry_gets_the_same_file_whatever_it_reads(filled, cast):
    before = body_of(fetch(cast.drafter, "deals", "csv"))
    User.objects.filter(pk=cast.drafter.pk).update(language="en")
    assert body_of(fetch(cast.drafter, "deals", "csv")) == before
    assert b'"Rijksbijdrage in euro"' in before
    assert b'";"' in before


@pytest.mark.usefixtures("filled")
def test_a_file_that_a_worker_makes_is_in_the_language_of_who_asked(reader):
    order = made(reader, name="termijnen")
    assert "Last day" in lines_of(path_of(order).read_bytes())[0]
    answer = browser(reader).get(reverse("regiodeals:export-file", args=[order.pk]))
    name = f"deadlines-{order.ordered_at:%Y-%m-%d}.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert body_of(answer) == path_of(order).read_bytes()
    page = text_of(browser(reader).get(reverse("regiodeals:export-list")))
    for words in ("Your files", "Deadlines, CSV", "What you can take along", "ready", "everything"):
        assert words in page


@pytest.mark.usefixtures("filled", "short")
def test_a_long_list_is_offered_in_english(reader):
    page = text_of(fetch(reader, "termijnen"))
    assert "Have the CSV file made" in page
    assert "This list is long. We make the file in the background" in page

"""Metingen go along in the copy of a rapportage, and come back row by row: all of it or nothing."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from openpyxl import load_workbook

from monitoring.indicator.models import Definitie, Meting
from monitoring.indicator.services import Measured, correct_measurement
from monitoring.rapportage import services
from monitoring.rapportage.rendering.measure_sheet import (
    AGREED,
    DENOMINATOR,
    MEANING,
    METING,
    NOT_COMPARABLE,
    NOTE,
    NUMERATOR,
    REASON,
    SERIES,
    SHEET,
    VALUE,
)
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, WrongState
from tests import builders
from tests.browsing import text_of
from tests.monitoring.indicator import world as goals
from tests.monitoring.rapportage import world
from tests.monitoring.rapportage.copies import downloaded, filled, measured, row_of
from tests.monitoring.rapportage.test_copy_pages import upload
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(deal, officer):
    """An indicator that is counted."""
    return goals.series_in(deal, officer)


@pytest.fixture
def share(deal, officer):
    """An indicator that is a share of something."""
    return goals.serve(
        goals.goal(deal, officer),
        goals.indicator(deal, officer, meaning=goals.ratio(deal)),
        officer,
    )


def bring(report, content, writer):
    return services.import_copy(
        rapportage_id=report.pk, name="kopie.xlsx", content=content, actor=writer
    )


def wrong(report, content, writer):
    with pytest.raises(services.CopyRefused) as refused:
        bring(report, content, writer)
    return {row.cell: row.sentence for row in refused.value.cells}


def now(series):
    return Meting.objects.get(doelindicator=series, year=world.YEAR, corrected_by__isnull=True)


# ---- taken along -----------------------------------------------------------------------------


def test_who_reads_english_gets_the_words_of_the_sheet_in_english(report, series):
    with translation.override("en"):
        book = load_workbook(io.BytesIO(downloaded(report)))
    page = book[SHEET]
    heads = [cell.value for cell in page[3]]
    assert page["A1"].value.startswith(f"Measurements for {world.YEAR}, ")
    assert page["A2"].value.startswith(f"Enter what was measured in {world.YEAR}.")
    assert (heads[AGREED], heads[VALUE], heads[REASON]) == (
        "Agreed",
        "Value",
        "Reason, if you correct a measurement",
    )
    assert "Baseline" in row_of(book, series)[AGREED].value


def test_the_sheet_says_what_is_asked_and_only_that_can_be_filled_in(report, series, share):
    book = load_workbook(io.BytesIO(downloaded(report)))
    row, other = row_of(book, series), row_of(book, share)
    assert row[MEANING].value.startswith("Gebouwde woningen, in woningen, hoger is beter, som")
    assert "Nulmeting 10 woningen" in row[AGREED].value
    assert [cell.column - 1 for cell in row if not cell.protection.locked] == [
        VALUE,
        NOTE,
        NOT_COMPARABLE,
    ]
    assert not other[NUMERATOR].protection.locked
    assert other[VALUE].protection.locked
    assert book[SHEET].protection.sheet
    assert book[SHEET].column_dimensions["K"].hidden


# ---- brought back ----------------------------------------------------------------------------


def test_what_was_filled_in_is_laid_down_as_on_the_page_of_the_indicator(
    report, writer, series, share
):
    content = measured(downloaded(report), series, {VALUE: 120.5, NOTE: "Geteld in mei."})
    content = measured(content, share, {NUMERATOR: "1.200", DENOMINATOR: 2000})
    content = filled(content, report, lessen="Begin klein.")
    taken = bring(report, content, writer)
    assert (taken.saved, taken.measured, taken.overtaken) == (1, 2, ())
    assert (now(series).value, now(series).note, now(series).by) == (
        120.5,
        "Geteld in mei.",
        writer,
    )
    assert (now(share).numerator, now(share).denominator) == (1200, 2000)
    assert AuditEntry.objects.filter(action="monitoring.meting.record").count() == 2
    line = AuditEntry.objects.get(action="monitoring.rapportage.import_copy")
    assert line.sentence == "Kopie ingelezen: 1 antwoorden overgenomen, 2 gemeten"
    # The same file again is no conflict and no second meting: it all stands there.
    assert bring(report, content, writer) == services.Taken(0, ())


def test_a_row_that_was_left_alone_measures_nothing(report, writer, series, share):
    assert bring(report, downloaded(report), writer) == services.Taken(0, ())
    assert not Meting.objects.exists()


def test_an_unknown_value_says_why(report, writer, series):
    content = measured(downloaded(report), series, {NOTE: "Het register is stuk."})
    assert bring(report, content, writer).measured == 1
    assert (now(series).value, now(series).note) == (None, "Het register is stuk.")


def test_another_value_is_a_correction_with_its_reason(report, writer, series):
    first = goals.measure(series, world.YEAR, 100, actor=writer)
    content = measured(downloaded(report), series, {VALUE: 110})
    assert "waarom u deze meting verbetert" in str(wrong(report, content, writer))
    content = measured(content, series, {REASON: "Een gemeente vergat er tien."})
    assert bring(report, content, writer).measured == 1
    assert (now(series).value, now(series).corrects) == (110, first)


def test_a_meting_that_was_laid_down_meanwhile_is_shown_and_not_overwritten(
    client, report, writer, series
):
    content = measured(downloaded(report), series, {VALUE: 120})
    content = filled(content, report, lessen="Begin klein.")
    other = builders.member(builders.region_of(report.deal), name="Piet")
    meting = goals.measure(series, world.YEAR, 90, actor=other)
    correct_measurement(
        meting_id=meting.pk, measured=Measured(value=Decimal(91)), reason="Geteld.", actor=other
    )
    client.force_login(writer)
    page = text_of(upload(client, report, content))
    for words in ("Intussen op de pagina gewijzigd", "Waarde: 120", "Waarde: 91", "van Piet"):
        assert words in page
    assert now(series).value == 91
    assert world.field(report, "lessen").text == "Begin klein."


def test_digits_that_a_spreadsheet_loses_go_along_as_text(report, writer, series):
    goals.measure(series, world.YEAR, "12345678901234.5678", actor=writer)
    content = downloaded(report)
    row = row_of(load_workbook(io.BytesIO(content)), series)
    assert row[VALUE].value == "12.345.678.901.234,5678"
    assert bring(report, content, writer) == services.Taken(0, ())


# ---- what is wrong, in which cell ------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "cell", "sentence"),
    [
        ({VALUE: "=1+1"}, "E4", "Hier staat een formule"),
        ({VALUE: date(2024, 5, 1)}, "E4", "Excel maakte hier een datum van"),
        ({VALUE: "veel"}, "E4", "Dit getal kunnen wij niet lezen"),
        ({VALUE: "1.234"}, "E4", "kan twee getallen zijn"),
        ({VALUE: "1,234"}, "E4", "kan twee getallen zijn"),
        ({VALUE: 0.00001}, "E4", "4 cijfers achter de komma"),
        ({VALUE: 1e15}, "E4", "te groot"),
        ({VALUE: -5}, "E4", "kan niet onder nul zijn"),
        ({NUMERATOR: 1, DENOMINATOR: 2}, "F4", "Dit is geen verhouding"),
        ({NUMERATOR: 1.5}, "F4", "een heel getal"),
        ({VALUE: 1, NOTE: "x" * 501}, "E4", "ten hoogste 500 tekens"),
        ({VALUE: 1, NOTE: "\U0001f600"}, "E4", "niet kan worden afgedrukt"),
        ({VALUE: 1, SERIES: 999_999}, "B4", "hoort niet bij de rapportage"),
    ],
)
def test_one_wrong_cell_keeps_everything_out(report, writer, series, cells, cell, sentence):
    content = filled(downloaded(report), report, lessen="Dit is goed.")
    found = wrong(report, measured(content, series, cells), writer)
    assert sentence in found[f"{cell} (blad Metingen)"]
    assert world.field(report, "lessen").text == ""
    assert not Meting.objects.exists()


def test_a_wrong_answer_keeps_the_metingen_out(report, writer, series):
    content = measured(downloaded(report), series, {VALUE: 120})
    assert "C" in str(wrong(report, filled(content, report, rijk_besteed="veel"), writer))
    assert not Meting.objects.exists()


def test_an_indicator_of_another_deal_does_not_belong_here(report, officer, writer, series):
    foreign = goals.series_in(goals.granted(officer), officer)
    content = measured(downloaded(report), series, {VALUE: 7, SERIES: foreign.pk})
    assert "hoort niet bij de rapportage" in str(wrong(report, content, writer))
    assert not Meting.objects.exists()


def test_a_definitie_that_changed_since_is_explained_and_nothing_is_measured(
    report, writer, series
):
    content = measured(downloaded(report), series, {VALUE: 120})
    Definitie.objects.filter(indicator=series.indicator_id).update(unit="hectare")
    found = wrong(report, content, writer)
    said = found["C4 (blad Metingen)"]
    assert "Was: Gebouwde woningen, in woningen" in said
    assert "Is nu: Gebouwde woningen, in hectare" in said
    assert not Meting.objects.exists()
    # Who did not measure it is not stopped by it.
    untouched = filled(downloaded(report), report, lessen="Begin klein.")
    Definitie.objects.filter(indicator=series.indicator_id).update(unit="woningen")
    assert bring(report, untouched, writer).saved == 1


# ---- who, and when ---------------------------------------------------------------------------


def test_while_nobody_writes_nothing_is_measured_from_a_copy(report, writer, series):
    content = measured(downloaded(report), series, {VALUE: 120})
    world.offered(report, writer)
    with pytest.raises(WrongState, match="Er is niets overgenomen"):
        bring(report, content, writer)
    assert not Meting.objects.exists()


def test_without_the_sheet_the_copy_is_explained(report, writer, series):
    book = load_workbook(io.BytesIO(downloaded(report)))
    del book[SHEET]
    output = io.BytesIO()
    book.save(output)
    with pytest.raises(InvalidInput, match="Het blad “Metingen” ontbreekt"):
        bring(report, output.getvalue(), writer)


def test_what_a_row_says_of_the_meting_it_saw_is_no_proof(report, writer, series):
    meting = goals.measure(series, world.YEAR, 100, actor=writer)
    content = measured(downloaded(report), series, {VALUE: 110, METING: meting.pk + 1})
    assert len(bring(report, content, writer).overtaken) == 1
    assert now(series).value == 100


@pytest.mark.django_db(transaction=True)
def test_of_two_copies_at_once_one_measures(report, writer, series):
    content = measured(downloaded(report), series, {VALUE: 120})
    outcomes = at_once(*[lambda: bring(report, content, writer)] * 2)
    assert sum(taken.measured for taken in results_of(outcomes)) == 1
    assert now(series).value == 120

"""A copy goes along without a connection and comes back: all of it, or which cell is wrong."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from monitoring.rapportage import services
from monitoring.rapportage.models import LONGEST_TEXT, Antwoord
from monitoring.rapportage.rendering.sections import note
from monitoring.rapportage.rendering.workbook import ANSWER, FIELD, FIRST_ROW, SHEET
from monitoring.rapportage.running import copy as reading
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput
from tests import builders
from tests.documents.incoming.workbooks import changed, sheet_bomb, workbook
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world
from tests.monitoring.rapportage.copies import cell_of, downloaded, filled, with_stamp

pytestmark = pytest.mark.django_db
SHEET_PART = "xl/worksheets/sheet1.xml"


def bring(report, content, writer, name="kopie.xlsx"):
    return services.import_copy(rapportage_id=report.pk, name=name, content=content, actor=writer)


def errors(report, writer, **typed):
    with pytest.raises(services.CopyRefused) as refused:
        bring(report, filled(downloaded(report), report, **typed), writer)
    return {row.label: row.sentence for row in refused.value.cells}


def refusal(report, writer, content, name="kopie.xlsx"):
    with pytest.raises(InvalidInput) as refused:
        bring(report, content, writer, name)
    return str(refused.value)


# ---- taken along -----------------------------------------------------------------------------


def test_only_the_answers_can_be_changed_and_the_help_is_that_of_the_page(report, writer):
    world.save(world.field(report, "lessen"), "Begin klein.", writer)
    page = load_workbook(io.BytesIO(downloaded(report)))[SHEET]
    rows = list(page.iter_rows(min_row=FIRST_ROW + 1))
    assert len(rows) == report.antwoorden.count()
    assert page.protection.sheet
    assert {cell.column - 1 for row in rows for cell in row if not cell.protection.locked} == {
        ANSWER
    }
    assert page.column_dimensions["E"].hidden
    (row,) = [row for row in rows if row[ANSWER].value == "Begin klein."]
    answer = world.field(report, "stand")
    (stand,) = [row for row in rows if row[FIELD].value == answer.pk]
    assert stand[3].value.startswith(note(answer))
    assert row[1].value == str(world.field(report, "lessen"))
    assert f"jaar {world.YEAR}; formulier 2; ronde 0" in page["B2"].value


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("https://x.example")', "+1", "@SUM(A1)", "-2"]
)
def test_what_looks_like_a_formula_is_text(report, writer, text):
    world.save(world.field(report, "lessen"), text, writer)
    content = downloaded(report)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read(SHEET_PART)
        assert not [name for name in archive.namelist() if "sheet1.xml.rels" in name]
    page = load_workbook(io.BytesIO(content))[SHEET]
    assert page[cell_of(page, world.field(report, "lessen").pk)].value == text
    assert bring(report, content, writer).saved == 0


# ---- brought back ----------------------------------------------------------------------------


def test_what_was_filled_in_is_saved_as_on_the_page(report, writer):
    content = filled(
        downloaded(report),
        report,
        stand="vraagt aandacht",
        toelichting="Wij bouwen.\nEn meten.",
        rijk_besteed=1000.5,
        rijk_vastgelegd="1.000,50",
        lessen=2024,
    )
    assert bring(report, content, writer).saved == 5
    assert world.field(report, "stand").text == "aandacht"
    assert world.field(report, "toelichting").text == "Wij bouwen.\nEn meten."
    assert world.field(report, "rijk_besteed").cents == 100_050
    assert world.field(report, "rijk_vastgelegd").cents == 100_050
    assert world.field(report, "lessen").text == "2024"
    assert world.field(report, "lessen").by == writer
    line = AuditEntry.objects.get(action="monitoring.rapportage.import_copy")
    assert line.sentence == "Kopie ingelezen: 5 antwoorden overgenomen"
    # The same file again is no conflict: it all stands there.
    assert bring(report, content, writer) == services.Taken(0, ())


def test_a_cell_that_was_emptied_is_emptied_and_one_left_alone_stays(report, writer):
    world.save(world.field(report, "lessen"), "Weg.", writer)
    world.save(world.field(report, "risicos"), "Blijft.", writer)
    content = filled(downloaded(report), report, lessen=None)
    world.save(world.field(report, "risicos"), "Later op de pagina.", writer)
    assert bring(report, content, writer).saved == 1
    assert world.field(report, "lessen").text == ""
    assert world.field(report, "risicos").text == "Later op de pagina."


def test_what_changed_on_the_page_meanwhile_is_shown_and_not_overwritten(report, deal, writer):
    content = filled(downloaded(report), report, lessen="Uit de kopie.", risicos="Ook.")
    other = builders.member(builders.region_of(deal), name="Piet")
    world.save(world.field(report, "lessen"), "Van Piet.", other)
    taken = bring(report, content, writer)
    (conflict,) = taken.conflicts
    assert (taken.saved, conflict.value, conflict.answer.by) == (1, "Uit de kopie.", other)
    assert world.field(report, "lessen").text == "Van Piet."
    assert world.field(report, "risicos").text == "Ook."


def test_of_two_amounts_under_one_limit_the_other_makes_room_first(report, deal, writer):
    most = deal.rijksbijdrage_cents // 100
    world.save(world.field(report, "rijk_vastgelegd"), str(most), writer)
    content = filled(downloaded(report), report, rijk_besteed=most, rijk_vastgelegd=0)
    assert bring(report, content, writer).saved == 2


# ---- what is wrong, in which cell ------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "value", "sentence"),
    [
        ("rijk_besteed", "=1+1", "Hier staat een formule"),
        ("rijk_besteed", date(2024, 5, 1), "Excel maakte hier een datum van"),
        ("rijk_besteed", True, "WAAR of ONWAAR"),
        ("rijk_besteed", -5, "zonder min"),
        ("rijk_besteed", 1.005, "twee cijfers achter de komma"),
        ("rijk_besteed", 1e15, "te groot"),
        ("rijk_besteed", "1,000.50", "Bedoelt u €"),
        ("rijk_besteed", 99_000_000, "Besteed en toegezegd samen kunnen niet meer zijn"),
        ("stand", "goed", "Kies op schema, vraagt aandacht of risico"),
        ("lessen", "x" * (LONGEST_TEXT + 1), "Kort haar in"),
        ("lessen", "\U0001f600", "niet kan worden afgedrukt"),
    ],
)
def test_one_wrong_cell_keeps_everything_out(report, writer, vraag, value, sentence):
    found = errors(report, writer, **{vraag: value, "risicos": "Dit is goed."})
    assert sentence in found[str(world.field(report, vraag))]
    assert not Antwoord.objects.exclude(text="", cents=None).exists()
    assert not AuditEntry.objects.filter(action="monitoring.rapportage.import_copy").exists()


def test_each_wrong_cell_is_named(report, writer):
    content = filled(downloaded(report), report, rijk_besteed="veel", stand="goed")
    with pytest.raises(services.CopyRefused, match="2 cellen kunt u beter invullen") as refused:
        bring(report, content, writer)
    assert all(re.fullmatch(r"C\d+", row.cell) for row in refused.value.cells)


def test_a_field_of_another_rapportage_does_not_belong_here(report, officer, writer):
    other = granted(officer)
    foreign = world.opened(other, builders.member(builders.region_of(other)))
    book = load_workbook(io.BytesIO(downloaded(report)))
    page = book[SHEET]
    cell = page[cell_of(page, world.field(report, "lessen").pk)]
    cell.value = "Overgenomen."
    page.cell(cell.row, FIELD + 1).value = world.field(foreign, "lessen").pk
    output = io.BytesIO()
    book.save(output)
    with pytest.raises(services.CopyRefused) as refused:
        bring(report, output.getvalue(), writer)
    assert "hoort niet bij de rapportage" in refused.value.cells[0].sentence
    assert "ontbreekt" in refused.value.cells[1].sentence
    assert world.field(foreign, "lessen").text == ""


# ---- another file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (f"jaar {world.YEAR}", "jaar 2023", "Deze kopie gaat over 2023"),
        ("formulier 2", "formulier 1", "versie 1 van het formulier"),
        ("kopie 2", "kopie 1", "oudere indeling"),
        ("kopie 2", "blad 2", "kenmerk in cel B2 ontbreekt"),
    ],
)
def test_an_old_copy_is_recognised_and_explained(report, writer, old, new, sentence):
    said = refusal(report, writer, with_stamp(downloaded(report), old, new))
    assert sentence in said
    assert "Download de kopie opnieuw" in said


def test_a_copy_of_another_deal_is_recognised(report, officer, writer):
    other = granted(officer)
    foreign = world.opened(other, builders.member(builders.region_of(other)))
    said = refusal(report, writer, downloaded(foreign))
    assert f"van een andere rapportage, en niet van {report}" in said


def test_a_copy_of_before_a_return_is_recognised(report, writer, signer, officer):
    content = filled(downloaded(report), report, lessen="Oud.")
    world.returned(report, writer, signer, officer)
    assert "van vóór indiening 1" in refusal(report, writer, content)


def test_what_is_no_workbook_of_ours_is_refused_in_a_sentence(report, writer):
    good = downloaded(report)
    assert "Het blad “Rapportage” ontbreekt" in refusal(report, writer, workbook())
    assert "uitgepakt veel groter" in refusal(report, writer, sheet_bomb())
    assert "Excel-werkmap (.xlsx)" in refusal(report, writer, good, "kopie.csv")
    assert "geen Excel-bestand" in refusal(report, writer, b"MZ" + good)
    assert "groter dan 2 MB" in refusal(report, writer, b"x" * (reading.MOST_BYTES + 1))
    assert "leeg" in refusal(report, writer, b"")
    book = load_workbook(io.BytesIO(good))
    book[SHEET].merge_cells("C6:C7")
    output = io.BytesIO()
    book.save(output)
    assert "Cel C6:C7: deze cellen zijn samengevoegd" in refusal(report, writer, output.getvalue())
    assert "macro" in refusal(report, writer, changed(good, {"xl/vbaProject.bin": b"x"}))

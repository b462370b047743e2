"""A rapportage as a workbook, to be filled in without a connection and brought back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from monitoring.rapportage.models import LONGEST_TEXT, Antwoord, Rapportage, Stand, Vraag
from monitoring.rapportage.rendering.measure_sheet import SHEET as METINGEN
from monitoring.rapportage.rendering.measure_sheet import lay_out_metingen, mark_of
from monitoring.rapportage.rendering.sections import Section, note, sections_of, shown
from regiodeals.common import clock
from regiodeals.common.dutch_dates import day_to_type, hour_of
from regiodeals.common.words import dutch, joined, said

SHEET = "Rapportage"
# Raised when the columns change: an older copy is then told apart.
LAYOUT = 2
STAMP_ROW, HEAD_ROW, FIRST_ROW = 1, 3, 4
SECTION, QUESTION, ANSWER, HELP, FIELD, VERSION, MARK = range(7)
HEADINGS = (
    *(dutch("Onderdeel"), dutch("Vraag"), dutch("Uw antwoord"), dutch("Uitleg")),
    *("Veld", "Versie", "Controle"),
)
WIDTHS = (28, 38, 60, 46)
# What is text stays text: nothing becomes a formula or a link by how it looks.
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Cells can be filled in and rows made higher; what the reader needs stays in its place.
ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True}
HOW = dutch(
    "Vul alleen de gele cellen in, bewaar het bestand als Excel-werkmap (.xlsx) en lees het in op"
    " de pagina van de rapportage. Wat u leeg maakt, wordt leeg."
)
STAMP = re.compile(
    r"kopie (\d{1,3}) van rapportage (\d{1,18}); jaar (\d{4}); formulier (\d{1,3}); ronde (\d{1,4})"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which rapportage a copy is of, and how far it was."""

    layout: int
    report: int
    year: int
    form: int
    round: int

    def __str__(self) -> str:
        return (
            f"kopie {self.layout} van rapportage {self.report}; jaar {self.year};"
            f" formulier {self.form}; ronde {self.round}"
        )


def stamp_of(report: Rapportage) -> Stamp:
    """The stamp that a copy gets now."""
    return Stamp(LAYOUT, report.pk, report.until, report.form_version, report.indieningen.count())


def as_workbook(report: Rapportage, *, measures: bool) -> bytes:
    """A sheet with every question, and for who `measures` one with every indicator; only what is
    asked can be changed.
    """
    output = BytesIO()
    with xlsxwriter.Workbook(output, PLAIN) as book:
        page = book.add_worksheet(SHEET)
        page.protect("", ALLOWED)
        _lay_out(page, book, report)
        style = _Style(
            bold=book.add_format({"bold": True}),
            text=book.add_format({"text_wrap": True, "valign": "top"}),
            answer=book.add_format(_ANSWER | {"num_format": "@"}),
            amount=book.add_format(_ANSWER | {"num_format": "#,##0.00", "align": "left"}),
            # No text: Excel then reads what is typed in the notation of who types it.
            number=book.add_format(_ANSWER | {"num_format": "#,##0.####", "align": "left"}),
        )
        for row, (section, answer) in enumerate(_answers(report), start=FIRST_ROW):
            _write(page, row, section, answer, style)
        if measures:
            metingen = book.add_worksheet(METINGEN)
            metingen.protect("", ALLOWED)
            lay_out_metingen(metingen, report, style)
    return output.getvalue()


_ANSWER: dict[str, Any] = {
    "text_wrap": True,
    "valign": "top",
    "locked": False,
    "bg_color": "#FFF8D6",
    "border": 1,
    "border_color": "#B9C2CA",
}


@dataclass(frozen=True, slots=True)
class _Style:
    bold: Format
    text: Format
    answer: Format
    amount: Format
    number: Format


def _lay_out(page: Worksheet, book: Any, report: Rapportage) -> None:
    bold = book.add_format({"bold": True})
    moment = clock.now().astimezone(clock.AMSTERDAM)
    page.write_string(0, 0, f"{said(str(report.name))}, {report.deal}", bold)
    page.write_string(STAMP_ROW, 0, said(dutch("Kenmerk van deze kopie")))
    page.write_string(STAMP_ROW, 1, str(stamp_of(report)))
    downloaded = dutch(
        "Gedownload op {dag} om {tijd} uur", dag=day_to_type(moment.date()), tijd=hour_of(moment)
    )
    page.write_string(STAMP_ROW, ANSWER, said(downloaded))
    page.write_string(STAMP_ROW + 1, 0, said(HOW))
    for column, heading in enumerate(HEADINGS):
        page.write_string(HEAD_ROW, column, said(heading), bold)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.set_column(FIELD, MARK, None, None, {"hidden": True})
    page.freeze_panes(FIRST_ROW, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _answers(report: Rapportage) -> Iterator[tuple[Section, Antwoord]]:
    for section in sections_of(report):
        for answer in section.answers:
            yield section, answer


def _write(page: Worksheet, row: int, section: Section, answer: Antwoord, style: _Style) -> None:
    page.write_string(row, SECTION, said(section.title), style.text)
    page.write_string(row, QUESTION, said(str(answer)), style.text)
    _write_answer(page, row, answer, style)
    page.write_string(row, HELP, said(_help(answer)), style.text)
    page.write_number(row, FIELD, answer.pk)
    page.write_number(row, VERSION, answer.version)
    page.write_string(row, MARK, mark_of(as_shown(answer)))


def _write_answer(page: Worksheet, row: int, answer: Antwoord, style: _Style) -> None:
    form = style.amount if answer.is_amount else style.answer
    if answer.cents is not None:
        page.write_number(row, ANSWER, answer.cents / 100, form)
    elif answer.text:
        page.write_string(row, ANSWER, said(as_shown(answer)), form)
    else:
        page.write_blank(row, ANSWER, None, form)
    if answer.vraag == Vraag.STAND:
        choice = {"validate": "list", "source": [said(label) for label in Stand.labels]}
        page.data_validation(row, ANSWER, row, ANSWER, choice)


def as_shown(answer: Antwoord) -> str:
    """As it stands in the cell; a stand in the words of the list."""
    if answer.vraag == Vraag.STAND and answer.text:
        return Stand(answer.text).label
    return shown(answer)


def _help(answer: Antwoord) -> str:
    """The same words as under the field on the page."""
    parts: tuple[str, str]
    if answer.vraag == Vraag.STAND:
        parts = (note(answer), dutch("Kies uit de lijst."))
    elif answer.is_amount:
        parts = (note(answer), dutch("Een bedrag in euro's, zonder formule."))
    else:
        parts = (dutch("Ten hoogste {aantal} tekens.", aantal=LONGEST_TEXT), note(answer))
    return joined(" ", filter(None, parts))

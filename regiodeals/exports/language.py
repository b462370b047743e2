"""A table in the language of who takes it along; what is not ours stays as it was written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.text import slugify

from regiodeals.common.export import Sheet
from regiodeals.common.language import Language
from regiodeals.common.words import said


def in_language(sheet: Sheet, language: Language) -> Sheet:
    """The same table, with its words in that language; rows are still read one by one."""
    if language != Language.EN:
        return sheet
    with translation.override(language):
        columns = [replace(column, label=said(column.label)) for column in sheet.columns]
        title = said(sheet.title)
    return Sheet(title, columns, _said(sheet.rows, language), in_english=True)


def name_of(sheet: Sheet, otherwise: str) -> str:
    """How its file is called: after its title in English, and by its own name in Dutch."""
    return slugify(sheet.title) if sheet.in_english else otherwise


def _said(rows: Iterable[Sequence[Any]], language: Language) -> Iterator[Sequence[Any]]:
    # Not around the loop: a file streams long after its page was made, between other requests.
    for row in rows:
        with translation.override(language):
            line = [said(value) for value in row]
        yield line

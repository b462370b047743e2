"""Words sought in Dutch text: as PostgreSQL reads them, and marked where they were found."""

import re
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVectorField
from django.db.models import Func, QuerySet, TextField

LANGUAGE = "dutch"
WORD = re.compile(r"[^\W_]+")
LAST_WORD = re.compile(r"(?:^|\s)([^\W_]{2,})$")
# Around a found word in what the database gives back; no text has these signs, and none is markup.
BEGIN, END = "\ue000", "\ue001"
MARKS = str.maketrans("", "", BEGIN + END)
BETWEEN_TEXTS, BETWEEN_PIECES = " · ", " … "
# What a program reads in a JSON column: an address, a path, the name of a field or of a choice.
FOR_PROGRAMS = re.compile(
    r"https?://\S+|\w+(?:\.\w+)+|[a-z]+(?:/\w+)+|[a-z]+(?:_[a-z]+)+|lijn-\d+|EUR|USD"
)
# A part of a text, and whether it was sought: a template puts a mark around it, and escapes both.
Parts = list[tuple[str, bool]]


class TextIn(Func):
    """Every text in a JSON column in one line; names of its fields are left out.

    What is read stands in the migration that makes the functions.
    """

    function = "regiodeals_texts_of"
    output_field = TextField()


class WordsOf(Func):
    """The same as the words that are sought."""

    function = "regiodeals_words_of"
    output_field = SearchVectorField()


def index_of_words(column: str, *, name: str) -> GinIndex:
    """What makes WordsOf a column quick."""
    return GinIndex(WordsOf(column), name=name)


def holding(rows: QuerySet[Any], column: str, text: str) -> QuerySet[Any]:
    """Of these rows those whose JSON column holds what was sought, by its index."""
    if not WORD.search(text):
        return rows.none()
    sought: QuerySet[Any] = rows.alias(words_of=WordsOf(column))
    return sought.filter(words_of=query_of(text))


def query_of(text: str) -> SearchQuery:
    """What somebody typed, as PostgreSQL seeks it; the last word may still be half.

    Any text will do: "a phrase", or, and -not mean what they mean elsewhere, and the rest is words.
    """
    whole = SearchQuery(text, config=LANGUAGE, search_type="websearch")
    found = LAST_WORD.search(text)
    if found is None or text.count('"') % 2:
        return whole
    begin = SearchQuery(f"'{found[1]}':*", config=LANGUAGE, search_type="raw")
    before = text[: found.start(1)].strip()
    if not WORD.search(before):
        return whole | begin
    return whole | (SearchQuery(before, config=LANGUAGE, search_type="websearch") & begin)


def excerpt_of(expression: Any, text: str) -> SearchHeadline:
    """Two pieces of a text around the words that were sought, for `parts_of`."""
    return SearchHeadline(
        expression,
        query_of(text),
        config=LANGUAGE,
        start_sel=BEGIN,
        stop_sel=END,
        max_fragments=2,
        max_words=28,
        min_words=12,
        fragment_delimiter=BETWEEN_PIECES,
    )


def for_people(found: str) -> str:
    """The same excerpt without what only programs read, and without pieces that held nothing else.

    Empty when the words that were sought stood in such texts alone.
    """
    pieces = [
        BETWEEN_TEXTS.join(
            text
            for text in piece.split(BETWEEN_TEXTS)
            if not FOR_PROGRAMS.fullmatch(text.translate(MARKS).strip())
        )
        for piece in found.split(BETWEEN_PIECES)
    ]
    return BETWEEN_PIECES.join(piece for piece in pieces if END in piece)


def parts_of(found: str) -> Parts:
    """What the database gave back, cut where found words begin and end."""
    first, *rest = found.split(BEGIN)
    parts = [(first, False)]
    for piece in rest:
        hit, _, after = piece.partition(END)
        parts += [(hit, True), (after, False)]
    return [(words, is_hit) for words, is_hit in parts if words]

"""From the texts of a version and the facts of a mail to its subject, plain text and HTML.

Both forms come from the same block: they cannot say different things.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.english_dates import english_long_date
from regiodeals.common.wording import language as merge
from regiodeals.common.wording import rich_text
from regiodeals.mail.address import on_one_line
from regiodeals.mail.wording.parts import Block, Facts, Field, Look, Mail, Shape

LONGEST_SUBJECT = 150
DUTCH = "nl"
# A link in plain text begins a line of its own.
BEFORE_A_LINE = re.compile(r" +\n")


@dataclass(frozen=True)
class Filled:
    """A mail in words; `html` is what stands between the body tags."""

    subject_line: str
    text: str
    html: SafeString


@dataclass(frozen=True)
class Pair:
    """One text in both forms."""

    text: str
    html: str


@dataclass(frozen=True)
class Said:
    """What is so, and the value of each field, of a mail or of one thing that it is about."""

    cases: Collection[str]
    values: Mapping[str, Any]


def said_of(mail: Mail, language: str, facts: Facts) -> Said:
    """What the facts say."""
    values = {field.name: field.value(facts, language) for field in mail.fields}
    return Said(mail.cases(facts), values)


def filled(mail: Mail, language: str, texts: Mapping[str, str], facts: Facts) -> Filled:
    """The mail about these facts, among which `items` when it is about more than one thing."""
    items = [{**facts, **item, "item": item} for item in facts.get("items", ())]
    return _filled(
        _Filler(mail, language, texts),
        said_of(mail, language, facts),
        [said_of(mail, language, item) for item in items],
    )


def example(mail: Mail, language: str, texts: Mapping[str, str], cases: Collection[str]) -> Filled:
    """The mail in one of its cases, about facts that were made up."""
    said = Said(cases, {field.name: field.example_in(language) for field in mail.fields})
    return _filled(_Filler(mail, language, texts), said, [said])


def _filled(filler: "_Filler", said: Said, items: Sequence[Said]) -> Filled:
    parts = list(filler.parts(said, items))
    return Filled(
        subject_line=filler.subject(said),
        text="\n\n".join(part.text for part in parts if part.text) + "\n",
        # Cleaned by the allow-list, and every value in it was escaped.
        html=mark_safe("\n".join(part.html for part in parts if part.html)),  # noqa: S308
    )


class _Filler:
    def __init__(self, mail: Mail, language: str, texts: Mapping[str, str]) -> None:
        self.mail, self.language, self.texts = mail, language, texts

    def subject(self, said: Said) -> str:
        """The first subject line that applies, whatever line ends a value brings along."""
        lines = (block for block in self.mail.blocks if block.shape is Shape.SUBJECT)
        block = next(block for block in lines if block.is_said(said.cases))
        line = on_one_line(self._fill(self.texts[block.name], self._values(said), is_html=False))
        return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"

    def parts(self, said: Said, items: Sequence[Said]) -> Iterator[Pair]:
        """The paragraphs in order; those of each item together, where the first of them stands."""
        values = self._values(said)
        values |= self._sentences(said, values)
        of_items = [block for block in self.mail.blocks if block.each]
        for block in self.mail.blocks:
            if block.each and block is of_items[0]:
                for item in items:
                    yield from self._of_item(of_items, item)
            elif block.shape is Shape.TEXT and not block.each and block.is_said(said.cases):
                yield self._pair(block, values)

    def _of_item(self, blocks: Sequence[Block], item: Said) -> Iterator[Pair]:
        values = self._values(item)
        return (self._pair(block, values) for block in blocks if block.is_said(item.cases))

    def _values(self, said: Said) -> dict[str, Pair]:
        return {
            field.name: self._value(field, said.values[field.name]) for field in self.mail.fields
        }

    def _sentences(self, said: Said, values: Mapping[str, Pair]) -> dict[str, Pair]:
        return {
            block.name: self._pair(block, values) if block.is_said(said.cases) else Pair("", "")
            for block in self.mail.sentences
        }

    def _pair(self, block: Block, values: Mapping[str, Pair]) -> Pair:
        source = _without_empty_lines(self.texts[block.name], values)
        if block.shape is Shape.TEXT:
            html = rich_text.paragraphs(source)
            for name in self._lists():
                # A list cannot stand inside a paragraph.
                html = re.sub(rf"<p>(\{{\{{ *{name} *\}}\}})</p>", r"\1", html)
        else:
            html = rich_text.line(source)
        return Pair(
            self._fill(_unmarked(source), values, is_html=False).strip(),
            self._fill(html, values, is_html=True).replace("<p></p>", ""),
        )

    def _lists(self) -> Iterator[str]:
        return (field.name for field in self.mail.fields if field.look is Look.LIST)

    def _fill(self, source: str, values: Mapping[str, Pair], *, is_html: bool) -> str:
        # Each value is escaped already, or stands in plain text, which has no markup to protect.
        said = {
            name: SafeString(pair.html if is_html else pair.text) for name, pair in values.items()
        }
        # A mail never stays away for a value that is not known.
        return BEFORE_A_LINE.sub("\n", merge.filled(source, said, said.keys()))

    def _value(self, field: Field, found: Any) -> Pair:
        if not found:
            return Pair("", "")
        if field.look is Look.LIST:
            items = format_html_join("", "<li>{}</li>", ((item,) for item in found))
            html = self._marked(field, format_html("<ul>{}</ul>", items))
            return Pair("\n".join(f"- {item}" for item in found), html)
        text = _in_words(found, self.language)
        return Pair(self._plain(field, text), self._marked(field, self._html(field, text)))

    def _plain(self, field: Field, text: str) -> str:
        return f"\n{text}" if field.look is Look.LINK else text

    def _html(self, field: Field, text: str) -> SafeString:
        if field.look is Look.LINK:
            return format_html('<a href="{}">{}</a>', text, self.texts[field.words])
        if field.look is Look.ADDRESS:
            return format_html('<a href="mailto:{}">{}</a>', text, text)
        if field.look is Look.WEB:
            return format_html('<a href="{}">{}</a>', text, text)
        # Escaped one statement before it is marked as safe.
        return mark_safe("<br>".join(escape(text).splitlines()))  # noqa: S308

    def _marked(self, field: Field, html: SafeString) -> SafeString:
        if not field.is_dutch or self.language == DUTCH:
            return html
        if field.look is Look.LIST:
            return format_html('<div lang="nl">{}</div>', html)
        return format_html('<span lang="nl">{}</span>', html)


def _in_words(value: Any, language: str) -> str:
    if isinstance(value, date):
        return long_date(value)[:] if language == DUTCH else english_long_date(value)
    return str(value)


def _without_empty_lines(source: str, values: Mapping[str, Pair]) -> str:
    """The text without the lines that would hold nothing but a value that is not there."""
    return rich_text.normalised(
        "\n".join(
            line
            for line in source.split("\n")
            if (alone := merge.FIELD.fullmatch(line.strip())) is None
            or alone[1] not in values
            or values[alone[1]].text
        )
    )


def _unmarked(source: str) -> str:
    """The notation without its signs."""
    return rich_text.EMPHASIS.sub(r"\1", rich_text.STRONG.sub(r"\1", source))

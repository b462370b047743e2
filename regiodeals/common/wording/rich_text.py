"""What a person types, as the few elements of HTML that a letter may hold.

An empty line starts a paragraph, `- ` and `1. ` start an item of a list, `**` makes strong and `*`
makes emphasis. All else is text. The text is escaped before it is marked up, and cleaned after it
by an allow-list: two locks, because the PDF engine would follow what gets through.
"""

import re
from itertools import groupby

import nh3
from django.utils.html import escape

TAGS = frozenset({"p", "strong", "em", "ul", "ol", "li", "br"})
# Nothing at all, also not `lang` and `title`, which the cleaner leaves alone unless told otherwise.
ATTRIBUTES: dict[str, set[str]] = {"*": set()}
BULLET = re.compile(r"- +(?=\S)")
NUMBER = re.compile(r"\d{1,2}\. +(?=\S)")
STRONG = re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*")
EMPHASIS = re.compile(r"\*(?=\S)([^*<>]+)(?<=\S)\*")
TAG = re.compile(r"<[/!?]?[A-Za-z][^>]{0,40}>?|<[!?/]")
EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")


def normalised(text: str) -> str:
    """The text as it is kept: one kind of line end, no space at the ends of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return EMPTY_LINE.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def tag_in(text: str) -> str:
    """What looks like HTML in the text; empty when nothing does."""
    found = TAG.search(text)
    return found.group() if found else ""


def is_one_line(text: str) -> bool:
    """Whether the text is one line, without list: to stand inside a sentence or a cell."""
    return "\n" not in text and not BULLET.match(text) and not NUMBER.match(text)


def paragraphs(text: str) -> str:
    """Paragraphs and lists."""
    return cleaned("\n".join(_paragraph(part) for part in text.split("\n\n") if part.strip()))


def line(text: str) -> str:
    """A line that the letter puts in an element of its own."""
    return cleaned(_inline(text))


def cleaned(html: str) -> str:
    """Only the elements of the list, without attributes, and written so that XML reads it."""
    safe = nh3.clean(
        html, tags=set(TAGS), attributes=ATTRIBUTES, clean_content_tags=set(), link_rel=None
    )
    return safe.replace("<br>", "<br/>").replace("&nbsp;", "\xa0")


def _paragraph(text: str) -> str:
    """Lines of one kind together: lines of text are one paragraph, items are one list."""
    return "".join(_group(tag, list(lines)) for tag, lines in groupby(text.split("\n"), _tag))


def _tag(text: str) -> str:
    if BULLET.match(text):
        return "ul"
    return "ol" if NUMBER.match(text) else "p"


def _group(tag: str, lines: list[str]) -> str:
    if tag == "p":
        return f"<p>{'<br>'.join(map(_inline, lines))}</p>"
    mark = BULLET if tag == "ul" else NUMBER
    items = "".join(f"<li>{_inline(mark.sub('', text, count=1))}</li>" for text in lines)
    return f"<{tag}>{items}</{tag}>"


def _inline(text: str) -> str:
    html = STRONG.sub(r"<strong>\1</strong>", escape(text))
    return EMPHASIS.sub(r"<em>\1</em>", html)

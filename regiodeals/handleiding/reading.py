"""A manual as it stands in docs/handleiding, made into a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from regiodeals.accounts.models import Role
from regiodeals.common.language import Language

OF_A_MANUAL = re.compile(r"^\.\./(\w+)/README\.md$")
PICTURE = re.compile(r"^\.\./beelden/([\w-]+\.png)$")
# The looks of the components, for what Markdown makes.
LOOKS = {
    "heading_open": "utrecht-heading-{level}",
    "link_open": "utrecht-link",
}
Chapter = tuple[str, str]


@dataclass(frozen=True)
class Manual:
    """A manual: its title, its chapters as (anchor, name), and the rest as HTML.

    `language` is that of the text: a role without an English manual keeps the Dutch one.
    """

    title: str
    chapters: tuple[Chapter, ...]
    html: SafeString
    language: Language


@cache
def manual_of(role: Role, language: Language) -> Manual:
    """The manual of a role, in this language when there is one and else in Dutch."""
    folder = settings.MANUALS / role.value
    english = folder / "README.en.md"
    is_english = language is Language.EN and english.exists()
    return _read(english) if is_english else _read(folder / "README.md")


def _read(path: Path) -> Manual:
    # What the file holds of markup is text: only Markdown becomes an element.
    markdown = MarkdownIt("commonmark", {"html": False})
    _title_open, title, _title_close, *rest = markdown.parse(path.read_text(encoding="utf-8"))
    chapters = tuple(_chapters(rest))
    for token in rest:
        _dress(token)
        for inner in token.children or ():
            _dress(inner)
            _lead_on(inner)
    html = markdown.renderer.render(rest, markdown.options, {})
    # Made from a file of this project, with every sign in it escaped by the parser.
    safe = mark_safe(html)  # noqa: S308
    language = Language.EN if path.name == "README.en.md" else Language.NL
    return Manual(title.content, chapters, safe, language)


def _chapters(tokens: list[Token]) -> Iterator[Chapter]:
    """Give each heading of the second level an anchor, and name them."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            anchor = slugify(inline.content)
            opening.attrSet("id", anchor)
            yield anchor, inline.content


def _dress(token: Token) -> None:
    look = LOOKS.get(token.type)
    if look is not None:
        token.attrSet("class", look.format(level=token.tag.removeprefix("h")))


def _lead_on(token: Token) -> None:
    """A link to another manual leads to its page, and a picture comes from the static files."""
    if token.type == "image" and (found := PICTURE.match(str(token.attrGet("src")))):
        token.attrSet("src", static(f"handleiding/{found[1]}"))
        # With its size the text does not jump when the picture comes.
        with Image.open(settings.MANUALS / "beelden" / found[1]) as picture:
            token.attrSet("width", str(picture.width))
            token.attrSet("height", str(picture.height))
    if token.type == "link_open" and (found := OF_A_MANUAL.match(str(token.attrGet("href")))):
        token.attrSet("href", reverse("regiodeals:manual-of", args=[found[1]]))

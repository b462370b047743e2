"""A document given to WeasyPrint as a tree, read by the XML parser of Python.

Our templates are well-formed, so the lenient HTML5 reader is not needed: the strict one is written
in C, and it refuses what the other would silently repair. The public attributes of `HTML` are set,
and one method is replaced by inheritance: that which names the style sheet below all others. A test
prints every kind of letter with the general sheet as well, and wants the same bytes.

The line breaks and indents between the blocks of a template print nothing, unless a container has
`white-space: pre`, which ours never have. WeasyPrint lays each of them out before it drops it, one
twentieth of the time of a letter, so they are left out here.
"""

import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING, Any

import cssselect2

from regiodeals.common.words import dutch
from regiodeals.documents.pdf.errors import MalformedDocument

if TYPE_CHECKING:
    from weasyprint import CSS, HTML

    from regiodeals.documents.pdf.fetcher import Fetcher

# Elements that stand below each other, or in a table; what is between them is no text.
PARTS = {"html", "head", "title", "meta", "link", "style", "body", "main", "header", "footer"}
PIECES = {"section", "article", "div", "address", "blockquote", "figure", "figcaption", "hr", "p"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ol", "ul", "li", "dl", "dt", "dd"}
TABLES = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
BLOCKS = PARTS | PIECES | HEADINGS | LISTS | TABLES


def well_formed(html: str, *, base_url: str, fetcher: "Fetcher", base_style: "CSS") -> "HTML":
    """The document for WeasyPrint; `base_style` says what each element is, below all other styles.

    Raises MalformedDocument when `html` is not well-formed.
    """
    if "<!ENTITY" in html.upper():
        raise MalformedDocument(dutch("Het document mag geen entiteiten declareren."))
    try:
        # Safe without defusedxml: entities are refused, and expat reads nothing from outside.
        root = ET.fromstring(html)  # noqa: S314
    except ET.ParseError as error:
        raise MalformedDocument(
            dutch("Het document is niet welgevormd: {fout}.", fout=error)
        ) from error
    _drop_indents(root)
    return _tree_class()(root, base_url, fetcher, base_style)


def _drop_indents(root: ET.Element) -> None:
    """Take the white space away between elements that are all blocks."""
    for parent in root.iter():
        children = list(parent)
        if children and all(child.tag in BLOCKS for child in children):
            parent.text = _unless_blank(parent.text)
            for child in children:
                child.tail = _unless_blank(child.tail)


def _unless_blank(text: str | None) -> str | None:
    return None if text is None or text.isspace() else text


@cache
def _tree_class() -> Any:
    from weasyprint import HTML

    class TreeHTML(HTML):  # type: ignore[misc]
        """HTML that is a tree already."""

        def __init__(
            self, root: ET.Element, base_url: str, fetcher: "Fetcher", base_style: "CSS"
        ) -> None:
            self.base_url = base_url
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                root, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element
            self._base_style = base_style

        def _ua_stylesheets(self, forms: bool = False) -> "list[CSS]":
            del forms
            return [self._base_style]

    return TreeHTML

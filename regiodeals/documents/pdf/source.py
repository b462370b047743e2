"""A document given to WeasyPrint as a tree, read by the XML parser of Python.

Our templates are well-formed, so the lenient HTML5 reader is not needed: the strict one is written
in C, and it refuses what the other would silently repair. Only public attributes of `HTML` are set.
"""

import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING, Any

import cssselect2

from regiodeals.documents.pdf.errors import MalformedDocument

if TYPE_CHECKING:
    from weasyprint import HTML

    from regiodeals.documents.pdf.fetcher import Fetcher


def well_formed(html: str, *, base_url: str, fetcher: "Fetcher") -> "HTML":
    """The document for WeasyPrint.

    Raises MalformedDocument when `html` is not well-formed.
    """
    if "<!ENTITY" in html.upper():
        raise MalformedDocument("Het document mag geen entiteiten declareren.")
    try:
        # Safe without defusedxml: entities are refused, and expat reads nothing from outside.
        root = ET.fromstring(html)  # noqa: S314
    except ET.ParseError as error:
        raise MalformedDocument(f"Het document is niet welgevormd: {error}.") from error
    return _tree_class()(root, base_url, fetcher)


@cache
def _tree_class() -> Any:
    from weasyprint import HTML

    class TreeHTML(HTML):  # type: ignore[misc]
        """HTML that is a tree already."""

        def __init__(self, root: ET.Element, base_url: str, fetcher: "Fetcher") -> None:
            self.base_url = base_url
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                root, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

    return TreeHTML

"""Reading templates and rendered pages, shared by the tests of this folder."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STYLES = ROOT / "static" / "css"
OWN_STYLES = STYLES / "pages"
VOID = frozenset({"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect"})


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, and the tags that were never closed."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed[-1:] == [tag], f"</{tag}> closes {self.unclosed[-1:]}"
        self.unclosed.pop()

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Every value of one attribute."""
        return [a[attribute] for _tag, a in self.elements if attribute in a]


def read(html: str) -> Page:
    """Parse a page; an end tag that closes the wrong element is an AssertionError."""
    page = Page()
    page.feed(html)
    page.close()
    return page


def all_templates() -> list[Path]:
    """Every HTML template of the site; the letter has a style sheet of its own and is no page."""
    return sorted(
        path
        for path in ROOT.glob("**/templates/**/*.html")
        if not {".venv", "var", "documents"} & set(path.relative_to(ROOT).parts)
    )

"""Every text in marks, and what is left of a page outside them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

from django.apps import apps
from django.db.models import CharField, TextField
from django.utils import translation
from django.utils.translation import _trans  # type: ignore[attr-defined]

OPEN, CLOSE = "\u27e6", "\u27e7"
MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SAID_IN = ("aria-label", "title", "alt", "placeholder")
SILENT = ("script", "style")
# What comes back from a form or leads somewhere is the same in every language.
KEPT_IN = ("value", "name", "id", "for", "class", "href", "action")
# The same word in both languages, or a sign of its own.
SAME = (
    *("Regio Deals", "Regio Deal", "Nederlands", "English", "Excel", "CSV", "SHA", "US", "Esc"),
    *("Stb.", "Tranche", "PDF", "Courtesy translation", "The Dutch text is the decision"),
)
# A law keeps its name where an article of it is cited.
CITED = re.compile(
    r"\b(?:Besluit|Algemene wet bestuursrecht|Algemene termijnenwet"
    r"|Wet administratieve rechtspraak BES|Financiële-verhoudingswet|FinBES|Awb)(?=,?\s+\d)"
)
FINGERPRINT = re.compile(r"\b[0-9a-f]{16}…")
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
# A whole day, a month of a year, and what stands above and in the squares of a calendar.
DAY = re.compile(
    rf"(?:{WEEKDAY}.)?\d{{1,2}}.{MONTH}.\d{{4}}|{MONTH} \d{{4}}|^\s*(?:{WEEKDAY}|\d\d? {MONTH})\s*$"
)


@contextmanager
def everything_marked(monkeypatch) -> Iterator[None]:
    """Whatever is asked in English comes back in marks, and not in English."""

    def marked(text: str) -> str:
        return f"{OPEN}{text}{CLOSE}" if translation.get_language() == "en" and text else text

    with monkeypatch.context() as patch:
        patch.setattr(_trans, "gettext", marked)
        patch.setattr(_trans, "pgettext", lambda _context, text: marked(text))
        patch.setattr(_trans, "ngettext", lambda one, _more, _number: marked(one))
        patch.setattr(
            "regiodeals.common.words._translate", lambda text, _meaning: f"{OPEN}{text}{CLOSE}"
        )
        yield


class _Texts(HTMLParser):
    """What a reader sees or hears of a page; what is said to be Dutch may be Dutch."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._dutch: list[bool] = []
        self._silent = False
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_dutch = given.get("lang") == "nl" or given.get("aria-hidden") == "true"
        inherits = bool(self._dutch and self._dutch[-1] and given.get("lang") != "en")
        if tag not in ("meta", "link", "input", "img", "br", "hr", "path", "rect", "circle"):
            self._dutch.append(is_dutch or inherits)
            self._silent = tag in SILENT
        kept = (f"{name}={given[name]}" for name in KEPT_IN if OPEN in (given.get(name) or ""))
        self.found += [text.replace(OPEN, "").replace(CLOSE, "") for text in kept]
        if not (is_dutch or inherits):
            self.found += [given[name] or "" for name in SAID_IN if given.get(name)]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._dutch.pop()
        self._silent = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""

    def handle_data(self, data: str) -> None:
        outside = self._outside_marks(data)
        if not self._silent and not (self._dutch and self._dutch[-1]):
            self.found.append(outside)

    def _outside_marks(self, data: str) -> str:
        """A text with a link in it is one text in several nodes."""
        kept = ""
        for sign in data:
            self._depth += (sign == OPEN) - (sign == CLOSE)
            kept += sign if not self._depth and sign != CLOSE else " "
        return kept


def unmarked(html: str) -> list[str]:
    """The texts with words of ours outside the marks; data of the database are no words of ours."""
    page = _Texts()
    page.feed(html)
    data = _data()
    return [text.strip() for text in page.found if LETTERS.search(_without(text, data))]


def _without(text: str, data: list[str]) -> str:
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    text = FINGERPRINT.sub(" ", CITED.sub(" ", DAY.sub(" ", text)))
    for known in (*data, *SAME):
        text = text.replace(known, " ")
    return text


def _data() -> list[str]:
    """Every text that stands in the database, the longest first."""
    found: set[str] = set()
    for model in apps.get_models():
        fields = (f for f in model._meta.concrete_fields if type(f) in (CharField, TextField))
        names = [field.name for field in fields if not field.choices]
        for name in names:
            for text in model._default_manager.values_list(name, flat=True):
                found.update((text or "").splitlines())
    return sorted((text for text in found if len(text) > 1), key=len, reverse=True)

"""A list that can become a file. Each room registers its own; nothing here knows a room."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.accounts.routes import access_for
from regiodeals.common.export import Column, Sheet
from regiodeals.common.language import Language
from regiodeals.exports.language import in_language, name_of

# Up to so many rows a file is made while somebody waits; so many are also read at a time.
MOST_AT_ONCE = 1_000
LONGEST_FILTER = 100
MOST_DIGITS = 9
Filters = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Export:
    """One list as a file.

    `page` is the route that shows it: who may open that page may have the file. `rows` asks what
    that page asks, with its filters; `cells` makes rows of the file of so many at a time, so that
    what belongs to them is asked once. `about` names the number without which there is no list.
    """

    name: str
    title: str
    page: str
    columns: Sequence[Column]
    rows: Callable[[User, Filters], QuerySet[Any]]
    cells: Callable[[Sequence[Any]], Iterable[Sequence[Any]]]
    filters: Sequence[str] = ()
    about: str = ""

    def is_open_to(self, user: User) -> bool:
        """Whether the person may open the page of the list."""
        access = access_for(self.page)
        return access is not None and access.allows(user)

    def chosen(self, typed: Filters) -> dict[str, str] | None:
        """The filters of this list that are on; None when it is not said of what the list is."""
        names = [*self.filters, self.about] if self.about else self.filters
        found = {name: typed[name].strip() for name in names if typed.get(name, "").strip()}
        if any(len(value) > LONGEST_FILTER or "\0" in value for value in found.values()):
            return None
        number = found.get(self.about, "")
        is_number = number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS
        return found if is_number or not self.about else None

    def page_url(self, chosen: Filters) -> str:
        """The page of the list, with the filters that were chosen on it."""
        about = [int(chosen[self.about])] if self.about else []
        query = urlencode({name: chosen[name] for name in self.filters if name in chosen})
        return reverse(self.page, args=about) + (f"?{query}" if query else "")

    def sheet(self, rows: QuerySet[Any], language: Language = Language.NL) -> Sheet:
        """The file of these rows; they are read while it is written."""
        return in_language(Sheet(self.title, self.columns, self._lines(rows)), language)

    def file_name(self, language: Language) -> str:
        """How the file is called for who reads that language, without its day and its kind."""
        return name_of(in_language(Sheet(self.title, self.columns, ()), language), self.name)

    def _lines(self, rows: QuerySet[Any]) -> Iterator[Sequence[Any]]:
        found = rows.iterator(chunk_size=MOST_AT_ONCE)
        while part := list(islice(found, MOST_AT_ONCE)):
            yield from self.cells(part)


_known: dict[str, Export] = {}


def register_export(export: Export) -> None:
    """Make a list known; called in `ready()` of the app that has it."""
    _known[export.name] = export


def export_named(name: str) -> Export | None:
    """The list with this name."""
    return _known.get(name)


def all_exports() -> list[Export]:
    """Every list that is known, by its name."""
    return [_known[name] for name in sorted(_known)]

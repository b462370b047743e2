"""Which texts hold on a day; a room above keeps the versions and tells.

A version begins at the earliest the day after its publication, so what is asked once holds for all
mail of that day.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from regiodeals.common import clock
from regiodeals.mail.wording.shipped import FIRST, shipped_texts

Published = Mapping[tuple[str, str], tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Wordings:
    """The published texts of one day by mail and language; what is not among them is version 1."""

    published: Published

    def of(self, name: str, language: str) -> tuple[int, dict[str, str]]:
        """Number and texts; a block that came with a later program has the text of the program."""
        number, texts = self.published.get((name, language), (FIRST, {}))
        own = shipped_texts(name, language)
        return number, {block: texts.get(block, text) for block, text in own.items()}


def _nothing(_day: date) -> Published:
    """Until a room tells, all mail has the texts of the program."""
    return {}


_teller: list[Callable[[date], Published]] = [_nothing]


def told_by(teller: Callable[[date], Published]) -> None:
    """Ask this room from now on; called from ready()."""
    _teller[:] = [teller]


def wordings_today() -> Wordings:
    """What holds today in the Netherlands: one question, for as many mails as one has to make."""
    return Wordings(_teller[0](clock.today()))

"""Reads facts by path and gives them as text, with a ring on what is invented."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from disbursement.beschikking.rendering.letter_facts import LetterFacts
from regiodeals.common.dutch_dates import HARD_SPACE, plain_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import amount_in_words, format_amount, format_cents
from regiodeals.common.words import dutch

RING = "°"


class FactTexts:
    """The values of one letter as text; every method takes a path such as 'deal.gesloten'.

    A value that is `None` becomes an empty text.
    """

    def __init__(self, facts: LetterFacts) -> None:
        self._facts = facts
        self._examples = frozenset(facts["voorbeeld"])
        for path in self._examples:
            self._at(path)

    @property
    def has_examples(self) -> bool:
        """Whether any value is invented."""
        return bool(self._examples)

    def knows(self, path: str) -> bool:
        """Whether this kind of letter has the value, and the record filled it in."""
        try:
            return self._at(path) is not None
        except InvalidInput:
            return False

    def plain(self, path: str) -> str:
        """The text itself, without ring: for metadata and for parts of a word."""
        value = self._at(path)
        return "" if value is None else unicodedata.normalize("NFC", str(value))

    def text(self, path: str) -> str:
        """The text, ringed when it is invented."""
        return self._ringed(self.plain(path), path)

    def sentence(self, path: str) -> str:
        """A whole sentence; its ring comes before the full stop."""
        text = self.plain(path)
        if not text.endswith("."):
            return self.text(path)
        return text.removesuffix(".") + self.ring(path) + "."

    def date(self, path: str) -> str:
        """'5 december 2024', unbreakable."""
        value = self._at(path)
        return self._ringed(printed_date(value), path) if value else ""

    def money(self, path: str) -> str:
        """'€ 25.000.000'."""
        amount = self._at(path)
        return self._ringed(format_amount(amount["cent"], amount["valuta"]), path)

    def money_in_words(self, path: str) -> str:
        """'vijfentwintig miljoen euro'."""
        amount = self._at(path)
        return amount_in_words(amount["cent"], amount["valuta"])

    def cents(self, path: str) -> str:
        """'25.000.000', for a table whose caption names the currency."""
        value = self._at(path)
        return "" if value is None else self._ringed(format_cents(value), path)

    def ring(self, path: str) -> str:
        """The ring when `path` is invented, else nothing; for captions."""
        return RING if path in self._examples else ""

    def _ringed(self, text: str, path: str) -> str:
        return text + self.ring(path) if text else ""

    def _at(self, path: str) -> Any:
        value: Any = self._facts
        try:
            for key in path.split("."):
                value = value[int(key)] if isinstance(value, list) else value[key]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise InvalidInput(
                dutch("De gegevens van de brief kennen geen ‘{veld}’.", veld=path)
            ) from error
        return value


def printed_date(iso: str) -> str:
    """'5 december 2024' from '2024-12-05', unbreakable."""
    return plain_date(date.fromisoformat(iso), hard_spaces=True)


def unbroken(text: str) -> str:
    """The same text on one line: 'Stb. 2024, 219', '15 juni'."""
    return text.replace(" ", HARD_SPACE)


def strings_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in `value` with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings_of(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from strings_of(part, f"{path}.{index}")

"""The facts of a letter as text in English notation, in the same tree as the facts themselves.

One walk serves all kinds of decision: 'besteden.tot_en_met' is the same place in the facts, in
these texts and in a template. What somebody wrote in Dutch stays as it is.
"""

import re
import unicodedata
from datetime import date
from typing import Any

from disbursement.beschikking.rendering.fact_texts import RING
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from regiodeals.common.english import english_amount, english_cents, english_date

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Whole numbers that are cents in the currency of the entitlement; any other counts something.
CENTS = {"rijk", "publiek", "privaat", "totaal", "bedrag", "bcf"}
# A kenmerk may look like a day and is none.
NEVER_A_DAY = {"kenmerk", "uw_kenmerk"}
PARAGRAPHS = re.compile(r" lid (\d+(?:(?:, | en )\d+(?! lid|\d))*)", re.ASCII)
WORDS = (
    ("artikelen", "Articles"),
    ("artikel", "Article"),
    (" tot en met ", " to "),
    (" en ", " and "),
)


def english_facts(facts: LetterFacts) -> Any:
    """Every fact as text; what is not there is an empty text, and yes or no stays as it is."""
    return _Walk(frozenset(facts["voorbeeld"])).of(facts, "")


def english_article(dutch: str) -> str:
    """'Article 17(4) and (5)' from 'artikel 17 lid 4 en 5'."""
    text = PARAGRAPHS.sub(lambda found: re.sub(r"\d+", r"(\g<0>)", found[1]), dutch)
    for word, english in WORDS:
        text = text.replace(word, english)
    return text


class _Walk:
    def __init__(self, examples: frozenset[str]) -> None:
        self._examples = examples

    def of(self, value: Any, path: str) -> Any:
        if isinstance(value, bool):
            return value
        if isinstance(value, dict):
            return self._of_parts(value, path)
        if isinstance(value, list):
            return [
                self.of(part, self._below(path, str(index))) for index, part in enumerate(value)
            ]
        text = _text(value, path.rpartition(".")[2])
        return text + self._ring(path) if text else ""

    def _of_parts(self, parts: dict[str, Any], path: str) -> Any:
        """An amount is one text; with more beside it (a rate), that text is its `amount`."""
        is_amount = "cent" in parts and "valuta" in parts
        amount = english_amount(parts["cent"], parts["valuta"]) if is_amount else ""
        if is_amount and len(parts) == 2:
            return amount + self._ring(path)
        texts = {key: self.of(part, self._below(path, key)) for key, part in parts.items()}
        return texts | {"amount": amount + self._ring(path)} if is_amount else texts

    def _ring(self, path: str) -> str:
        return RING if path in self._examples else ""

    @staticmethod
    def _below(path: str, key: str) -> str:
        return f"{path}.{key}" if path else key


def _text(value: Any, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return english_cents(value) if key in CENTS else str(value)
    text = unicodedata.normalize("NFC", str(value))
    if key not in NEVER_A_DAY and ISO_DAY.fullmatch(text):
        return english_date(date.fromisoformat(text))
    return text

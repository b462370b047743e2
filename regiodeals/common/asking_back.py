"""A number that can mean two things is asked back with each reading; one rule for all boxes.

The text is in Dutch notation here, whatever its page was (`notation`).
"""

import re
from collections.abc import Sequence
from typing import NoReturn

from django import forms

from regiodeals.common.words import Words, dutch, joined

OR = dutch(" of ")
# 1,234 has three decimals on a Dutch page, and is a thousand to who writes it in English.
LIKE_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
WITH_SEPARATORS = re.compile(r"(\d+(?:[.,]\d+)*)[.,](\d+)", re.ASCII)


def is_like_thousands(text: str) -> bool:
    """Whether the comma before three digits can be the separator of the other notation."""
    return LIKE_THOUSANDS.fullmatch(text) is not None


def readings(text: str, most_decimals: int) -> list[tuple[str, str]]:
    """Whole part and decimals, digits only, of each thing that digits with separators can mean.

    The last separator sets the decimals apart, unless there are too many of them; or none does.
    """
    found = WITH_SEPARATORS.fullmatch(text)
    if found is None:
        return []
    whole, rest = re.sub(r"\D", "", found[1]), found[2]
    decimals = rest.rstrip("0")
    as_decimals = [(whole, decimals)] if len(decimals) <= most_decimals else []
    return [*as_decimals, (whole + rest, "")]


def ask_back(meanings: Sequence[Words]) -> NoReturn:
    """Raise the ValidationError that asks which of these was meant; each can be typed so."""
    question = dutch("Bedoelt u {bedragen}?", bedragen=joined(OR, meanings))
    raise forms.ValidationError(question, code="two_meanings")

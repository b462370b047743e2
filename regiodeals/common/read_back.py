"""What a pattern made and a row kept in Dutch, found again to be said to who reads English."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from regiodeals.common.english import english_of_day
from regiodeals.common.money import HARD_SPACE
from regiodeals.common.notation import in_other_notation
from regiodeals.common.words import Words, dutch

AMOUNT = re.compile(r"(?:€|US\$)\s−?[\d.]+(?:,\d+)?")
BLANK = re.compile(r"\\{(\w+)\\}")


def read_back(
    text: str, patterns: Iterable[Words], filled_in: Callable[[str], str]
) -> Words | None:
    """The kept text as Words of the first pattern that it fits; None when it fits none.

    `filled_in` says what stood in a blank; what it does not know, it gives back as it was.
    """
    for pattern in patterns:
        if found := _reads(pattern[:]).fullmatch(text):
            blanks = {name: filled_in(value) for name, value in found.groupdict().items()}
            return dutch(pattern[:], **blanks) if blanks else pattern
    return None


def day_or_amount(value: str) -> Words | None:
    """A day or an amount as it was filled in; None for anything else."""
    if day := english_of_day(value):
        # What was kept on one line stays on one line.
        space = HARD_SPACE if HARD_SPACE in value else " "
        return Words(value, lambda: day.replace(" ", space))
    if AMOUNT.fullmatch(value):
        return Words(value, lambda: in_other_notation(value))
    return None


@lru_cache(maxsize=256)
def _reads(pattern: str) -> re.Pattern[str]:
    return re.compile(BLANK.sub(r"(?P<\1>.+)", re.escape(pattern)), re.DOTALL)

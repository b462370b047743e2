"""What changed between two texts, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\{\{.*?\}\}|\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Part:
    """A piece of a text, and whether it is in one text only."""

    text: str
    is_changed: bool


def changed_parts(old: str, new: str) -> tuple[Sequence[Part], Sequence[Part]]:
    """Both texts in pieces; joined, the pieces are the texts again."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    moves = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        [
            Part("".join(before[start:end]), tag != "equal")
            for tag, start, end, _, _ in moves
            if end > start
        ],
        [
            Part("".join(after[start:end]), tag != "equal")
            for tag, _, _, start, end in moves
            if end > start
        ],
    )

"""What somebody seeks, read once: words that must all occur, in the ways they are written."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Case, IntegerField, Q, Value, When

LONGEST = 100
# More words make a question slow, and no name is that long.
MOST_WORDS = 6
# Of a shorter word too little is left when one letter is wrong.
SHORTEST_MISTYPED = 4
# A single letter occurs in everything.
SHORTEST = 2
WORD = re.compile(r"[^\s\"“”„']+")
ROMAN = dict(
    enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
        start=1,
    )
)
ARABIC = {letters: str(number) for number, letters in ROMAN.items()}


@dataclass(frozen=True)
class Asked:
    """A question: the text as typed, and its words."""

    text: str
    words: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(len(word) >= SHORTEST for word in self.words)

    def exact(self, *fields: str) -> Q:
        """Every word stands somewhere in one of `fields`; a number also as its Roman one."""
        return reduce(and_, (_in_one(word, fields) for word in self.words))

    def like(self, *fields: str) -> Q:
        """Every word, or one that looks like it: a letter too many, too few or another."""
        return reduce(and_, (_in_one(word, fields) | _near(word, fields) for word in self.words))

    def likeness(self, *fields: str) -> Case:
        """0 for what holds the words as they were typed, 1 for what only looks like it."""
        return Case(
            When(self.exact(*fields), then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )


def asked_of(text: str) -> Asked:
    """Read what was typed; it is never wrong, and at worst there is nothing to seek."""
    clean = " ".join(text.replace("\0", " ").split())[:LONGEST]
    return Asked(clean, tuple(WORD.findall(clean)[:MOST_WORDS]))


def ways_of(word: str) -> tuple[str, ...]:
    """The ways to write the same: "2" and "II"; most words have one."""
    if word.isascii() and word.isdecimal() and (other := ROMAN.get(int(word))):
        return (word, other)
    if other := ARABIC.get(word.upper()):
        return (word.upper(), other)
    return (word,)


def _in_one(word: str, fields: tuple[str, ...]) -> Q:
    ways = ways_of(word)
    if len(ways) == 1:
        return reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields))
    # As a whole word: an I stands in every name.
    whole = rf"\m({'|'.join(ways)})\M"
    return reduce(or_, (Q(**{f"{field}__iregex": whole}) for field in fields))


def _near(word: str, fields: tuple[str, ...]) -> Q:
    if len(word) < SHORTEST_MISTYPED or not word.isalpha():
        return Q(pk__in=[])
    return reduce(or_, (Q(**{f"{field}__trigram_word_similar": word}) for field in fields))

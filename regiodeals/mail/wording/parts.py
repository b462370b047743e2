"""What the catalogue of a mail is made of."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined

Facts = Mapping[str, Any]


class Shape(Enum):
    """What may be in a block, in the words of its form."""

    SUBJECT = dutch("De onderwerpregel: één regel, zonder opmaak en zonder bedrag.")
    LINE = dutch("De woorden van de link: één regel.")
    SENTENCE = dutch("Een zin die in een ander blok wordt ingevoegd. Eén regel.")
    TEXT = dutch("Alinea’s en lijsten.")


class Look(Enum):
    """How a value is shown: as it is, as something to follow, or as a list of its own."""

    PLAIN = dutch("tekst")
    LONG = dutch("tekst die uit meer regels kan bestaan")
    LINK = dutch("link naar het portaal; staat aan het einde van een alinea")
    ADDRESS = dutch("e-mailadres om op te klikken")
    WEB = dutch("webadres om op te klikken")
    LIST = dutch("lijst; staat als alinea op zichzelf")


@dataclass(frozen=True)
class Field:
    """A value that a mail fills in: where it stands in the facts, and how it is shown.

    `find` gives it for a language when it is no fact by itself; `words` is the block that a link
    is named by; `is_dutch` says so in an English mail, for who has it read aloud.
    """

    name: str
    meaning: str
    example: Any
    path: str = ""
    look: Look = Look.PLAIN
    find: Callable[[Facts, str], Any] | None = None
    words: str = ""
    is_dutch: bool = False
    english: str = ""  # the example in an English mail, where that is said otherwise

    def example_in(self, language: str) -> Any:
        """What a preview in this language fills in."""
        return self.example if language == "nl" else self.english or self.example

    def value(self, facts: Facts, language: str) -> Any:
        """What the facts say; None when they do not."""
        if self.find is not None:
            return self.find(facts, language)
        found: Any = facts
        for step in (self.path or self.name).split("."):
            found = found.get(step) if isinstance(found, Mapping) else getattr(found, step, None)
        return found

    @property
    def shown_example(self) -> str:
        """The example in words."""
        if isinstance(self.example, date):
            return plain_date(self.example)
        return "; ".join(self.example) if isinstance(self.example, list) else str(self.example)


@dataclass(frozen=True)
class Block:
    """A named text of a mail; `when` names the case in which it is said, empty means always.

    `required` are the fields without which the mail would not do what it is for. A block with
    `each` is said of every item that a mail is about.
    """

    name: str
    title: str
    shape: Shape = Shape.TEXT
    required: Collection[str] = ()
    when: Collection[str] = ()
    each: bool = False

    def is_said(self, cases: Collection[str]) -> bool:
        """Whether one of the cases of this block is so, or the block is always said."""
        return not self.when or any(case in cases for case in self.when)


@dataclass(frozen=True)
class Mail:
    """All blocks in the order of the mail, all fields, and which cases there are.

    `cases` reads from the facts what is so; `examples` are the cases that a preview shows.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]
    examples: tuple[tuple[str, frozenset[str]], ...]
    cases: Callable[[Facts], Collection[str]] = lambda _facts: ()
    case_words: Mapping[str, str] = field(default_factory=dict)

    def block(self, name: str) -> Block | None:
        """The block with this name."""
        return next((block for block in self.blocks if block.name == name), None)

    @cached_property
    def field_names(self) -> frozenset[str]:
        """The names of the values."""
        return frozenset(item.name for item in self.fields)

    @cached_property
    def sentences(self) -> tuple[Block, ...]:
        """The blocks that stand inside another one."""
        return tuple(block for block in self.blocks if block.shape is Shape.SENTENCE)

    def names_for(self, block: Block) -> frozenset[str]:
        """What may stand between braces in a block; a sentence holds no other sentence."""
        if block.shape is Shape.LINE:
            return frozenset()
        if block.shape is Shape.SENTENCE:
            return self.field_names
        if block.shape is Shape.SUBJECT:
            plain = (item.name for item in self.fields if item.look is Look.PLAIN)
            return frozenset(plain)
        return self.field_names | {sentence.name for sentence in self.sentences}

    def when_words(self, block: Block) -> str:
        """In which case a block is said, in words."""
        return joined(dutch(", of "), (self.case_words.get(case, case) for case in block.when))

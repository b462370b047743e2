"""What a catalogue is made of."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from regiodeals.common.words import dutch


class Shape(Enum):
    """What may be in a block, in the words of its form."""

    TEXT = dutch("Alinea’s en lijsten.")
    LINE = dutch("Eén regel.")
    SENTENCE = dutch("Een zin die in een ander blok wordt ingevoegd. Eén regel.")


@dataclass(frozen=True)
class Field:
    """A value that a letter fills in."""

    name: str
    meaning: str
    example: str
    may_be_empty: bool = False


@dataclass(frozen=True)
class Block:
    """A named text of a letter.

    `required` are fields without which the law would not be met, or the sum would not be said.
    `when` says in words when the block is printed; empty means always.
    """

    name: str
    title: str
    shape: Shape = Shape.TEXT
    required: Collection[str] = ()
    when: str = ""
    law: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All blocks in the order of the letter, and all fields."""

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]

    @cached_property
    def _by_name(self) -> dict[str, Block]:
        return {block.name: block for block in self.blocks}

    def block(self, name: str) -> Block | None:
        """The block with this name."""
        return self._by_name.get(name)

    @property
    def block_names(self) -> list[str]:
        """The names in the order of the letter."""
        return list(self._by_name)

    @cached_property
    def sentences(self) -> list[Block]:
        """The blocks that stand inside another block, as fields."""
        return [block for block in self.blocks if block.shape is Shape.SENTENCE]

    @cached_property
    def value_names(self) -> frozenset[str]:
        """The names of the values."""
        return frozenset(item.name for item in self.fields)

    @cached_property
    def may_be_empty(self) -> frozenset[str]:
        """Names that may come out empty: values that are not always known, and all sentences."""
        values = {item.name for item in self.fields if item.may_be_empty}
        return frozenset(values | {block.name for block in self.sentences})

    def names_for(self, block: Block) -> frozenset[str]:
        """What may stand between braces in a block; a sentence holds no other sentence."""
        if block.shape is Shape.SENTENCE:
            return self.value_names
        return self.value_names | {sentence.name for sentence in self.sentences}

"""The texts of one version, ready to be filled in; what a letter is made with beside its facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from disbursement.sjabloon.rendering.catalogue import Block, Catalogue, Shape
from regiodeals.common.errors import DomainError
from regiodeals.common.wording import language, rich_text
from regiodeals.common.wording.language import EmptyField
from regiodeals.common.words import dutch


class UnfilledBlock(DomainError):
    """A text cannot be printed for this decision; the sentence says which block and which value.

    `block` is its name, `field` that of the value, empty when the block itself is not there.
    """

    def __init__(self, block: Block, field: str = "") -> None:
        self.block, self.field = block.name, field
        super().__init__(
            dutch(
                "In de brief mist het blok ‘{titel}’ de waarde van ‘{veld}’. Vul die eerst in.",
                titel=block.title,
                veld=field,
            )
            if field
            else dutch("Het sjabloon heeft geen tekst voor het blok ‘{titel}’.", titel=block.title)
        )


@dataclass(frozen=True)
class Wording:
    """The texts of a version, by the catalogue of its kind."""

    catalogue: Catalogue
    texts: Mapping[str, str]

    def filled(
        self, values: Mapping[str, str], *, left_out: Collection[str] = ()
    ) -> dict[str, SafeString]:
        """Each block as safe HTML; the blocks that do not apply now are left out, and empty.

        Raises UnfilledBlock for the first block that cannot be filled.
        """
        sentences = {
            block.name: self._html(block, values, left_out) for block in self.catalogue.sentences
        }
        all_values = {**values, **sentences}
        blocks = {
            block.name: self._html(block, all_values, left_out)
            for block in self.catalogue.blocks
            if block.shape is not Shape.SENTENCE
        }
        return {**sentences, **blocks}

    def _html(
        self, block: Block, values: Mapping[str, str], left_out: Collection[str]
    ) -> SafeString:
        if block.name in left_out:
            return SafeString("")
        text = self.texts.get(block.name, "")
        if not text:
            raise UnfilledBlock(block)
        shaped = rich_text.paragraphs if block.shape is Shape.TEXT else rich_text.line
        try:
            html = language.filled(shaped(text), values, self.catalogue.may_be_empty)
        except EmptyField as error:
            raise UnfilledBlock(block, error.name) from error
        # Cleaned by the allow-list, and every value in it was escaped.
        return mark_safe(html)  # noqa: S308

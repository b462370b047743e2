"""Why a document was refused; the sentences may be shown as they are."""

import unicodedata
from collections.abc import Iterable

from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch


class DocumentRefused(DomainError):
    """The document was not made; nothing came out."""


class OutsideResource(DocumentRefused):
    """The document asked for something that is not a published asset; `addresses` says for what."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self.addresses = tuple(addresses)
        named = ", ".join(address[:80] for address in self.addresses[:3])
        super().__init__(
            dutch("Het document verwijst naar iets buiten de eigen bestanden: {wat}.", wat=named)
        )


class UnprintableCharacters(DocumentRefused):
    """The text holds characters that the fonts of the document do not have."""

    def __init__(self, characters: Iterable[str], *, where: str = dutch("Het document")) -> None:
        self.characters = "".join(sorted(characters))
        named = ", ".join(map(_described, self.characters[:5]))
        super().__init__(
            dutch(
                "{waar} bevat een teken dat niet kan worden afgedrukt: {wat}.",
                waar=where,
                wat=named,
            )
        )


class UnexpectedContent(DocumentRefused):
    """The document holds what it must not hold: a foreign file, a script, a link, a font."""

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            dutch("Het document bevat iets wat er niet hoort: {wat}.", wat="; ".join(self.findings))
        )


class MalformedDocument(DocumentRefused):
    """The HTML cannot be read, or is too long."""


def _described(character: str) -> str:
    name = unicodedata.name(character, "stuurteken")
    return f"U+{ord(character):04X} ({name.lower()})"

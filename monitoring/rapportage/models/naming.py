"""How a rapportage is called, wherever it is named; also from what was frozen of it."""

from dataclasses import dataclass

from regiodeals.common.words import dutch


@dataclass(frozen=True, slots=True)
class Name:
    """By its year; one that was asked between times has none, and is called by its subject."""

    year: int | None
    subject: str = ""

    def __str__(self) -> str:
        if self.year is None:
            return dutch("Tussentijdse rapportage: {onderwerp}", onderwerp=self.subject)
        return dutch("Voortgangsrapportage {jaar}", jaar=self.year)

    @property
    def kind(self) -> str:
        """What it is, within a sentence."""
        return (
            dutch("tussentijdse rapportage") if self.year is None else dutch("voortgangsrapportage")
        )

    @property
    def about(self) -> str:
        """What comes after "over" in a sentence."""
        return f"“{self.subject}”" if self.year is None else str(self.year)

    @property
    def in_words(self) -> str:
        """The whole of it within a sentence."""
        return dutch("{soort} over {wat}", soort=self.kind, wat=self.about)

    @property
    def file(self) -> str:
        """How its files begin; a subject is words of a person, and stays out of them."""
        return "tussentijdse-rapportage" if self.year is None else f"{self.kind}-{self.year}"

    @property
    def money(self) -> str:
        """Until when its money is counted."""
        return dutch("tot nu toe") if self.year is None else dutch("tot en met dit jaar")

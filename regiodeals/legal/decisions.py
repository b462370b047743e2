"""The kinds of decision on an uitkering (Awb 1:3), and what sets each of them apart.

A mandate, a template and a beschikking all name these kinds; they live here, below the three.
"""

from enum import StrEnum

from regiodeals.common.words import Words, dutch


class DecisionKind(StrEnum):
    """What the minister decides on an uitkering; the values are the Dutch names."""

    VERLENING = "verlening"
    WIJZIGING = "wijziging"
    VERLENGING = "verlenging"
    VASTSTELLING = "vaststelling"
    LAGERE_VASTSTELLING = "lagere vaststelling"
    TERUGVORDERING = "terugvordering"
    INTREKKING = "intrekking"
    AFWIJZING = "afwijzing"

    @property
    def words(self) -> Words:
        """The same, in the language of the reader."""
        return IN_WORDS[self]


IN_WORDS = {
    DecisionKind.VERLENING: dutch("verlening"),
    DecisionKind.WIJZIGING: dutch("wijziging"),
    DecisionKind.VERLENGING: dutch("verlenging"),
    DecisionKind.VASTSTELLING: dutch("vaststelling"),
    DecisionKind.LAGERE_VASTSTELLING: dutch("lagere vaststelling"),
    DecisionKind.TERUGVORDERING: dutch("terugvordering"),
    DecisionKind.INTREKKING: dutch("intrekking"),
    DecisionKind.AFWIJZING: dutch("afwijzing"),
}

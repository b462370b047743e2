"""Kinds of organisation and of uitkering; which follows from which (Besluit, articles 1, 9).

The functions here are those of chapter 2; a rule version answers for its own tranche.
"""

from enum import StrEnum

from regiodeals.common.words import Words, dutch


class OrganisationKind(StrEnum):
    """The kinds of body that the Besluit tells apart; the values are their Dutch names."""

    MINISTERIE = "ministerie"
    PROVINCIE = "provincie"
    GEMEENTE = "gemeente"
    SAMENWERKINGSORGAAN = "samenwerkingsorgaan Wgr"
    WATERSCHAP = "waterschap"
    OPENBAAR_LICHAAM_BES = "openbaar lichaam BES"
    PRIVAAT = "private partij"

    @property
    def described(self) -> Words:
        """The kind with its article, to stand in a sentence."""
        return dutch("een {soort}", soort=self.words)

    @property
    def words(self) -> Words:
        """How it is called, in the language of the reader."""
        return WORDS_OF_KINDS[self]


WORDS_OF_KINDS = {
    OrganisationKind.MINISTERIE: dutch("ministerie"),
    OrganisationKind.PROVINCIE: dutch("provincie"),
    OrganisationKind.GEMEENTE: dutch("gemeente"),
    OrganisationKind.SAMENWERKINGSORGAAN: dutch("samenwerkingsorgaan Wgr"),
    OrganisationKind.WATERSCHAP: dutch("waterschap"),
    OrganisationKind.OPENBAAR_LICHAAM_BES: dutch("openbaar lichaam BES"),
    OrganisationKind.PRIVAAT: dutch("private partij"),
}


class Instrument(StrEnum):
    """The two forms in which the State pays its part of a Regio Deal (Besluit, article 9)."""

    SPUK = "specifieke uitkering"
    BU = "bijzondere uitkering"

    @property
    def words(self) -> Words:
        """The same, in the language of the reader."""
        return IN_WORDS[self]


IN_WORDS = {
    Instrument.SPUK: dutch("specifieke uitkering"),
    Instrument.BU: dutch("bijzondere uitkering"),
}


# Article 1: a publieke regiopartner, and not a waterschap.
KASSIER_KINDS = frozenset(
    {
        OrganisationKind.PROVINCIE,
        OrganisationKind.GEMEENTE,
        OrganisationKind.SAMENWERKINGSORGAAN,
        OrganisationKind.OPENBAAR_LICHAAM_BES,
    }
)


def can_be_kassier(kind: OrganisationKind) -> bool:
    """Whether a body of this kind may be regiokassier of a deal it is party to (article 1)."""
    return kind in KASSIER_KINDS


def instrument_for(kassier_kind: OrganisationKind) -> Instrument:
    """The instrument that follows from the kassier: article 9 lid 2 for the islands, else lid 1.

    Raises ValueError for a kind that cannot be kassier: nothing may be granted to it.
    """
    if not can_be_kassier(kassier_kind):
        raise ValueError(f"{kassier_kind.described} kan geen regiokassier zijn (artikel 1).")
    if kassier_kind is OrganisationKind.OPENBAAR_LICHAAM_BES:
        return Instrument.BU
    return Instrument.SPUK

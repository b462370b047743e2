"""Places in the Besluit that are wrong or silent for every tranche: as written, and flagged."""

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.rule_version import DraftingNote

BOTH_CONDITIONS_AND_OBLIGATIONS = dutch(
    "Letterlijk: als de voorwaarden én de verplichtingen niet zijn nageleefd, dus beide tegelijk."
)
EITHER_SUFFICES = dutch("Waarschijnlijk: of de voorwaarden, of de verplichtingen.")
# The same, for the test of a decision that rests on this ground.
DOUBT_ABOUT_BOTH = (
    f"{BOTH_CONDITIONS_AND_OBLIGATIONS} {EITHER_SUFFICES} Met welk bedrag de uitkering dan lager"
    " wordt, staat er niet."
)


def both_needed(article: str) -> DraftingNote:
    """The ground for a lower vaststelling that asks for two failures at once."""
    return DraftingNote(
        article=article,
        as_written=BOTH_CONDITIONS_AND_OBLIGATIONS,
        seems_meant=EITHER_SUFFICES,
        consequence=dutch(
            "Is maar een van beide niet nageleefd, dan is lager vaststellen letterlijk niet"
            " mogelijk. Met welk bedrag het lager wordt, staat er ook niet. Laat een jurist dit"
            " beoordelen."
        ),
    )


def two_triggers(article: str) -> DraftingNote:
    """The two moments from which the two months of the eindverslag may run."""
    return DraftingNote(
        article=article,
        as_written=dutch(
            "Het eindverslag komt uiterlijk twee maanden nadat de uitkering is besteed, of als alle"
            " activiteiten zijn afgerond."
        ),
        seems_meant=dutch(
            "Waarschijnlijk ook twee maanden na de afronding; welk moment voorgaat, staat er niet."
        ),
        consequence=dutch(
            "De uiterste dag is niet zeker als besteden en afronden op verschillende dagen"
            " eindigen. Noem de dag in de beschikking."
        ),
    )

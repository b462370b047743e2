"""Places in chapter 2 of the Besluit that are wrong or silent: as written, and flagged."""

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.besluit_texts import both_needed, two_triggers
from regiodeals.legal.grant_rules.rule_version import DraftingNote

WRONG_ARTICLES = DraftingNote(
    article="artikel 15 lid 3, onder b, en artikel 17 lid 5, onder b",
    as_written=dutch("De tekst noemt voorwaarden van artikel 5 en verplichtingen van artikel 7."),
    seems_meant=dutch(
        "Artikel 12 en artikel 14 (specifieke uitkering) of 16 (bijzondere uitkering)."
    ),
    consequence=dutch(
        "Letterlijk zijn de periode van sluiten, de 3 procent en de meldplicht geen grond om"
        " lager vast te stellen. Laat een jurist bepalen hoe een brief dit aanhaalt."
    ),
)
DRAFTING_NOTES = (
    WRONG_ARTICLES,
    DraftingNote(
        article="artikel 11 lid 1",
        as_written=dutch("De tekst verwijst naar artikel 2, eerste lid."),
        seems_meant=dutch("Artikel 9, dat in dit hoofdstuk de activiteiten noemt."),
        consequence=dutch("Artikel 2 geldt voor de vierde tranche en heeft geen genummerde leden."),
    ),
    DraftingNote(
        article="artikel 11 lid 1",
        as_written=dutch("De kosten moeten in de aanvraag staan."),
        seems_meant=dutch("Niet te zeggen: het Besluit kent geen aanvraagprocedure."),
        consequence=dutch(
            "Er is geen stuk dat het Besluit als aanvraag aanwijst. Noem in de beschikking waarin"
            " de kosten staan."
        ),
    ),
    both_needed("artikel 15 lid 3, onder b"),
    both_needed("artikel 17 lid 5, onder b"),
    DraftingNote(
        article="artikel 18 lid 2",
        as_written=dutch("Na het vervallen blijft het Besluit gelden voor specifieke uitkeringen."),
        seems_meant=dutch(
            "Waarschijnlijk ook voor de bijzondere uitkering, die in hoofdstuk 2 staat."
        ),
        consequence=dutch(
            "Of het Besluit vanaf 31 december 2026 nog geldt voor een bijzondere uitkering, staat"
            " niet vast. Vraag vóór die dag een oordeel."
        ),
    ),
    two_triggers("artikel 14 lid 2, onder d"),
    two_triggers("artikel 16 lid 2, onder d"),
    DraftingNote(
        article="artikel 16 lid 2, onder d, en artikel 17 lid 2 en 3",
        as_written=dutch(
            "Voor de eilanden zijn er een eindverslag na het besteden, een financieel eindverslag"
            " na het einde van de Regio Deal, en een accountantscontrole."
        ),
        seems_meant=dutch("Drie verschillende stukken, naast jaarrekening en jaarverslag."),
        consequence=dutch("Vraag elk stuk apart, met een eigen uiterste dag."),
    ),
)

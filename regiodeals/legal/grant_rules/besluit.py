"""The Besluit (Stb. 2024, 219; BWBR0050035): what its three tranches share."""

from datetime import date

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.kinds import Instrument
from regiodeals.legal.grant_rules.rule_version import Regulation

# Article 18 lid 1: in force the day after the Staatsblad was issued, which was 19 July 2024.
IN_FORCE_ON = date(2024, 7, 20)
BESLUIT = Regulation(
    name="Besluit specifieke uitkering Regio Deals vierde, vijfde en zesde tranche",
    short_name="Besluit",
    described=dutch("het Besluit"),
    publication="Stb. 2024, 219",
    bwb_id="BWBR0050035",
    valid_from=IN_FORCE_ON,
    lapses_on=date(2026, 12, 31),
    saved_instruments=frozenset({Instrument.SPUK}),
)
MIN_CENTS = 500_000_000
MAX_CENTS = 4_000_000_000
FVW = "Financiële-verhoudingswet"


def version_name(tranche: int) -> str:
    """The name of a rule version, which a letter keeps for good."""
    return f"besluit-regio-deals-tranche-{tranche}@{IN_FORCE_ON.isoformat()}"

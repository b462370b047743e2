"""The papers in which a regiokassier accounts for its uitkering; the values are Dutch names."""

from enum import StrEnum


class Paper(StrEnum):
    """A paper that is owed; the first two come every year, the others once."""

    SISA = "SiSa-verantwoording"
    JAARSTUKKEN = "jaarrekening en jaarverslag"
    EINDVERSLAG = "eindverslag"
    FINANCIEEL_EINDVERSLAG = "financieel eindverslag"
    ACCOUNTANTSCONTROLE = "accountantscontrole"


# Fvw, article 17a for a specifieke uitkering; FinBES, article 28 for the islands.
YEARLY = frozenset({Paper.SISA, Paper.JAARSTUKKEN})

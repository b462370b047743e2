"""Where things stand in the template; who writes it and who reads it back agree here."""

from collections.abc import Sequence
from dataclasses import dataclass

from disbursement.verantwoording.models.sisa import Indicator, SisaVersie

SHEET, HELP_SHEET = "Verantwoording", "Uitleg"
STAMP_LABEL, KASSIER = "Sjabloon", "Regiokassier"
STAMP_ROW, NUMBER_ROW, LABEL_ROW, FIRST_ROW = 1, 2, 3, 4
KASSIER_COLUMN, STAMP_COLUMN, FIRST_COLUMN = 1, 2, 2
KASSIER_HELP = "De naam van de regiokassier, zoals die al in het sjabloon staat."


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator at its place; columns count from one."""

    number: int
    indicator: Indicator


def columns_of(versie: SisaVersie) -> Sequence[Column]:
    """The indicators in their order, after the name of the kassier."""
    indicators = sorted(versie.indicatoren.all(), key=lambda indicator: indicator.number)
    return [Column(number, one) for number, one in enumerate(indicators, start=FIRST_COLUMN)]

"""What is waited for in each state of a deal, in words; who acts stands in `models.acting`."""

from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus

# A state at an end has no words: nothing is waited for.
WAITS_FOR: dict[str, str] = {
    DealStatus.VOORSTEL: dutch("selectie"),
    DealStatus.GESELECTEERD: dutch("voorbereiding"),
    DealStatus.IN_VOORBEREIDING: dutch("handtekeningen"),
    DealStatus.GESLOTEN: dutch("beschikking"),
    DealStatus.BESCHIKT: dutch("start uitvoering"),
    DealStatus.IN_UITVOERING: dutch("voortgang en overleg"),
    DealStatus.EINDVERANTWOORDING: dutch("eindverantwoording"),
    DealStatus.VASTGESTELD: dutch("afsluiting"),
}

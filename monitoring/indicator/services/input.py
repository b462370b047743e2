"""What holds for every value that is handed to a service here."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from monitoring.indicator.models import Definitie
from monitoring.indicator.policies import may_lay_down
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, RequirementsUnmet
from regiodeals.common.number_field import MOST_DECIMALS, MOST_WHOLE_DIGITS
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.documents.typed_text import as_kept, require_printable

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 300


def locked_deal(
    deal_id: int,
    actor: User,
    condition: Callable[[Any], bool],
    policy: Callable[[Any, Any], bool] = may_lay_down,
) -> Deal:
    """The deal, which keeps its state meanwhile. Raises NotAllowed or RequirementsUnmet."""
    deal = Deal.objects.select_for_update(of=("self",)).get(pk=deal_id)
    workflow.require(policy, deal, actor)
    if not condition(deal):
        raise RequirementsUnmet([condition.sentence])  # type: ignore[attr-defined]
    return deal


def words(text: str, ask: str, *, most: int = LONGEST) -> str:
    """The words without space around them; raises InvalidInput when there are none or too many."""
    found = text.strip()
    if not found:
        raise InvalidInput(ask)
    return no_longer(found, most=most)


def no_longer(text: str, *, most: int = LONGEST) -> str:
    """The same for words that may be left out."""
    found = as_kept(text)
    if len(found) > most:
        raise InvalidInput(
            dutch(
                "Gebruik ten hoogste {aantal} tekens. Dit zijn er {nu}.", aantal=most, nu=len(found)
            )
        )
    # It stands in the rapportage too, of which a document is made.
    require_printable(found)
    return found


def year(number: int) -> int:
    """A year that can be right."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise InvalidInput(
            dutch("Het jaar {nummer} kan niet kloppen. Controleer het jaar.", nummer=number)
        )
    return number


def value(number: Decimal, definition: Definitie) -> Decimal:
    """A number that fits the unit and the row."""
    if not number.is_finite() or abs(number) >= Decimal(10) ** MOST_WHOLE_DIGITS:
        raise InvalidInput(dutch("Dit getal is te groot. Controleer het aantal cijfers."))
    if number != round(number, MOST_DECIMALS):
        raise InvalidInput(
            dutch("Gebruik ten hoogste {aantal} cijfers achter de komma.", aantal=MOST_DECIMALS)
        )
    if number < 0 and not definition.allows_negative:
        raise InvalidInput(
            dutch("De eenheid ‘{eenheid}’ kan niet onder nul zijn.", eenheid=definition.unit)
        )
    return number

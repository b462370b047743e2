"""What must be true of a deal before a step."""

from typing import Any

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement

# An act that is no step: what upper rooms hang their rules on.
CHANGE_BUDGET = "regiodeals.deal.change_budget"
# The steps that end a deal: they cannot be undone, so somebody must say why.
REASONS = {
    "reject": dutch("Waarom wijst u dit voorstel af? Dit kunt u niet terugdraaien."),
    "withdraw": dutch("Waarom trekt u dit voorstel in? Dit kunt u niet terugdraaien."),
    "terminate": dutch("Waarom zegt u dit convenant op? Dit kunt u niet terugdraaien."),
}
REASON_MISSING = dutch("Schrijf erbij waarom. Deze stap kunt u niet terugdraaien.")


@requirement(
    dutch(
        "De regels van deze tranche zijn nog niet opgenomen. Vraag de beheerder om dat te laten"
        " doen."
    )
)
def has_known_rules(deal: Any) -> bool:
    """Without a rule version nothing can be held against the law."""
    return deal.tranche.known_rules is not None


@requirement(
    dutch(
        "De rijksbijdrage ligt buiten de grenzen van de tranche (artikel 10 lid 1; in de vierde"
        " tranche artikel 3 lid 1). Pas het bedrag aan."
    )
)
def is_amount_within_limits(deal: Any) -> bool:
    """Besluit art. 10 lid 1 and 3 lid 1, both limits included; the third tranche has none."""
    rules = deal.tranche.known_rules
    return rules is None or bool(rules.is_amount_allowed(deal.rijksbijdrage_cents))


@requirement(dutch("Er is nog geen behandelaar. Wijs er eerst een aan."))
def has_accounthouder(deal: Any) -> bool:
    """Nothing may be in progress without an owner."""
    return deal.accounthouder_id is not None


@requirement(dutch("Het convenant is nog niet door alle partijen getekend."))
def has_convenant_date(deal: Any) -> bool:
    """The date is set by the convenant, from its last signature."""
    return deal.concluded_on is not None


@requirement(dutch("De beschikking is nog niet bekendgemaakt."))
def has_grant_date(deal: Any) -> bool:
    """The date is set by the bekendmaking (Awb 3:41)."""
    return deal.granted_on is not None


@requirement(dutch("De Regio Deal is nog niet afgelopen, of het einde is onbekend."))
def has_reached_its_end(deal: Any) -> bool:
    """The final account follows the end of the deal (Besluit art. 15 lid 2, 17 lid 2)."""
    return deal.ends_on is not None and clock.today() >= deal.ends_on


@requirement(
    dutch(
        "De vaststelling is nog niet bekendgemaakt. U begint haar bij ‘Vaststelling en"
        " terugvordering’; na de bekendmaking volgt deze stap vanzelf."
    )
)
def has_settlement_date(deal: Any) -> bool:
    """The date is set by the bekendmaking of the vaststelling (Besluit art. 15 lid 2)."""
    return deal.settled_on is not None

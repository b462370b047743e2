"""What the Besluit lets count of the money of the Rijk, as a rapportage asks it."""

from disbursement.uitkering.models import Uitkering
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import UnknownRules, rules_for_tranche


def most_for_execution(deal: Deal) -> int | None:
    """The most for preparation, administration and supervision, in euro cents (art. 12 lid 3).

    None where the rules of the tranche have no such limit; then it is not asked either.
    """
    try:
        rules = rules_for_tranche(deal.tranche.number)
    except UnknownRules:
        return None
    grant = Uitkering.objects.filter(deal=deal).first()
    granted = grant.amount_cents if grant else deal.rijksbijdrage_cents
    return rules.execution_cost_cap_cents(granted)

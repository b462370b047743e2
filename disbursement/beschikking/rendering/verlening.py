"""From the record to the facts of a verlening."""

from datetime import date

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import blocks
from disbursement.beschikking.rendering.budget import LetterBudget, budget_of_letter
from disbursement.beschikking.rendering.common import (
    amount,
    common_facts,
    sender_on,
    too_late_to_grant,
)
from disbursement.beschikking.rendering.examples import example_paths
from disbursement.beschikking.rendering.letter_facts import VerleningFacts
from disbursement.beschikking.rendering.letter_parts import RegionaalGeld, Uitvoeringskosten
from disbursement.mandaat.models import Bevoegdheid
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import findings_for


def verlening_facts(
    beschikking: Beschikking, *, dated_on: date, mandaat: Bevoegdheid | None
) -> VerleningFacts:
    """Everything the letter of a verlening says."""
    uitkering = beschikking.uitkering
    deal = uitkering.deal
    afzender = sender_on(dated_on)
    budget = budget_of_letter(uitkering)
    facts: VerleningFacts = {
        **common_facts(beschikking, afzender, mandaat, dated_on=dated_on),
        "soort": "verlening",
        "bedrag": {"cent": uitkering.amount_cents, "valuta": "EUR"},
        "dollar": blocks.dollars(uitkering),
        "besteden": blocks.period(uitkering.spend_from, uitkering.spend_until),
        "regionaal": _regional(budget, uitkering),
        "uitvoeringskosten": _execution_costs(uitkering),
        "programmalijnen": budget.lines,
        "totalen": budget.total,
        "motivering": blocks.reasons(findings_for(uitkering, granted_on=dated_on)),
        "betaling": blocks.payment(uitkering),
        "voortgang": blocks.progress(deal, dated_on),
        "andere_verplichtingen": uitkering.asked_obligations,
        "verantwoording": blocks.accountability(uitkering, dated_on),
        "eindverslag_uiterlijk": blocks.two_months_after(uitkering.spend_until),
        "financieel_eindverslag_uiterlijk": blocks.two_months_after(deal.ends_on)
        if uitkering.is_bijzonder and deal.ends_on
        else None,
    }
    facts["voorbeeld"] = example_paths(facts, uitkering, afzender, mandaat)
    return facts


def _regional(budget: LetterBudget, uitkering: Uitkering) -> RegionaalGeld:
    public, private = budget.total["publiek"], budget.total["privaat"]
    return {
        "publiek": amount(public, uitkering),
        "privaat": amount(private, uitkering),
        "totaal": amount(public + private, uitkering),
    }


def _execution_costs(uitkering: Uitkering) -> Uitvoeringskosten:
    """The three percent of the Besluit, article 12 lid 3.

    Raises RequirementsUnmet for a tranche before the fifth.
    """
    rules = uitkering.deal.tranche.rules
    cap = rules.execution_cost_cap_cents(uitkering.entitlement_cents)
    if rules.execution_cost_percent is None or cap is None:
        raise too_late_to_grant(rules)
    return {"procent": rules.execution_cost_percent, "maximum": amount(cap, uitkering)}

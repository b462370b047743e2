"""Checks on a wijziging of the amount: the limits of the grant hold for it as well."""

from dataclasses import replace

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.grant_rules import GrantFacts, Instrument
from regiodeals.legal.grant_rules.financing_checks import region_matches
from regiodeals.legal.grant_rules.findings import Condition, Finding
from regiodeals.legal.grant_rules.money_checks import amount_within_limits, within_ceiling


def amount_changes(facts: DecisionFacts) -> Finding | None:
    """A new amount differs from the present one, and is not under what already came back.

    The advance was the whole amount (`articles.advance`); how the difference is paid or comes
    back, the rule does not say.
    """
    amount = facts.amount_cents
    if amount is None:
        return None
    condition = Condition(
        "bedrag",
        dutch("Nieuw bedrag"),
        dutch("Het voorschot volgt het bedrag van de uitkering."),
        facts.rules.articles.advance,
    )
    present = facts.standing.granted_cents
    new, old = (format_amount(cents, facts.currency) for cents in (amount, present))
    if amount == present:
        return condition.unmet(
            dutch("Het bedrag is nu al {oud}.", oud=old),
            dutch("Vul een ander bedrag in, of laat het leeg."),
        )
    if amount < facts.standing.recovered_cents:
        recovered = format_amount(facts.standing.recovered_cents, facts.currency)
        return condition.unmet(
            dutch(
                "{nieuw} is minder dan {teruggevorderd}, dat al is teruggevorderd.",
                nieuw=new,
                teruggevorderd=recovered,
            ),
            dutch("Vul ten minste {teruggevorderd} in.", teruggevorderd=recovered),
        )
    return condition.to_judge(
        dutch("Van {oud} naar {nieuw}.", oud=old, nieuw=new),
        dutch("Zeg in de motivering hoe het verschil wordt betaald of terugkomt."),
    )


def stays_within_limits(facts: DecisionFacts) -> Finding | None:
    """The minimum and the maximum hold for the new amount too (`articles.amount`)."""
    grant = _changed_grant(facts)
    return amount_within_limits(grant) if grant else None


def still_matches_region(facts: DecisionFacts) -> Finding | None:
    """So does its relation to the regional financing (`articles.match`)."""
    grant = _changed_grant(facts)
    return region_matches(grant) if grant else None


def stays_within_ceiling(facts: DecisionFacts) -> Finding | None:
    """And so does the ceiling of the tranche (`articles.ceiling`)."""
    grant = _changed_grant(facts)
    return within_ceiling(grant) if grant else None


def limits_are_in_euros(facts: DecisionFacts) -> Finding | None:
    """For the islands the limits are in euros and the entitlement in dollars: a person judges."""
    article = facts.rules.articles.amount
    if facts.instrument is not Instrument.BU or facts.amount_cents is None or article is None:
        return None
    condition = Condition(
        "hoogte",
        dutch("Hoogte"),
        dutch("De grenzen van de uitkering en het plafond zijn in euro."),
        article,
    )
    return condition.to_judge(
        dutch(
            "Het nieuwe recht is {bedrag}.",
            bedrag=format_amount(facts.amount_cents, facts.currency),
        ),
        dutch("Laat beoordelen of het in euro binnen de grenzen en het plafond blijft."),
    )


def _changed_grant(facts: DecisionFacts) -> GrantFacts | None:
    """The facts of the grant with the new amount; None when there is none in euros."""
    if facts.amount_cents is None or facts.instrument is Instrument.BU or facts.grant is None:
        return None
    return replace(facts.grant, amount_cents=facts.amount_cents)

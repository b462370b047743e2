"""Checks on a vaststelling and a lagere vaststelling (Besluit, articles 15 and 17)."""

from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decision_rules.reason_checks import day_in_words, in_future
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules.findings import Condition, Finding


def follows_final_account(facts: DecisionFacts) -> Finding:
    """The final account has come in (`decisions.final_account`).

    The rule of the third tranche does not tie the vaststelling to it in words, so there somebody
    judges whether it can be missed.
    """
    article = facts.articles.final_account
    condition = Condition(
        "verantwoording",
        dutch("Eindverantwoording"),
        dutch("De uitkering wordt vastgesteld na de eindverantwoording."),
        article or facts.articles.settlement,
    )
    received = facts.account_received_on
    if received is None and article is None:
        return condition.to_judge(
            dutch("De dag van de verantwoording is niet bekend; de Regeling noemt haar hier niet."),
            dutch("Laat beoordelen of zonder verantwoording kan worden vastgesteld."),
        )
    if received is None:
        return condition.unknown(
            dutch("Het is niet bekend wanneer de eindverantwoording binnenkwam."),
            dutch("Vul de dag van ontvangst in. Eerder kan niet worden vastgesteld."),
        )
    if received > facts.decided_on:
        return in_future(condition, facts, dutch("De verantwoording"))
    return condition.met(
        dutch("De eindverantwoording kwam binnen op {dag}.", dag=day_in_words(received))
    )


def amount_follows_grant(facts: DecisionFacts) -> Finding:
    """In accordance with the grant, or under it; never above (`decisions.settlement`)."""
    is_lower = facts.kind is DecisionKind.LAGERE_VASTSTELLING
    condition = Condition(
        "bedrag",
        dutch("Bedrag"),
        dutch("Het vastgestelde bedrag is lager dan wat is verleend.")
        if is_lower
        else dutch("De uitkering wordt vastgesteld zoals zij is verleend."),
        facts.articles.lower_settlement if is_lower else facts.articles.settlement,
    )
    amount, granted = facts.amount_cents, facts.standing.granted_cents
    if amount is None:
        return condition.unknown(
            dutch("Het bedrag is niet bekend."), dutch("Vul het vastgestelde bedrag in.")
        )
    found = dutch(
        "Vastgesteld: {bedrag}; verleend: {verleend}.",
        bedrag=format_amount(amount, facts.currency),
        verleend=format_amount(granted, facts.currency),
    )
    if amount < 0 or amount > granted:
        return condition.unmet(found, dutch("Stel niet meer vast dan is verleend."))
    if is_lower and amount == granted:
        return condition.unmet(found, dutch("Maak een gewone vaststelling: het bedrag is gelijk."))
    if not is_lower and amount < granted:
        return condition.unmet(
            found, dutch("Maak een lagere vaststelling, met de grond en de redenen.")
        )
    return condition.met(found)


def rests_on_a_ground(facts: DecisionFacts) -> Finding | None:
    """A lower amount only on a ground of the rule, as written (`decisions.grounds`).

    Ground (b) is worded wrongly (it names both conditions and obligations, and in chapter 2 the
    articles of the fourth tranche); it is kept, and a lawyer judges it.
    """
    if facts.kind is not DecisionKind.LAGERE_VASTSTELLING:
        return None
    grounds = facts.articles.grounds
    condition = Condition(
        "grond",
        dutch("Grond"),
        dutch("Lager vaststellen kan alleen op een van de gronden die er staan."),
        facts.articles.lower_settlement,
    )
    ground = next((g for g in grounds if g.article == facts.legal_ground.strip()), None)
    if ground is None:
        choices = " ".join(f"{g.article.capitalize()}: {g.as_written}" for g in grounds)
        none = dutch("Er is geen van deze gronden gekozen.")
        return condition.unmet(joined(" ", (none, choices)), dutch("Kies de grond."))
    found = f"{ground.article.capitalize()}: {ground.as_written}"
    if ground.doubt:
        return condition.to_judge(
            f"{found} {ground.doubt}", dutch("Laat een jurist dit beoordelen.")
        )
    return condition.met(found)

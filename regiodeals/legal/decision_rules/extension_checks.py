"""Checks on a verlenging of the spending period (Besluit, articles 14 lid 3 and 16 lid 3)."""

from regiodeals.legal.decision_rules.articles import article_for
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decision_rules.reason_checks import NO_ARTICLE, day_in_words, in_future
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import GrantRules, Instrument
from regiodeals.legal.grant_rules.findings import Condition, Finding


def why_no_extension(rules: GrantRules, instrument: Instrument) -> str:
    """The sentence where the rule of a tranche knows no extension; empty where it does.

    Source: `decisions.extension`; the Regeling of the third tranche has none (article 6).
    """
    if article_for(DecisionKind.VERLENGING, rules, instrument) is not None:
        return ""
    regulation = rules.regulation.described
    return (
        f"{regulation[0].upper()}{regulation[1:]} van tranche {rules.tranche} kent geen verlenging"
        " van de bestedingsperiode."
    )


def may_extend(facts: DecisionFacts) -> Finding:
    """The rule of the tranche knows an extension; that of the third does not."""
    condition = Condition(
        "verlengen",
        "Verlengen",
        "De minister kan de bestedingsperiode verlengen.",
        facts.article or NO_ARTICLE,
    )
    if unknown := why_no_extension(facts.rules, facts.instrument):
        return condition.unmet(
            unknown,
            "Kies een wijziging en noem waarop die steunt, of wijs het verzoek af.",
        )
    return condition.met(f"Dat kan op grond van {facts.article}.")


def was_requested_in_time(facts: DecisionFacts) -> Finding | None:
    """A written request with reasons; the rule sets no last day for it (`decisions.extension`).

    After the period there is nothing left to extend in the plain sense of the word, so a person
    judges such a request.
    """
    if facts.article is None:
        return None
    condition = Condition(
        "verzoek",
        "Verzoek",
        "De regiokassier vraagt de verlenging schriftelijk en met redenen.",
        facts.article,
    )
    received, ends = facts.request_received_on, facts.standing.spending_until
    if received is None:
        return condition.unknown(
            "Het is niet bekend wanneer het schriftelijke verzoek binnenkwam.",
            "Vul de dag van ontvangst in. Zonder verzoek kan niet worden verlengd.",
        )
    if received > facts.decided_on:
        return in_future(condition, facts, "Het verzoek")
    came = f"Het verzoek kwam binnen op {day_in_words(received)}"
    if ends is not None and received > ends:
        return condition.to_judge(
            f"{came}, nadat de periode op {day_in_words(ends)} was geëindigd.",
            "Laat beoordelen of de periode dan nog kan worden verlengd.",
        )
    return condition.met(f"{came}, binnen de periode.")


def ends_later(facts: DecisionFacts) -> Finding | None:
    """The new last day lies after the present one (`decisions.extension`)."""
    if facts.article is None:
        return None
    condition = Condition(
        "einde",
        "Nieuwe laatste dag",
        "De bestedingsperiode wordt langer.",
        facts.article,
    )
    new, present = facts.spend_until, facts.standing.spending_until
    if new is None or present is None:
        return condition.unknown(
            "De nieuwe laatste dag is niet bekend.", "Vul de nieuwe laatste dag in."
        )
    if new <= present:
        return condition.unmet(
            f"{day_in_words(new)} is niet later dan {day_in_words(present)}, de laatste dag nu.",
            f"Kies een dag na {day_in_words(present)}.",
        )
    return condition.met(f"Van {day_in_words(present)} naar {day_in_words(new)}.")

"""Checks on a verlenging of the spending period (Besluit, articles 14 lid 3 and 16 lid 3)."""

from regiodeals.common.words import dutch
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
    return dutch(
        "{regeling} van tranche {tranche} kent geen verlenging van de bestedingsperiode.",
        regeling=regulation.capitalize(),
        tranche=rules.tranche,
    )


def may_extend(facts: DecisionFacts) -> Finding:
    """The rule of the tranche knows an extension; that of the third does not."""
    condition = Condition(
        "verlengen",
        dutch("Verlengen"),
        dutch("De minister kan de bestedingsperiode verlengen."),
        facts.article or NO_ARTICLE,
    )
    if unknown := why_no_extension(facts.rules, facts.instrument):
        return condition.unmet(
            unknown,
            dutch("Kies een wijziging en noem waarop die steunt, of wijs het verzoek af."),
        )
    return condition.met(dutch("Dat kan op grond van {grond}.", grond=facts.article))


def was_requested_in_time(facts: DecisionFacts) -> Finding | None:
    """A written request with reasons; the rule sets no last day for it (`decisions.extension`).

    After the period there is nothing left to extend in the plain sense of the word, so a person
    judges such a request.
    """
    if facts.article is None:
        return None
    condition = Condition(
        "verzoek",
        dutch("Verzoek"),
        dutch("De regiokassier vraagt de verlenging schriftelijk en met redenen."),
        facts.article,
    )
    received, ends = facts.request_received_on, facts.standing.spending_until
    if received is None:
        return condition.unknown(
            dutch("Het is niet bekend wanneer het schriftelijke verzoek binnenkwam."),
            dutch("Vul de dag van ontvangst in. Zonder verzoek kan niet worden verlengd."),
        )
    if received > facts.decided_on:
        return in_future(condition, facts, dutch("Het verzoek"))
    came = day_in_words(received)
    if ends is not None and received > ends:
        return condition.to_judge(
            dutch(
                "Het verzoek kwam binnen op {dag}, nadat de periode op {einde} was geëindigd.",
                dag=came,
                einde=day_in_words(ends),
            ),
            dutch("Laat beoordelen of de periode dan nog kan worden verlengd."),
        )
    return condition.met(dutch("Het verzoek kwam binnen op {dag}, binnen de periode.", dag=came))


def ends_later(facts: DecisionFacts) -> Finding | None:
    """The new last day lies after the present one (`decisions.extension`)."""
    if facts.article is None:
        return None
    condition = Condition(
        "einde",
        dutch("Nieuwe laatste dag"),
        dutch("De bestedingsperiode wordt langer."),
        facts.article,
    )
    new, present = facts.spend_until, facts.standing.spending_until
    if new is None or present is None:
        return condition.unknown(
            dutch("De nieuwe laatste dag is niet bekend."), dutch("Vul de nieuwe laatste dag in.")
        )
    if new <= present:
        return condition.unmet(
            dutch(
                "{nieuw} is niet later dan {nu}, de laatste dag nu.",
                nieuw=day_in_words(new),
                nu=day_in_words(present),
            ),
            dutch("Kies een dag na {nu}.", nu=day_in_words(present)),
        )
    return condition.met(
        dutch("Van {oud} naar {nieuw}.", oud=day_in_words(present), nieuw=day_in_words(new))
    )

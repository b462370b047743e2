"""Checks on which decision an account is about, and on which account is the last one."""

from regiodeals.common.words import dutch
from regiodeals.legal.accountability.facts import AccountFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding

SISA_LIST = "Regeling informatieverstrekking sisa, artikel 3"


def knows_decision(facts: AccountFacts) -> Finding:
    """The beschikkingsnummer is that of a decision on this uitkering that was made known.

    Source: the format of the SiSa annex (Regeling informatieverstrekking sisa, article 3).
    """
    condition = Condition(
        "beschikkingsnummer",
        dutch("Beschikkingsnummer"),
        dutch("De verantwoording noemt een beschikking van deze uitkering."),
        SISA_LIST,
    )
    if not facts.kenmerk:
        return condition.unknown(
            dutch("Er staat geen beschikkingsnummer bij."),
            dutch("Vraag om het beschikkingsnummer."),
        )
    if facts.kenmerk in facts.kenmerken:
        return condition.met(dutch("{kenmerk} is bekend.", kenmerk=facts.kenmerk))
    return condition.unmet(
        dutch("{kenmerk} is geen beschikking van deze uitkering.", kenmerk=facts.kenmerk),
        dutch(
            "Vraag om het juiste nummer: {nummers}.",
            nummers=", ".join(sorted(facts.kenmerken)) or dutch("nog geen bekend"),
        ),
    )


def final_once(facts: AccountFacts) -> Finding:
    """The final account comes once, and no account after it (Besluit, articles 15 and 17 lid 1)."""
    condition = Condition(
        "eindverantwoording",
        dutch("Eindverantwoording"),
        dutch("De eindverantwoording komt één keer. Daarna komt er geen verantwoording meer."),
        facts.article,
    )
    final = [row.year for row in facts.earlier if row.is_final]
    if final:
        return condition.unmet(
            dutch("Over {jaar} is al een eindverantwoording gegeven.", jaar=final[0]),
            dutch("Vraag welke van de twee de eindverantwoording is."),
        )
    if facts.is_final is None:
        return condition.unknown(
            dutch("Er staat niet bij of dit de eindverantwoording is."),
            dutch("Vraag om ja of nee."),
        )
    later = sorted(row.year for row in facts.others if row.year > facts.year)
    if facts.is_final and later:
        return condition.unmet(
            dutch(
                "Dit is de eindverantwoording, maar over {jaar} is ook verantwoording gegeven.",
                jaar=later[0],
            ),
            dutch("Vraag welke van de twee de eindverantwoording is."),
        )
    return condition.met(
        dutch("Dit is de eindverantwoording.")
        if facts.is_final
        else dutch("Dit is nog niet de laatste.")
    )

"""Checks on which decision an account is about, and on which account is the last one."""

from regiodeals.legal.accountability.facts import AccountFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding

SISA_LIST = "Regeling informatieverstrekking sisa, artikel 3"


def knows_decision(facts: AccountFacts) -> Finding:
    """The beschikkingsnummer is that of a decision on this uitkering that was made known.

    Source: the format of the SiSa annex (Regeling informatieverstrekking sisa, article 3).
    """
    condition = Condition(
        "beschikkingsnummer",
        "Beschikkingsnummer",
        "De verantwoording noemt een beschikking van deze uitkering.",
        SISA_LIST,
    )
    if not facts.kenmerk:
        return condition.unknown(
            "Er staat geen beschikkingsnummer bij.", "Vraag om het beschikkingsnummer."
        )
    if facts.kenmerk in facts.kenmerken:
        return condition.met(f"{facts.kenmerk} is bekend.")
    return condition.unmet(
        f"{facts.kenmerk} is geen beschikking van deze uitkering.",
        f"Vraag om het juiste nummer: {', '.join(sorted(facts.kenmerken)) or 'nog geen bekend'}.",
    )


def final_once(facts: AccountFacts) -> Finding:
    """The final account comes once, and no account after it (Besluit, articles 15 and 17 lid 1)."""
    condition = Condition(
        "eindverantwoording",
        "Eindverantwoording",
        "De eindverantwoording komt één keer. Daarna komt er geen verantwoording meer.",
        facts.article,
    )
    final = [row.year for row in facts.earlier if row.is_final]
    if final:
        return condition.unmet(
            f"Over {final[0]} is al een eindverantwoording gegeven.",
            "Vraag welke van de twee de eindverantwoording is.",
        )
    if facts.is_final is None:
        return condition.unknown(
            "Er staat niet bij of dit de eindverantwoording is.", "Vraag om ja of nee."
        )
    later = sorted(row.year for row in facts.others if row.year > facts.year)
    if facts.is_final and later:
        return condition.unmet(
            f"Dit is de eindverantwoording, maar over {later[0]} is ook verantwoording gegeven.",
            "Vraag welke van de twee de eindverantwoording is.",
        )
    return condition.met(
        "Dit is de eindverantwoording." if facts.is_final else "Dit is nog niet de laatste."
    )

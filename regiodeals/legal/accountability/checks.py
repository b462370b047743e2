"""Every check on a yearly account: pure, each with its article or its source."""

from collections.abc import Callable

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined
from regiodeals.legal.accountability import amount_checks, year_checks
from regiodeals.legal.accountability.days import yearly_paper
from regiodeals.legal.accountability.facts import AccountFacts
from regiodeals.legal.grant_rules.findings import Condition, Finding

CHECKS: tuple[Callable[[AccountFacts], Finding | None], ...] = (
    amount_checks.cumulative_adds_up,
    amount_checks.within_grant,
    year_checks.knows_decision,
    year_checks.final_once,
    amount_checks.execution_costs_within_limit,
    amount_checks.errors_within_tolerance,
)


def check_account(facts: AccountFacts) -> tuple[Finding, ...]:
    """Whether it came in time, and, once it did, every check on its figures.

    What is not known gives "onbekend" or "ter beoordeling", never a guess.
    """
    first = received_in_time(facts)
    if facts.received_on is None:
        return (first,)
    findings = (check(facts) for check in CHECKS)
    return (first, *(finding for finding in findings if finding is not None))


def received_in_time(facts: AccountFacts) -> Finding:
    """At the latest on the day of the law, or on the day until which it was postponed."""
    owed = yearly_paper(facts.instrument, facts.year)
    condition = Condition(
        "op-tijd",
        dutch("Op tijd"),
        dutch(
            "De verantwoording over {jaar} komt uiterlijk op {dag}.",
            jaar=facts.year,
            dag=long_date(facts.due_on),
        ),
        owed.source,
    )
    if facts.received_on is None:
        if facts.today > facts.due_on:
            return condition.unmet(
                dutch("Op {dag} is nog niets ontvangen.", dag=long_date(facts.today)),
                dutch("Vraag de regiokassier om de verantwoording."),
            )
        return condition.unknown(
            dutch("Er is nog niets ontvangen."), dutch("Wacht op de verantwoording.")
        )
    received = dutch("Ontvangen op {dag}", dag=long_date(facts.received_on))
    if facts.received_on > facts.due_on:
        return condition.to_judge(
            dutch("{zin}, na de laatste dag.", zin=received),
            dutch("Weeg mee dat de verantwoording te laat kwam."),
        )
    return condition.met(joined("", (received, ".")))

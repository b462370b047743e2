"""Every check on a grant, in the order in which the letter gives its reasons."""

from collections.abc import Callable

from regiodeals.legal.grant_rules import deal_checks, financing_checks, money_checks
from regiodeals.legal.grant_rules.facts import GrantFacts
from regiodeals.legal.grant_rules.findings import Finding

CHECKS: tuple[Callable[[GrantFacts], Finding | None], ...] = (
    deal_checks.concluded_in_window,
    deal_checks.granted_in_time,
    deal_checks.regulation_in_force,
    deal_checks.fit_kassier,
    deal_checks.instrument_follows_kassier,
    money_checks.amount_within_limits,
    financing_checks.region_matches,
    financing_checks.partners_contribute,
    money_checks.within_ceiling,
    deal_checks.one_grant_per_deal,
    deal_checks.has_programme,
    money_checks.advance_is_whole,
    money_checks.vat_goes_where_it_should,
)


def check_grant(facts: GrantFacts) -> tuple[Finding, ...]:
    """Hold the facts of a deal against every condition of its rule version; one Finding each.

    A condition that the rule version does not know gives no Finding.
    Raises UnknownRules when the rules of the tranche are not recorded. A fact that is None gives
    the outcome "onbekend", never a guess. Source: the article on each Finding.
    """
    findings = (check(facts) for check in CHECKS)
    return tuple(finding for finding in findings if finding is not None)

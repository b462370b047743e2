"""Every check on a decision after the grant, in the order in which the letter gives its reasons."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from regiodeals.legal.decision_rules import (
    change_checks,
    extension_checks,
    reason_checks,
    recovery_checks,
    settlement_checks,
)
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules.findings import Finding

Check = Callable[[DecisionFacts], Finding | None]
_SETTLEMENT: tuple[Check, ...] = (
    settlement_checks.follows_final_account,
    settlement_checks.amount_follows_grant,
    settlement_checks.rests_on_a_ground,
)
CHECKS: Mapping[DecisionKind, tuple[Check, ...]] = MappingProxyType(
    {
        DecisionKind.WIJZIGING: (
            reason_checks.has_ground,
            reason_checks.has_subject,
            change_checks.amount_changes,
            change_checks.stays_within_limits,
            change_checks.still_matches_region,
            change_checks.stays_within_ceiling,
            change_checks.limits_are_in_euros,
        ),
        DecisionKind.VERLENGING: (
            extension_checks.may_extend,
            extension_checks.was_requested_in_time,
            extension_checks.ends_later,
        ),
        DecisionKind.VASTSTELLING: _SETTLEMENT,
        DecisionKind.LAGERE_VASTSTELLING: _SETTLEMENT,
        DecisionKind.TERUGVORDERING: (
            recovery_checks.within_a_year,
            recovery_checks.amount_can_come_back,
            recovery_checks.pays_back_in_time,
        ),
        DecisionKind.INTREKKING: (reason_checks.has_ground,),
        DecisionKind.AFWIJZING: (
            reason_checks.has_request,
            reason_checks.has_subject,
            reason_checks.has_ground,
        ),
    }
)


def check_decision(facts: DecisionFacts) -> tuple[Finding, ...]:
    """Hold a decision after the grant against the rules of its kind; one Finding each.

    Raises UnknownRules or UnknownInstrument when the rules are not recorded, and KeyError for the
    verlening, which `check_grant` judges. Source: the article on each Finding.
    """
    checks = (reason_checks.still_applies, *CHECKS[facts.kind], reason_checks.has_reasons)
    findings = (check(facts) for check in checks)
    return tuple(finding for finding in findings if finding is not None)

"""Why a grant is refused, in sentences: what is wrong, by which article, and what to do."""

from collections.abc import Iterable

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Finding

# What rests on the budget of the deal, and who changes that.
OF_THE_BUDGET = frozenset({"regionale-financiering", "inzet-regiopartners", "programmalijnen"})
WHO_CHANGES_THE_BUDGET = dutch("De begroting wijzigt een beheerder.")


def refusals_of(findings: Iterable[Finding]) -> list[str]:
    """A sentence per finding that forbids granting: article, what is wrong, what to do.

    Who changes the budget follows once, however much of it is wrong.
    """
    forbidding = [finding for finding in findings if finding.forbids_granting]
    reasons = [
        " ".join(filter(None, (f"{row.article.capitalize()}: {row.finding}", row.repair)))
        for row in forbidding
    ]
    if any(row.key in OF_THE_BUDGET for row in forbidding):
        reasons.append(WHO_CHANGES_THE_BUDGET)
    return reasons

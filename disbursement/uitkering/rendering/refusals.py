"""Why a grant is refused, in sentences: what is wrong, by which article, and what to do."""

from collections.abc import Iterable

from regiodeals.legal.grant_rules import Finding

# What rests on the budget of the deal, and who changes that.
OF_THE_BUDGET = frozenset({"regionale-financiering", "inzet-regiopartners", "programmalijnen"})
WHO_CHANGES_THE_BUDGET = "De begroting wijzigt een beheerder."


def refusals_of(findings: Iterable[Finding]) -> list[str]:
    """A sentence per finding that forbids granting: article, what is wrong, what to do, by whom."""
    return [
        " ".join(
            part
            for part in (
                f"{finding.article.capitalize()}: {finding.finding}",
                finding.repair,
                WHO_CHANGES_THE_BUDGET if finding.key in OF_THE_BUDGET else "",
            )
            if part
        )
        for finding in findings
        if finding.forbids_granting
    ]

"""The rules a tranche is granted under, as data: one version for each tranche."""

from collections.abc import Mapping
from types import MappingProxyType

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.chapter_two import FIFTH_TRANCHE, SIXTH_TRANCHE
from regiodeals.legal.grant_rules.fourth_tranche import FOURTH_TRANCHE
from regiodeals.legal.grant_rules.rule_version import GrantRules
from regiodeals.legal.grant_rules.third_tranche import THIRD_TRANCHE


class UnknownRules(InvalidInput, ValueError):
    """No rule version is recorded for this tranche."""

    def __init__(self, tranche: int) -> None:
        *others, last = (str(number) for number in sorted(RULES))
        super().__init__(
            dutch(
                "De regels van tranche {tranche} zijn nog niet opgenomen; alleen die van tranche "
                "{andere} en {laatste}. Neem eerst de regeling van deze tranche op.",
                tranche=tranche,
                andere=", ".join(others),
                laatste=last,
            )
        )


RULES: Mapping[int, GrantRules] = MappingProxyType(
    {
        rules.tranche: rules
        for rules in (THIRD_TRANCHE, FOURTH_TRANCHE, FIFTH_TRANCHE, SIXTH_TRANCHE)
    }
)


def rules_for_tranche(number: int) -> GrantRules:
    """The rule version of a tranche.

    Raises UnknownRules for a tranche whose rules are not recorded.
    """
    if number not in RULES:
        raise UnknownRules(number)
    return RULES[number]

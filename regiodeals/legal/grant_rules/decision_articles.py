"""Where the rule speaks of the decisions after the grant; what it is silent on is None."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementGround:
    """A ground for settling lower than was granted, in the words of the rule.

    `doubt` says what a lawyer must judge before a decision rests on it; empty when the words are
    clear.
    """

    article: str
    as_written: str
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionArticles:
    """The articles of extension, settlement and recovery for one instrument.

    There are none for changing or withdrawing a grant, nor for refusing a request. `final_account`
    is where the rule ties the settlement to the final account; None where it does not.
    """

    extension: str | None
    final_account: str | None
    settlement: str
    lower_settlement: str
    grounds: tuple[SettlementGround, ...]
    recovery: str
    # Whether money may come back also because no account was given at all.
    recovers_without_account: bool = False

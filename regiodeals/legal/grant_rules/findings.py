"""What a check finds: a condition of the rule beside the facts of a deal, in Dutch sentences."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How the facts compare with a condition; nothing is ever guessed."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet niet"
    TER_BEOORDELING = "ter beoordeling"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the reasons: what the rule asks, what was found, where it stands, what to do.

    `repair` says what would put it right, or what to ask for; it is empty when the facts comply.
    """

    key: str
    title: str
    statement: str
    article: str
    outcome: Outcome
    finding: str
    repair: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the condition is fulfilled without anybody's judgement."""
        return self.outcome is Outcome.VOLDOET

    @property
    def forbids_granting(self) -> bool:
        """Whether nothing may be granted as things stand; a judgement may still be given."""
        return self.outcome in {Outcome.VOLDOET_NIET, Outcome.ONBEKEND}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the rule with its article; its methods turn facts into a Finding."""

    key: str
    title: str
    statement: str
    article: str

    def met(self, finding: str) -> Finding:
        """The facts comply."""
        return self._finding(Outcome.VOLDOET, finding, "")

    def unmet(self, finding: str, repair: str) -> Finding:
        """The facts do not comply."""
        return self._finding(Outcome.VOLDOET_NIET, finding, repair)

    def to_judge(self, finding: str, repair: str) -> Finding:
        """The rule leaves room, so a person decides."""
        return self._finding(Outcome.TER_BEOORDELING, finding, repair)

    def unknown(self, finding: str, repair: str) -> Finding:
        """A fact is missing; `repair` says which one to ask for."""
        return self._finding(Outcome.ONBEKEND, finding, repair)

    def _finding(self, outcome: Outcome, finding: str, repair: str) -> Finding:
        return Finding(self.key, self.title, self.statement, self.article, outcome, finding, repair)

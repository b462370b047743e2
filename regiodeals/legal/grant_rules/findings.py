"""What a check finds: a condition of the rule beside the facts of a deal, in Dutch sentences."""

import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from regiodeals.common.words import Words, dutch


class Outcome(StrEnum):
    """How the facts compare with a condition; nothing is ever guessed."""

    VOLDOET = "voldoet"
    VOLDOET_NIET = "voldoet niet"
    TER_BEOORDELING = "ter beoordeling"
    ONBEKEND = "onbekend"

    @property
    def words(self) -> Words:
        """The same, in the language of the reader."""
        return OUTCOMES[self]


OUTCOMES = {
    Outcome.VOLDOET: dutch("voldoet"),
    Outcome.VOLDOET_NIET: dutch("voldoet niet"),
    Outcome.TER_BEOORDELING: dutch("ter beoordeling"),
    Outcome.ONBEKEND: dutch("onbekend"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the reasons: what the rule asks, what was found, where it stands, what to do.

    `repair` says what would put it right, or what to ask for; it is empty when the facts comply.
    `basis` is what a judgement rests on, where `finding` also says what changes by the day.
    """

    key: str
    title: str
    statement: str
    article: str
    outcome: Outcome
    finding: str
    repair: str = ""
    basis: str = ""

    @property
    def fingerprint(self) -> str:
        """Names what a person judges: a judgement holds as long as this stays the same."""
        parts = (self.key, self.article, self.outcome.value, self.basis or self.finding)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def as_record(self) -> dict[str, str]:
        """Plain texts, to be kept for good."""
        # A slice of a str is plain: what is kept holds no way to say it in English.
        return {name: value[:] for name, value in asdict(self).items()}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Finding":
        """The finding as it was kept."""
        return cls(**{**record, "outcome": Outcome(record["outcome"])})

    @property
    def is_met(self) -> bool:
        """Whether the condition is fulfilled without anybody's judgement."""
        return self.outcome is Outcome.VOLDOET

    @property
    def needs_judgement(self) -> bool:
        """Whether a person decides, with a reason."""
        return self.outcome is Outcome.TER_BEOORDELING

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

    def to_judge(self, finding: str, repair: str, *, basis: str = "") -> Finding:
        """The rule leaves room, so a person decides."""
        return self._finding(Outcome.TER_BEOORDELING, finding, repair, basis)

    def unknown(self, finding: str, repair: str) -> Finding:
        """A fact is missing; `repair` says which one to ask for."""
        return self._finding(Outcome.ONBEKEND, finding, repair)

    def _finding(self, outcome: Outcome, finding: str, repair: str, basis: str = "") -> Finding:
        return Finding(
            self.key, self.title, self.statement, self.article, outcome, finding, repair, basis
        )

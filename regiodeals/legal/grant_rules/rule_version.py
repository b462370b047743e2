"""What a rule version consists of: figures, articles and texts. What is None, it does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import Words, dutch
from regiodeals.legal.grant_rules.decision_articles import DecisionArticles
from regiodeals.legal.grant_rules.kinds import Instrument, OrganisationKind
from regiodeals.legal.terms import Term


class UnknownInstrument(InvalidInput, ValueError):
    """This tranche does not know this kind of uitkering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A published rule with the time in which it holds; on `lapses_on` it is gone.

    `valid_from` is the first day on which something can be granted under it, also where the rule
    works back from a later publication; `lapses_on` is None for a rule that never lapses.
    """

    name: str
    short_name: str
    # As it stands in a sentence: "het Besluit".
    described: Words
    publication: str
    bwb_id: str
    valid_from: date
    lapses_on: date | None
    saved_instruments: frozenset[Instrument]

    def holds_on(self, day: date) -> bool:
        """Whether something can be granted under it on `day`."""
        return self.valid_from <= day and (self.lapses_on is None or day < self.lapses_on)

    def still_governs(self, instrument: Instrument, *, granted_on: date, day: date) -> bool | None:
        """Whether it applies on `day` to what was granted on `granted_on`; None if unsettled.

        Besluit, article 18 lid 2 keeps it applicable after the lapse to specifieke uitkeringen
        granted before; the bijzondere uitkering is not named there, so a lawyer must rule on it.
        """
        if not self.holds_on(granted_on) or day < granted_on:
            return False
        if self.lapses_on is None or day < self.lapses_on or instrument in self.saved_instruments:
            return True
        return None


PERIOD = dutch("van {begin} tot en met {einde}")


@dataclass(frozen=True, slots=True)
class Window:
    """A period of days, both ends included."""

    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        first = plain_date(self.first_day, hard_spaces=True)
        last = plain_date(self.last_day, hard_spaces=True)
        return dutch(PERIOD, begin=first, einde=last)


class Match(StrEnum):
    """How the uitkering relates to what the region puts in."""

    EQUAL = "gelijk"
    EQUAL_IN_PRINCIPLE = "in beginsel gelijk"
    AT_MOST_PUBLIC = "ten hoogste gelijk aan het publieke deel"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """The articles that differ between the two instruments."""

    granting: str
    parent_act: str
    parent_abbreviation: str
    parent_article: str
    compensable_vat: str | None
    obligations: str
    accountability: str
    decisions: DecisionArticles
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionArticles:
    """Where each condition stands; None where the rule has no such condition."""

    kassier: str
    activities: str
    concluding_window: str
    granting_term: str
    validity: str
    amount: str | None
    match: str
    own_means: str | None
    ceiling: str | None
    one_grant: str
    advance: str
    compensable_vat: str | None
    execution_costs: str | None


class RuleTopic(StrEnum):
    """What a rule is about that no check compares; the values are the Dutch headings."""

    ACTIVITIES = "waarvoor de uitkering is"
    AMOUNT = "hoogte van de uitkering"
    COSTS = "kosten die meetellen"
    EXECUTION_COSTS = "voorbereiding, administratie en toezicht"
    PAYMENT = "betaling"
    SPENDING = "besteden"
    EXTENSION = "verlenging van de bestedingsperiode"
    PROGRESS = "voortgang en informatie"
    FINAL_REPORT = "eindverslag"
    NOTIFICATION = "meldplicht"
    OTHER_OBLIGATIONS = "andere verplichtingen"
    ACCOUNTABILITY = "verantwoording"
    SETTLEMENT = "vaststelling"
    RECOVERY = "terugvordering"
    LAPSE = "vervallen en blijven gelden"

    @property
    def words(self) -> Words:
        """The heading, in the language of the reader."""
        return TOPICS[self]


TOPICS = {
    RuleTopic.ACTIVITIES: dutch("waarvoor de uitkering is"),
    RuleTopic.AMOUNT: dutch("hoogte van de uitkering"),
    RuleTopic.COSTS: dutch("kosten die meetellen"),
    RuleTopic.EXECUTION_COSTS: dutch("voorbereiding, administratie en toezicht"),
    RuleTopic.PAYMENT: dutch("betaling"),
    RuleTopic.SPENDING: dutch("besteden"),
    RuleTopic.EXTENSION: dutch("verlenging van de bestedingsperiode"),
    RuleTopic.PROGRESS: dutch("voortgang en informatie"),
    RuleTopic.FINAL_REPORT: dutch("eindverslag"),
    RuleTopic.NOTIFICATION: dutch("meldplicht"),
    RuleTopic.OTHER_OBLIGATIONS: dutch("andere verplichtingen"),
    RuleTopic.ACCOUNTABILITY: dutch("verantwoording"),
    RuleTopic.SETTLEMENT: dutch("vaststelling"),
    RuleTopic.RECOVERY: dutch("terugvordering"),
    RuleTopic.LAPSE: dutch("vervallen en blijven gelden"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in a sentence or two, with its article; `instrument` is None for both."""

    topic: RuleTopic
    article: str
    statement: Words
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingNote:
    """A place where the published text is wrong or silent: kept as written, and flagged."""

    article: str
    as_written: Words
    seems_meant: Words
    consequence: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRules:
    """What the rule says in figures and articles; amounts are euro cents including VAT."""

    version: str
    tranche: int
    regulation: Regulation
    articles: ConditionArticles
    concluding_window: Window
    # Whether a deal concluded outside the window is refused at once, or judged by a person.
    window_is_strict: bool
    kassier_kinds: frozenset[OrganisationKind]
    min_cents: int | None
    max_cents: int | None
    match: Match
    ceiling_cents: int | None
    # Whether compensable VAT is part of the uitkering, though it is paid into the BCF.
    covers_compensable_vat: bool
    execution_cost_percent: int | None
    granting_term: Term
    advance_percent: int | None
    instalments: int | None
    bases: Mapping[Instrument, LegalBasis]
    other_rules: tuple[Rule, ...]
    drafting_notes: tuple[DraftingNote, ...]

    def basis_for(self, instrument: Instrument) -> LegalBasis:
        """The articles for one instrument; raises UnknownInstrument when the rule has it not."""
        if instrument not in self.bases:
            raise UnknownInstrument(
                dutch(
                    "Tranche {tranche} kent geen {vorm}.",
                    tranche=self.tranche,
                    vorm=instrument.words,
                )
            )
        return self.bases[instrument]

    def can_be_kassier(self, kind: OrganisationKind) -> bool:
        """Whether a body of this kind may be regiokassier in this tranche."""
        return kind in self.kassier_kinds

    def instrument_for(self, kassier_kind: OrganisationKind) -> Instrument | None:
        """The instrument that follows from the kassier; None for a kind that may not be one."""
        if not self.can_be_kassier(kassier_kind):
            return None
        is_island = kassier_kind is OrganisationKind.OPENBAAR_LICHAAM_BES
        return Instrument.BU if is_island else Instrument.SPUK

    def is_amount_allowed(self, cents: int) -> bool:
        """Whether an amount keeps to the limits of the rule, both included; without limits always.

        Source: `articles.amount`.
        """
        is_enough = self.min_cents is None or self.min_cents <= cents
        return is_enough and (self.max_cents is None or cents <= self.max_cents)

    def execution_cost_cap_cents(self, granted_cents: int) -> int | None:
        """The most that counts as preparation, administration and supervision (art. 12 lid 3).

        In the cents of the amount given, rounded down: more than 3 % is never allowed. None where
        the rule has no such limit.
        """
        if self.execution_cost_percent is None:
            return None
        return granted_cents * self.execution_cost_percent // 100

    def other_rules_for(self, instrument: Instrument) -> tuple[Rule, ...]:
        """The rules beside the checks that hold for one instrument."""
        return tuple(rule for rule in self.other_rules if rule.instrument in {None, instrument})

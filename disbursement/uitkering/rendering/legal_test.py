"""The rechtmatigheidstoets of a deal as a page: as it stands, or as a signature froze it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.dateparse import parse_datetime

from disbursement.uitkering.models import Oordeel, Rechtmatigheidstoets, Uitkering
from disbursement.uitkering.rendering.kept import kept_article, kept_sentence, kept_steps
from disbursement.uitkering.selectors import (
    JudgedFinding,
    deal_facts,
    frozen_test_of,
    judged_findings,
    kassier_of,
)
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch, joined
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.policies import may_handle
from regiodeals.deal.rendering import grant_clock
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.grant_rules import (
    DraftingNote,
    Finding,
    GrantRules,
    Instrument,
    Outcome,
    Rule,
    RuleTopic,
    UnknownRules,
    check_grant,
)
from regiodeals.legal.term_steps import TermStep

MEANING = {
    Outcome.VOLDOET_NIET: "error",
    Outcome.ONBEKEND: "warning",
    Outcome.TER_BEOORDELING: "review",
    Outcome.VOLDOET: "ok",
}
COUNTED = {
    Outcome.VOLDOET: dutch("{aantal} voldoen"),
    Outcome.VOLDOET_NIET: dutch("{aantal} voldoen niet"),
    Outcome.TER_BEOORDELING: dutch("{aantal} ter beoordeling"),
    Outcome.ONBEKEND: dutch("{aantal} onbekend"),
}
# Moves with the other deals of the tranche: only another outcome is a difference.
MOVES_BY_ITSELF = "plafond"


@dataclass(frozen=True, slots=True)
class Row:
    """A check with its outcome; `judgement` says allows, reason, by and at."""

    finding: Finding
    judgement: dict[str, Any] | None = None

    @property
    def meaning(self) -> str:
        """For the shape and colour of the tag."""
        if self.judgement is None:
            return MEANING[self.finding.outcome]
        return "ok" if self.judgement["allows"] else "error"

    @property
    def word(self) -> str:
        """The outcome in a word or two."""
        return self.finding.outcome.words

    @property
    def title(self) -> str:
        """What the check is called."""
        return kept_sentence(self.finding.title)

    @property
    def statement(self) -> str:
        """What the rule asks."""
        return kept_sentence(self.finding.statement)

    @property
    def article(self) -> str:
        """Where it stands."""
        return kept_article(self.finding.article)

    @property
    def found(self) -> str:
        """What was found."""
        return kept_sentence(self.finding.finding)

    @property
    def allow(self) -> dict[str, str]:
        """What goes along with the button that lets the grant go on."""
        return {"vingerafdruk": self.finding.fingerprint, "verlenen_mag": "ja"}

    @property
    def refuse(self) -> dict[str, str]:
        """What goes along with the button that stops it."""
        return {"vingerafdruk": self.finding.fingerprint, "verlenen_mag": "nee"}

    @property
    def repair(self) -> str:
        """What would put it right; empty once somebody has judged."""
        return "" if self.judgement else kept_sentence(self.finding.repair)


def legal_test(deal: Deal, user: User, today: date) -> dict[str, Any] | None:
    """What the page shows; None when this reader may not see it.

    Outside the ministry only what was frozen is shown, once the beschikking is known (Awb 3:40).
    """
    if not user.is_ministry and deal.granted_on is None:
        return None
    frozen = frozen_test_of(deal)
    rules = deal.tranche.known_rules
    if frozen is None and not user.is_ministry:
        return None
    context: dict[str, Any] = {"deal": deal, "frozen": frozen, "rows": []}
    if rules is None:
        return context | {"refusal": str(UnknownRules(deal.tranche.number)), "lead": ""}
    steps = _kept_clock(frozen, deal) if frozen else _live_clock(deal)
    rows = _kept_rows(frozen) if frozen else _live_rows(deal, today)
    return context | {
        "lead": _lead(frozen, rules),
        "rows": rows,
        "counts": _counts(rows),
        "changed": _changed_since(frozen, deal) if frozen and user.is_ministry else [],
        "may_judge": _may_judge(deal, user, frozen),
        "clock": {"steps": steps} if steps else None,
        "topics": _by_topic(rules, _instrument_of(deal, rules)),
        "notes": [_note(note) for note in rules.drafting_notes],
        "version": frozen.rule_version if frozen else rules.version,
        "publication": rules.regulation.publication,
    }


def _live_clock(deal: Deal) -> list[TermStep]:
    try:
        explanation = grant_clock(deal, deal.clock_events.all())
    except UnknownCalendarYear:
        return []
    return list(explanation.steps) if explanation else []


def _kept_clock(frozen: Rechtmatigheidstoets, deal: Deal) -> list[TermStep]:
    kept = (
        TermStep(step["dag"], date.fromisoformat(step["datum"]), step["zin"], step["bron"])
        for step in frozen.clock
    )
    return kept_steps(kept, _live_clock(deal))


def _may_judge(deal: Deal, user: User, frozen: Rechtmatigheidstoets | None) -> bool:
    is_open = frozen is None and getattr(deal, "uitkering", None) is not None
    return is_open and may_handle(deal, user)


def _live_rows(deal: Deal, today: date) -> list[Row]:
    """The test as it stands: of the uitkering, or before that of what is known of the deal."""
    uitkering: Uitkering | None = getattr(deal, "uitkering", None)
    if uitkering is not None:
        found = judged_findings(uitkering, granted_on=deal.granted_on or today)
        return [Row(rule.finding, _judgement(rule.judgement)) for rule in found]
    granted_on = today if deal.status == DealStatus.GESLOTEN else None
    return [Row(finding) for finding in check_grant(deal_facts(deal, granted_on=granted_on))]


def _kept_rows(frozen: Rechtmatigheidstoets) -> list[Row]:
    """The rows as the signature kept them."""
    return [_as_kept(row) for row in frozen.rows]


def _changed_since(frozen: Rechtmatigheidstoets, deal: Deal) -> list[Row]:
    """What would be found now, on the day of the signature, where that is something else."""
    then = {row.finding.key: row.finding for row in _kept_rows(frozen)}
    tested = judged_findings(deal.uitkering, granted_on=frozen.tested_on)
    return [Row(rule.finding) for rule in tested if _differs(then.get(rule.finding.key), rule)]


def _differs(then: Finding | None, rule: JudgedFinding) -> bool:
    now = rule.finding
    if then is None or then.outcome is not now.outcome:
        return True
    return now.key != MOVES_BY_ITSELF and then.finding != now.finding


def _as_kept(row: dict[str, Any]) -> Row:
    kept = row["oordeel"]
    judgement = kept and {
        "allows": kept["verlenen_mag"],
        "reason": kept["reden"],
        "by": kept["door"],
        "at": parse_datetime(kept["op"]),
    }
    return Row(Finding.from_record(row["bevinding"]), judgement)


def _judgement(oordeel: Oordeel | None) -> dict[str, Any] | None:
    if oordeel is None:
        return None
    return {
        "allows": oordeel.allows,
        "reason": oordeel.reason,
        "by": str(oordeel.by),
        "at": oordeel.at,
    }


def _counts(rows: Iterable[Row]) -> list[dict[str, str]]:
    """'10 voldoen', '1 ter beoordeling': each outcome that occurs, the worst first."""
    outcomes = [row.finding.outcome for row in rows]
    return [
        {"meaning": meaning, "word": _words(outcome, number)}
        for outcome, meaning in MEANING.items()
        if (number := outcomes.count(outcome))
    ]


def _words(outcome: Outcome, number: int) -> Words:
    return (
        joined(" ", ("1", outcome.words)) if number == 1 else dutch(COUNTED[outcome], aantal=number)
    )


def _lead(frozen: Rechtmatigheidstoets | None, rules: GrantRules) -> Words:
    """Which test this is, and against what."""
    against = f"{rules.regulation.name} ({rules.regulation.publication})"
    if frozen is None:
        return dutch(
            "Getoetst aan {regeling}, zoals het nu in het dossier staat.", regeling=against
        )
    return dutch(
        "Getoetst aan {regeling}. Vastgelegd op {dag} bij beschikking {kenmerk}.",
        regeling=against,
        dag=long_date(frozen.tested_on, hard_spaces=True),
        kenmerk=frozen.kenmerk,
    )


def _by_topic(rules: GrantRules, instrument: Instrument | None) -> list[dict[str, Any]]:
    """Every other rule of the version, grouped by what it is about."""
    known = rules.other_rules_for(instrument) if instrument else rules.other_rules
    order = list(RuleTopic)
    ordered = sorted(known, key=lambda rule: order.index(rule.topic))
    return [
        {"topic": topic.words.capitalize(), "rules": [_rule(rule, instrument) for rule in group]}
        for topic, group in groupby(ordered, key=lambda rule: rule.topic)
    ]


def _rule(rule: Rule, instrument: Instrument | None) -> dict[str, str]:
    """The instrument is named as long as it is not known which one it will be."""
    statement = rule.statement
    if rule.instrument and instrument is None:
        statement = dutch("Bij een {soort}: {regel}", soort=rule.instrument.words, regel=statement)
    return {"article": kept_article(rule.article), "statement": statement}


def _note(note: DraftingNote) -> dict[str, str]:
    return {
        "article": kept_article(note.article).capitalize(),
        "as_written": note.as_written,
        "seems_meant": note.seems_meant,
        "consequence": note.consequence,
    }


def _instrument_of(deal: Deal, rules: GrantRules) -> Instrument | None:
    """The instrument of the uitkering, or the one that follows from the kassier."""
    uitkering: Uitkering | None = getattr(deal, "uitkering", None)
    if uitkering is not None:
        return Instrument(uitkering.instrument)
    kassier = kassier_of(deal)
    return rules.instrument_for(kassier.organisation_kind) if kassier else None

"""A test that a signature froze, said in the language of the reader.

What was kept are Dutch sentences. What made each is found again, and so its English; a sentence
of rules that say it otherwise now stays as it was kept, marked as Dutch.
"""

from collections.abc import Iterable

from django.utils.html import format_html

from regiodeals.common.citations import cited
from regiodeals.common.read_back import day_or_amount, read_back
from regiodeals.common.words import Words, in_english
from regiodeals.legal.grant_rules import Instrument, OrganisationKind
from regiodeals.legal.grant_rules.deal_checks import listed
from regiodeals.legal.grant_rules.rule_version import PERIOD
from regiodeals.legal.grant_rules.sentences import PARTS, SENTENCES
from regiodeals.legal.grant_rules.versions import RULES
from regiodeals.legal.term_steps import TermStep
from regiodeals.legal.terms import IN_WORDS


def _named() -> Iterable[Words]:
    """What the rules call the things that stand in a blank."""
    for rules in RULES.values():
        yield from (rules.regulation.described, rules.regulation.described.capitalize())
        yield listed(rules.kassier_kinds)
    yield from (kind.described for kind in OrganisationKind)
    yield from (instrument.words for instrument in Instrument)
    for one, more in IN_WORDS.values():
        yield from (one, more)


IN_A_BLANK = (*PARTS, PERIOD, *_named())


def kept_sentence(kept: str) -> str:
    """A sentence of a finding as it was kept, for a page."""
    if not kept or isinstance(kept, Words):
        return kept
    found = read_back(kept, SENTENCES, _filled_in) or Words(kept)
    return found if in_english(found) != kept else in_dutch(kept)


def kept_article(kept: str) -> Words:
    """Where it stands in the law; a citation that has English of its own says that."""
    return kept if isinstance(kept, Words) else cited(kept)


def kept_steps(kept: Iterable[TermStep], counted: Iterable[TermStep]) -> list[TermStep]:
    """The clock as it was kept, in the words of a clock that counts the same days now."""
    words = {step.sentence: step.sentence for step in counted}
    return [
        TermStep(
            step.day_number,
            step.day,
            words.get(step.sentence) or in_dutch(step.sentence),
            step.source,
        )
        for step in kept
    ]


def in_dutch(text: str) -> str:
    """What has no English, so that who has it read aloud hears it in Dutch."""
    return format_html('<span lang="nl">{}</span>', text)


def _filled_in(value: str) -> str:
    return day_or_amount(value) or read_back(value, IN_A_BLANK, _filled_in) or value

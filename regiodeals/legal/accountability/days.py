"""Which papers are owed and by which day (Besluit, articles 14-17; Fvw, 17a and 17b; FinBES, 31).

The day of a yearly account stands in the law as a date and not as a term, so it is not moved when
it is a free day; a warning says so. The two months after spending are a term, and are moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
from regiodeals.legal.accountability.papers import Paper
from regiodeals.legal.calendar import UnknownCalendarYear, why_free
from regiodeals.legal.grant_rules import GrantRules, Instrument, RuleTopic
from regiodeals.legal.terms import ONE_DAY, Term, TermUnit, last_day, nominal_last_day

FVW = "Financiële-verhoudingswet"
SISA_SOURCE = f"{FVW}, artikel 17a lid 1"
FINBES_SOURCE = "Wet financiën BES, artikelen 28 tot en met 31"
POSTPONEMENT_SOURCE = f"{FVW}, artikel 17b lid 2"

POSTPONEMENT_TERM = Term(
    2,
    TermUnit.WEEKS,
    source=POSTPONEMENT_SOURCE,
    day_zero=dutch("de dag waarop het verzoek is ontvangen"),
)
FINAL_REPORT_MONTHS = 2


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """One paper with its last day; `year` is the year that it is about or that it closes.

    `is_certain` is False where the term ends in a year of which the free days are not known yet:
    then `due_on` is the day by counting alone.
    """

    paper: Paper
    year: int
    due_on: date
    source: str
    is_certain: bool = True


def yearly_paper(instrument: Instrument, year: int) -> OwedPaper:
    """The account over one year.

    A specifieke uitkering: at the latest on 15 July of the year after (Fvw, article 17a lid 1). A
    bijzondere uitkering: before 15 July, through the Cft (FinBES, articles 28-31; Besluit, 17 lid
    1), so the last day is the fourteenth.
    """
    if instrument is Instrument.BU:
        return OwedPaper(Paper.JAARSTUKKEN, year, date(year + 1, 7, 14), FINBES_SOURCE)
    return OwedPaper(Paper.SISA, year, date(year + 1, 7, 15), SISA_SOURCE)


def papers_owed(
    rules: GrantRules,
    instrument: Instrument,
    *,
    spend_from: date,
    spend_until: date,
    ends_on: date | None,
) -> tuple[OwedPaper, ...]:
    """Every paper that follows from a grant, in the order of its day.

    `ends_on` is the end of the Regio Deal; while it is not known, what depends on it is not owed.
    Source: Besluit, articles 14 lid 2 (d), 15 lid 1, 16 lid 2 (d) and 17 lid 1-3, as the rule
    version of the tranche has them.
    """
    years = range(spend_from.year, spend_until.year + 1)
    found = [yearly_paper(instrument, year) for year in years]
    found += _final_report(rules, instrument, spend_until)
    if instrument is Instrument.BU and ends_on is not None:
        found += _island_papers(rules, ends_on)
    return tuple(sorted(found, key=lambda owed: (owed.due_on, owed.paper)))


def warning_about(due_on: date) -> str:
    """The sentence when a date of the law falls on a free day; empty when it does not.

    Source: ATW, article 1 lid 1 speaks of a term; 15 July is a date.
    """
    try:
        reason = why_free(due_on)
    except UnknownCalendarYear:
        return ""
    if reason is None:
        return ""
    return dutch(
        "{dag} is geen werkdag ({reden}). De wet noemt een dag en geen termijn; de"
        " dag schuift daarom niet op.",
        dag=long_date(due_on),
        reden=reason,
    )


def last_day_to_ask(year: int) -> date:
    """The last day to ask for postponement of an account: before 1 July (Fvw 17b lid 2)."""
    return date(year + 1, 7, 1) - ONE_DAY


def is_postponement_in_time(year: int, received_on: date) -> bool:
    """Whether a request came before 1 July of the year after (Fvw, article 17b lid 2)."""
    return received_on <= last_day_to_ask(year)


def _final_report(
    rules: GrantRules, instrument: Instrument, spend_until: date
) -> Iterator[OwedPaper]:
    """Two months after spending, where the rule knows a final report; the third tranche does not.

    A law cannot know when all activities are finished, so the end of the spending period counts.
    """
    article = _article_of_final_report(rules, instrument)
    if article is not None:
        source = f"{rules.regulation.short_name}, {article}"
        yield _two_months(Paper.EINDVERSLAG, spend_until, source, "de laatste dag om te besteden")


def _island_papers(rules: GrantRules, ends_on: date) -> Iterator[OwedPaper]:
    """Besluit, article 17 lid 2 and lid 3: both two months after the end of the Regio Deal."""
    name, zero = rules.regulation.short_name, "de dag waarop de Regio Deal eindigt"
    yield _two_months(Paper.FINANCIEEL_EINDVERSLAG, ends_on, f"{name}, artikel 17 lid 2", zero)
    yield _two_months(Paper.ACCOUNTANTSCONTROLE, ends_on, f"{name}, artikel 17 lid 3", zero)


def _two_months(paper: Paper, start: date, source: str, zero: str) -> OwedPaper:
    term = Term(FINAL_REPORT_MONTHS, TermUnit.MONTHS, source=source, day_zero=zero)
    try:
        return OwedPaper(paper, start.year, last_day(start, term), source)
    except UnknownCalendarYear:
        nominal = nominal_last_day(start, term)
        return OwedPaper(paper, start.year, nominal, source, is_certain=False)


def _article_of_final_report(rules: GrantRules, instrument: Instrument) -> str | None:
    """The first rule about it is that of the final report itself; the islands have one more."""
    topics = (
        rule.article
        for rule in rules.other_rules_for(instrument)
        if rule.topic is RuleTopic.FINAL_REPORT
    )
    return next(topics, None)

"""The fifth and the sixth tranche: Besluit, chapter 2 (articles 9-17)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from regiodeals.legal.grant_rules.besluit import BESLUIT, FVW, MAX_CENTS, MIN_CENTS, version_name
from regiodeals.legal.grant_rules.besluit_texts import DOUBT_ABOUT_BOTH
from regiodeals.legal.grant_rules.chapter_two_notes import DRAFTING_NOTES, WRONG_ARTICLES
from regiodeals.legal.grant_rules.chapter_two_texts import OTHER_RULES
from regiodeals.legal.grant_rules.decision_articles import DecisionArticles, SettlementGround
from regiodeals.legal.grant_rules.kinds import KASSIER_KINDS, Instrument
from regiodeals.legal.grant_rules.rule_version import (
    ConditionArticles,
    GrantRules,
    LegalBasis,
    Match,
    Window,
)
from regiodeals.legal.terms import VERLENINGSTERMIJN

ARTICLES = ConditionArticles(
    kassier="artikel 1",
    activities="artikel 9",
    concluding_window="artikel 12 lid 1",
    granting_term="artikel 13 lid 1",
    validity="artikel 18",
    amount="artikel 10 lid 1",
    match="artikel 10 lid 2",
    own_means="artikel 12 lid 2",
    ceiling="artikel 10 lid 3",
    one_grant="artikel 12 lid 4",
    advance="artikel 13 lid 2",
    compensable_vat="artikel 11",
    execution_costs="artikel 12 lid 3",
)


def _grounds(article: str) -> tuple[SettlementGround, ...]:
    """Articles 15 lid 3 and 17 lid 5 say the same; (b) names two articles of the fourth tranche."""
    return (
        SettlementGround(
            article=f"{article}, onder a",
            as_written="De activiteiten zijn niet of niet helemaal uitgevoerd, of er is"
            " onrechtmatig besteed.",
        ),
        SettlementGround(
            article=f"{article}, onder b",
            as_written="De voorwaarden van artikel 5 en de verplichtingen van artikel 7 zijn niet"
            " nageleefd.",
            doubt=f"{WRONG_ARTICLES.as_written} Waarschijnlijk bedoeld:"
            f" {WRONG_ARTICLES.seems_meant[0].lower()}{WRONG_ARTICLES.seems_meant[1:]}"
            f" {DOUBT_ABOUT_BOTH}",
        ),
    )


BASES: Mapping[Instrument, LegalBasis] = MappingProxyType(
    {
        Instrument.SPUK: LegalBasis(
            granting="artikel 9 lid 1",
            parent_act=FVW,
            parent_abbreviation="Fvw",
            parent_article="artikel 17 lid 3",
            compensable_vat="artikel 11 lid 2",
            obligations="artikel 14",
            accountability="artikel 15",
            decisions=DecisionArticles(
                extension="artikel 14 lid 3",
                final_account="artikel 15 lid 2",
                settlement="artikel 15 lid 2 en 3",
                lower_settlement="artikel 15 lid 3",
                grounds=_grounds("artikel 15 lid 3"),
                recovery="artikel 15 lid 4",
            ),
            currency="EUR",
        ),
        Instrument.BU: LegalBasis(
            granting="artikel 9 lid 2",
            parent_act="Wet financiën openbare lichamen Bonaire, Sint Eustatius en Saba",
            parent_abbreviation="FinBES",
            parent_article="artikel 92 lid 3",
            compensable_vat="artikel 11 lid 3",
            obligations="artikel 16",
            accountability="artikel 17",
            decisions=DecisionArticles(
                extension="artikel 16 lid 3",
                final_account="artikel 17 lid 4",
                settlement="artikel 17 lid 4 en 5",
                lower_settlement="artikel 17 lid 5",
                grounds=_grounds("artikel 17 lid 5"),
                recovery="artikel 17 lid 6",
                recovers_without_account=True,
            ),
            currency="USD",
        ),
    }
)


def _chapter_two(
    *, tranche: int, window: Window, window_is_strict: bool, ceiling_cents: int
) -> GrantRules:
    """Chapter 2 holds for both tranches; only window and ceiling differ."""
    return GrantRules(
        version=version_name(tranche),
        tranche=tranche,
        regulation=BESLUIT,
        articles=ARTICLES,
        concluding_window=window,
        window_is_strict=window_is_strict,
        kassier_kinds=KASSIER_KINDS,
        min_cents=MIN_CENTS,
        max_cents=MAX_CENTS,
        match=Match.EQUAL,
        ceiling_cents=ceiling_cents,
        covers_compensable_vat=True,
        execution_cost_percent=3,
        granting_term=VERLENINGSTERMIJN,
        advance_percent=100,
        instalments=2,
        bases=BASES,
        other_rules=OTHER_RULES,
        drafting_notes=DRAFTING_NOTES,
    )


FIFTH_TRANCHE = _chapter_two(
    tranche=5,
    window=Window(date(2024, 7, 1), date(2024, 11, 15)),
    window_is_strict=True,
    ceiling_cents=38_460_000_000,
)
SIXTH_TRANCHE = _chapter_two(
    tranche=6,
    window=Window(date(2025, 7, 1), date(2025, 11, 15)),
    # The last convenants are reported as concluded on 19 November 2025. Whether the window
    # was widened is not known here, so a person decides.
    window_is_strict=False,
    ceiling_cents=25_710_000_000,
)

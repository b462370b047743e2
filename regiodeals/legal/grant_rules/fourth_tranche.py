"""The fourth tranche: Besluit, chapter 1 (articles 2-8), which works back to 1 May 2023."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from regiodeals.legal.grant_rules.besluit import BESLUIT, FVW, MAX_CENTS, MIN_CENTS, version_name
from regiodeals.legal.grant_rules.besluit_texts import DOUBT_ABOUT_BOTH
from regiodeals.legal.grant_rules.decision_articles import DecisionArticles, SettlementGround
from regiodeals.legal.grant_rules.fourth_tranche_texts import DRAFTING_NOTES, OTHER_RULES
from regiodeals.legal.grant_rules.kinds import KASSIER_KINDS, Instrument, OrganisationKind
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
    activities="artikel 2",
    concluding_window="artikel 5 lid 1",
    granting_term="artikel 6 lid 1",
    validity="artikel 18",
    amount="artikel 3 lid 1",
    match="artikel 3 lid 1",
    own_means="artikel 5 lid 2",
    ceiling="artikel 3 lid 2",
    one_grant="artikel 5 lid 3",
    advance="artikel 6 lid 2",
    compensable_vat="artikel 4",
    execution_costs=None,
)
SPUK_BASIS = LegalBasis(
    granting="artikel 2",
    parent_act=FVW,
    parent_abbreviation="Fvw",
    parent_article="artikel 17 lid 3",
    compensable_vat="artikel 4",
    obligations="artikel 7",
    accountability="artikel 8",
    decisions=DecisionArticles(
        extension="artikel 7 lid 3",
        final_account="artikel 8 lid 2",
        settlement="artikel 8 lid 2 en 3",
        lower_settlement="artikel 8 lid 3",
        grounds=(
            SettlementGround(
                article="artikel 8 lid 3, onder a",
                as_written="De activiteiten zijn niet of niet helemaal uitgevoerd.",
            ),
            SettlementGround(
                article="artikel 8 lid 3, onder b",
                as_written="De voorwaarden van artikel 5 en de verplichtingen van artikel 7 zijn"
                " niet nageleefd.",
                doubt=DOUBT_ABOUT_BOTH,
            ),
        ),
        recovery="artikel 8 lid 4",
    ),
    currency="EUR",
)
FOURTH_TRANCHE = GrantRules(
    version=version_name(4),
    tranche=4,
    # Article 18 lid 1: articles 2-8 work back to 1 May 2023.
    regulation=replace(BESLUIT, valid_from=date(2023, 5, 1)),
    articles=ARTICLES,
    concluding_window=Window(date(2023, 5, 1), date(2023, 11, 15)),
    window_is_strict=True,
    # Article 2 knows no bijzondere uitkering, so an island cannot receive in this tranche.
    kassier_kinds=KASSIER_KINDS - {OrganisationKind.OPENBAAR_LICHAAM_BES},
    min_cents=MIN_CENTS,
    max_cents=MAX_CENTS,
    match=Match.EQUAL_IN_PRINCIPLE,
    ceiling_cents=28_420_000_000,
    covers_compensable_vat=False,
    execution_cost_percent=None,
    granting_term=replace(VERLENINGSTERMIJN, source="Besluit, artikel 6 lid 1"),
    advance_percent=100,
    instalments=2,
    bases=MappingProxyType({Instrument.SPUK: SPUK_BASIS}),
    other_rules=OTHER_RULES,
    drafting_notes=DRAFTING_NOTES,
)

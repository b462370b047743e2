"""The third tranche: Regeling specifieke uitkering (Stcrt. 2020, 14351; BWBR0043272)."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules.besluit import FVW
from regiodeals.legal.grant_rules.besluit_texts import DOUBT_ABOUT_BOTH
from regiodeals.legal.grant_rules.decision_articles import DecisionArticles, SettlementGround
from regiodeals.legal.grant_rules.kinds import Instrument, OrganisationKind
from regiodeals.legal.grant_rules.rule_version import (
    ConditionArticles,
    GrantRules,
    LegalBasis,
    Match,
    Regulation,
    Window,
)
from regiodeals.legal.grant_rules.third_tranche_texts import DRAFTING_NOTES, OTHER_RULES
from regiodeals.legal.terms import VERLENINGSTERMIJN

REGELING = Regulation(
    name="Regeling specifieke uitkering Regio Deals derde tranche",
    short_name="Regeling",
    described=dutch("de Regeling"),
    publication="Stcrt. 2020, 14351",
    bwb_id="BWBR0043272",
    # Article 10: the day after the Staatscourant was issued, which was 16 March 2020.
    valid_from=date(2020, 3, 17),
    lapses_on=None,
    saved_instruments=frozenset({Instrument.SPUK}),
)
ARTICLES = ConditionArticles(
    kassier="artikel 1",
    activities="artikel 2",
    concluding_window="artikel 5 lid 1",
    granting_term="artikel 4",
    validity="artikel 10",
    amount=None,
    match="artikel 3",
    own_means=None,
    ceiling=None,
    one_grant="artikel 5 lid 2",
    advance="artikel 7",
    compensable_vat=None,
    execution_costs=None,
)
SPUK_BASIS = LegalBasis(
    granting="artikel 2",
    parent_act=FVW,
    parent_abbreviation="Fvw",
    parent_article="artikel 17 lid 5",
    compensable_vat=None,
    obligations="artikel 6",
    accountability="artikel 8",
    decisions=DecisionArticles(
        extension=None,
        final_account=None,
        settlement="artikel 9",
        lower_settlement="artikel 9",
        grounds=(
            SettlementGround(
                article="artikel 9, onder a",
                as_written="De activiteiten zijn niet of niet helemaal uitgevoerd.",
            ),
            SettlementGround(
                article="artikel 9, onder b",
                as_written="De voorwaarden van artikel 5 en de verplichtingen van artikel 6 zijn"
                " niet nageleefd.",
                doubt=DOUBT_ABOUT_BOTH,
            ),
        ),
        recovery="artikel 8 lid 2",
    ),
    currency="EUR",
)
THIRD_TRANCHE = GrantRules(
    version=f"regeling-regio-deals-tranche-3@{REGELING.valid_from.isoformat()}",
    tranche=3,
    regulation=REGELING,
    articles=ARTICLES,
    concluding_window=Window(date(2020, 5, 1), date(2020, 9, 15)),
    window_is_strict=True,
    # Article 1 does not exclude a waterschap, and names neither islands nor private partners.
    kassier_kinds=frozenset(
        {
            OrganisationKind.PROVINCIE,
            OrganisationKind.GEMEENTE,
            OrganisationKind.SAMENWERKINGSORGAAN,
            OrganisationKind.WATERSCHAP,
        }
    ),
    min_cents=None,
    max_cents=None,
    match=Match.AT_MOST_PUBLIC,
    ceiling_cents=None,
    covers_compensable_vat=False,
    execution_cost_percent=None,
    granting_term=replace(
        VERLENINGSTERMIJN,
        source="Regeling specifieke uitkering Regio Deals derde tranche, artikel 4",
    ),
    advance_percent=None,
    instalments=None,
    bases=MappingProxyType({Instrument.SPUK: SPUK_BASIS}),
    other_rules=OTHER_RULES,
    drafting_notes=DRAFTING_NOTES,
)

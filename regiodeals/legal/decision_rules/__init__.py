"""The decisions after the grant: their articles, their order, and the test of each of them."""

from regiodeals.legal.decision_rules.articles import WITHOUT_ARTICLE, article_for
from regiodeals.legal.decision_rules.checks import check_decision
from regiodeals.legal.decision_rules.content import (
    CONTENT,
    ContentField,
    FieldType,
    fields_of,
    is_needed,
)
from regiodeals.legal.decision_rules.extension_checks import why_no_extension
from regiodeals.legal.decision_rules.facts import DecisionFacts
from regiodeals.legal.decision_rules.order import REPLACEABLE, order_refusals
from regiodeals.legal.decision_rules.recovery_checks import recovery_last_day
from regiodeals.legal.decision_rules.standing import SETTLEMENTS, Decided, Standing, standing_on

__all__ = [
    "CONTENT",
    "REPLACEABLE",
    "SETTLEMENTS",
    "WITHOUT_ARTICLE",
    "ContentField",
    "Decided",
    "DecisionFacts",
    "FieldType",
    "Standing",
    "article_for",
    "check_decision",
    "fields_of",
    "is_needed",
    "order_refusals",
    "recovery_last_day",
    "standing_on",
    "why_no_extension",
]

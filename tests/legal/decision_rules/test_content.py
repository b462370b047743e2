"""One definition says which fields a kind has."""

import pytest

from regiodeals.legal.decision_rules import (
    CONTENT,
    FieldType,
    check_decision,
    fields_of,
    is_needed,
)
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche
from tests.legal.decision_rules.a_decision import facts

LATER = [kind for kind in DecisionKind if kind is not DecisionKind.VERLENING]


def test_every_kind_has_its_fields_and_the_verlening_none_of_its_own():
    assert set(CONTENT) == set(DecisionKind)
    assert fields_of(DecisionKind.VERLENING) == ()


@pytest.mark.parametrize("kind", LATER)
def test_no_field_is_asked_twice_and_each_is_explained(kind):
    names = [field.name for field in fields_of(kind)]
    assert len(names) == len(set(names))
    assert all(field.label and field.help for field in fields_of(kind))


@pytest.mark.parametrize("kind", LATER)
def test_the_test_judges_only_what_the_form_asks_for_or_the_record_knows(kind):
    judged = {key for field in fields_of(kind) for key in field.findings}
    found = {finding.key for finding in check_decision(facts(kind, legal_ground="", reasons=""))}
    assert found <= judged | {"verlengen", "geldigheid"}


@pytest.mark.parametrize(
    ("kind", "tranche", "instrument", "needed"),
    [
        (DecisionKind.VASTSTELLING, 3, Instrument.SPUK, set()),
        (DecisionKind.VASTSTELLING, 5, Instrument.SPUK, {"account_received_on"}),
        (DecisionKind.TERUGVORDERING, 5, Instrument.SPUK, {"account_received_on"}),
        (DecisionKind.TERUGVORDERING, 5, Instrument.BU, {"pay_by"}),
    ],
)
def test_what_can_be_missed_depends_on_the_rules(kind, tranche, instrument, needed):
    rules = rules_for_tranche(tranche)
    always = {field.name for field in fields_of(kind) if field.is_required}
    asked = {field.name for field in fields_of(kind) if is_needed(field, kind, rules, instrument)}
    assert asked - always == needed


@pytest.mark.parametrize("kind", LATER)
def test_a_text_has_a_longest(kind):
    written = [f for f in fields_of(kind) if f.type not in {FieldType.DAY, FieldType.AMOUNT}]
    assert all(field.longest for field in written)

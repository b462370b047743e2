"""Which article each kind of decision rests on, per tranche and instrument."""

import pytest

from regiodeals.legal.decision_rules import WITHOUT_ARTICLE, article_for
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, UnknownInstrument, rules_for_tranche

SPUK, BU = Instrument.SPUK, Instrument.BU
ARTICLES = [
    (DecisionKind.VERLENGING, 3, SPUK, None),
    (DecisionKind.VERLENGING, 4, SPUK, "artikel 7 lid 3"),
    (DecisionKind.VERLENGING, 5, SPUK, "artikel 14 lid 3"),
    (DecisionKind.VERLENGING, 6, BU, "artikel 16 lid 3"),
    (DecisionKind.VASTSTELLING, 3, SPUK, "artikel 9"),
    (DecisionKind.VASTSTELLING, 4, SPUK, "artikel 8 lid 2 en 3"),
    (DecisionKind.VASTSTELLING, 5, SPUK, "artikel 15 lid 2 en 3"),
    (DecisionKind.VASTSTELLING, 5, BU, "artikel 17 lid 4 en 5"),
    (DecisionKind.LAGERE_VASTSTELLING, 3, SPUK, "artikel 9"),
    (DecisionKind.LAGERE_VASTSTELLING, 4, SPUK, "artikel 8 lid 3"),
    (DecisionKind.LAGERE_VASTSTELLING, 6, SPUK, "artikel 15 lid 3"),
    (DecisionKind.LAGERE_VASTSTELLING, 6, BU, "artikel 17 lid 5"),
    (DecisionKind.TERUGVORDERING, 3, SPUK, "artikel 8 lid 2"),
    (DecisionKind.TERUGVORDERING, 4, SPUK, "artikel 8 lid 4"),
    (DecisionKind.TERUGVORDERING, 5, SPUK, "artikel 15 lid 4"),
    (DecisionKind.TERUGVORDERING, 5, BU, "artikel 17 lid 6"),
    (DecisionKind.VERLENING, 5, BU, "artikel 9 lid 2"),
]


@pytest.mark.parametrize(("kind", "tranche", "instrument", "article"), ARTICLES)
def test_a_decision_rests_on_the_article_of_its_rules(kind, tranche, instrument, article):
    assert article_for(kind, rules_for_tranche(tranche), instrument) == article


def test_the_kinds_without_an_article_are_these():
    assert {"wijziging", "intrekking", "afwijzing"} == WITHOUT_ARTICLE


@pytest.mark.parametrize("kind", sorted(WITHOUT_ARTICLE))
@pytest.mark.parametrize("tranche", [3, 4, 5, 6])
def test_the_rules_are_silent_on_changing_withdrawing_and_refusing(kind, tranche):
    assert article_for(kind, rules_for_tranche(tranche), SPUK) is None


def test_the_fourth_tranche_has_no_island():
    with pytest.raises(UnknownInstrument, match="kent geen bijzondere uitkering"):
        article_for(DecisionKind.VASTSTELLING, rules_for_tranche(4), BU)


@pytest.mark.parametrize(("tranche", "instrument"), [(3, SPUK), (4, SPUK), (5, SPUK), (6, BU)])
def test_each_rule_has_two_grounds_to_settle_lower_and_doubts_the_second(tranche, instrument):
    first, second = rules_for_tranche(tranche).basis_for(instrument).decisions.grounds
    assert (first.article[-7:], second.article[-7:]) == ("onder a", "onder b")
    assert not first.doubt
    assert "beide tegelijk" in second.doubt


@pytest.mark.parametrize(("instrument", "article"), [(SPUK, "15 lid 3"), (BU, "17 lid 5")])
def test_ground_b_of_chapter_two_names_the_articles_of_the_fourth_tranche_as_written(
    instrument, article
):
    ground = rules_for_tranche(6).basis_for(instrument).decisions.grounds[1]
    assert ground.article == f"artikel {article}, onder b"
    assert "artikel 5" in ground.as_written
    assert "artikel 7" in ground.as_written
    assert "Waarschijnlijk bedoeld: artikel 12 en artikel 14" in ground.doubt


def test_nothing_cites_the_title_on_subsidies():
    texts = [str(rules_for_tranche(number).bases) for number in (3, 4, 5, 6)]
    assert not any("4:4" in text for text in texts)

"""What the rules say beside the checks, and where their text is wrong or silent."""

from dataclasses import astuple

import pytest

from regiodeals.legal.grant_rules import Instrument, Rule, RuleTopic, rules_for_tranche

SPUK, BU = Instrument.SPUK, Instrument.BU
VERSIONS = [(3, SPUK), (4, SPUK), (5, SPUK), (5, BU), (6, SPUK), (6, BU)]


def on(topic: RuleTopic, tranche: int, instrument: Instrument = SPUK) -> list[Rule]:
    rules = rules_for_tranche(tranche).other_rules_for(instrument)
    return [rule for rule in rules if rule.topic is topic]


def articles(topic: RuleTopic) -> dict[tuple[int, Instrument], list[str]]:
    return {(t, i): [rule.article for rule in on(topic, t, i)] for t, i in VERSIONS if t != 6}


@pytest.mark.parametrize(("tranche", "instrument"), VERSIONS)
def test_every_rule_is_a_sentence_with_its_article(tranche, instrument):
    for rule in rules_for_tranche(tranche).other_rules_for(instrument):
        assert rule.article.startswith("artikel ")
        assert rule.statement[0].isupper()
        assert rule.statement.endswith(".")


@pytest.mark.parametrize(("tranche", "instrument"), VERSIONS)
def test_no_topic_of_spending_and_accounting_is_forgotten(tranche, instrument):
    topics = {rule.topic for rule in rules_for_tranche(tranche).other_rules_for(instrument)}
    assert topics >= {
        RuleTopic.SPENDING,
        RuleTopic.PROGRESS,
        RuleTopic.OTHER_OBLIGATIONS,
        RuleTopic.ACCOUNTABILITY,
        RuleTopic.SETTLEMENT,
        RuleTopic.RECOVERY,
        RuleTopic.LAPSE,
    }


def test_the_sixth_tranche_has_the_rules_of_the_fifth():
    assert rules_for_tranche(5).other_rules == rules_for_tranche(6).other_rules


def test_a_rule_of_one_instrument_is_not_told_of_the_other():
    rules = rules_for_tranche(5)
    assert not any(rule.instrument is BU for rule in rules.other_rules_for(SPUK))
    assert not any(rule.instrument is SPUK for rule in rules.other_rules_for(BU))
    told = {*rules.other_rules_for(SPUK), *rules.other_rules_for(BU)}
    assert told == set(rules.other_rules)


def test_the_spending_period_is_extended_from_the_fourth_tranche_on():
    assert articles(RuleTopic.EXTENSION) == {
        (3, SPUK): [],
        (4, SPUK): ["artikel 7 lid 3"],
        (5, SPUK): ["artikel 14 lid 3"],
        (5, BU): ["artikel 16 lid 3"],
    }
    assert "schriftelijk en gemotiveerd verzoek" in on(RuleTopic.EXTENSION, 5)[0].statement


def test_the_final_report_has_two_triggers_and_the_islands_owe_a_second_paper():
    assert articles(RuleTopic.FINAL_REPORT) == {
        (3, SPUK): [],
        (4, SPUK): ["artikel 7 lid 2, onder d"],
        (5, SPUK): ["artikel 14 lid 2, onder d"],
        (5, BU): ["artikel 16 lid 2, onder d", "artikel 17 lid 2 en 3"],
    }
    statement = on(RuleTopic.FINAL_REPORT, 5)[0].statement
    assert "twee maanden nadat de uitkering is besteed" in statement
    assert "of als alle activiteiten zijn afgerond" in statement


def test_only_chapter_two_has_the_three_percent_and_the_duty_to_notify():
    assert articles(RuleTopic.EXECUTION_COSTS) == {
        (3, SPUK): [],
        (4, SPUK): [],
        (5, SPUK): ["artikel 12 lid 3"],
        (5, BU): ["artikel 12 lid 3"],
    }
    assert articles(RuleTopic.NOTIFICATION) == {
        (3, SPUK): [],
        (4, SPUK): [],
        (5, SPUK): ["artikel 14 lid 2, onder e"],
        (5, BU): ["artikel 16 lid 2, onder e"],
    }


def test_recovery_is_announced_within_a_year_everywhere():
    assert articles(RuleTopic.RECOVERY) == {
        (3, SPUK): ["artikel 8 lid 2"],
        (4, SPUK): ["artikel 8 lid 4"],
        (5, SPUK): ["artikel 15 lid 4"],
        (5, BU): ["artikel 17 lid 6"],
    }
    for tranche, instrument in VERSIONS:
        assert "binnen een jaar" in on(RuleTopic.RECOVERY, tranche, instrument)[0].statement


def test_other_obligations_of_chapter_two_are_at_the_request_of_the_region():
    assert "Op verzoek van de regiopartner" in on(RuleTopic.OTHER_OBLIGATIONS, 5)[0].statement
    assert "verzoek" not in on(RuleTopic.OTHER_OBLIGATIONS, 4)[0].statement


# ---- drafting notes --------------------------------------------------------------------------


@pytest.mark.parametrize("tranche", [3, 4, 5, 6])
def test_every_note_says_what_is_written_what_seems_meant_and_what_follows(tranche):
    notes = rules_for_tranche(tranche).drafting_notes
    assert notes
    for note in notes:
        assert note.article.startswith("artikel ")
        assert all(text.endswith(".") for text in astuple(note)[1:])


def test_the_wrong_references_stand_as_written_in_the_rule_and_are_flagged():
    settled = on(RuleTopic.SETTLEMENT, 5)[0].statement
    assert "voorwaarden van artikel 5 en de verplichtingen van artikel 7" in settled
    note = rules_for_tranche(5).drafting_notes[0]
    assert "artikel 15 lid 3" in note.article
    assert "artikel 5" in note.as_written
    assert "Artikel 12 en artikel 14" in note.seems_meant


def test_the_lapse_that_forgets_the_islands_is_flagged():
    flagged = {note.article for note in rules_for_tranche(5).drafting_notes}
    assert "artikel 18 lid 2" in flagged
    assert "bijzondere uitkering staat niet" in on(RuleTopic.LAPSE, 5, BU)[0].statement

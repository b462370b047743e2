"""The trial letters of a wording use all of it: each block and each field of each template."""

import pytest

from disbursement.beschikking.rendering import trial_letters
from disbursement.beschikking.rendering.letter import letter_blocks
from disbursement.beschikking.rendering.merge_values import left_out, values_of
from disbursement.sjabloon.rendering import trial
from disbursement.sjabloon.rendering.catalogue import CATALOGUES
from disbursement.sjabloon.rendering.of_version import pinned_wording
from disbursement.sjabloon.rendering.wording import UnfilledBlock, Wording
from regiodeals.legal.decision_rules import article_for
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche
from tests.disbursement.beschikking.letter_samples import text_of
from tests.verapdf.check import verdicts

LETTERS = [
    pytest.param(kind, instrument, name, id=f"{kind} {instrument} {name}")
    for kind, instrument in CATALOGUES
    for name in trial_letters.CHANGES[kind]
]
KEYS = [pytest.param(*key, id=" ".join(key)) for key in CATALOGUES]
every_template = pytest.mark.parametrize(("kind", "instrument"), KEYS)


def invented(kind, instrument):
    """The facts of each trial letter by name."""
    return {
        name: trial_letters.facts_of(kind, Instrument(instrument).name, change)
        for name, change in trial_letters.CHANGES[kind].items()
    }


def texts_of_all(kind, instrument):
    """The texts of each trial letter."""
    return [letter_blocks(facts) for facts in invented(kind, instrument).values()]


def fill_all(kind, instrument, wording):
    """Put the values of each trial letter in a wording."""
    for facts in invented(kind, instrument).values():
        letter_blocks(facts, wording=wording)


def with_text(kind, instrument, block, text):
    """The model letter with another text in one block."""
    wording = pinned_wording(kind, instrument, 1)
    return Wording(wording.catalogue, {**wording.texts, block: text})


@pytest.mark.parametrize(("kind", "instrument", "name"), LETTERS)
def test_a_trial_letter_of_the_model_letter_is_made_and_good(kind, instrument, name):
    made = trial_letters.makers(kind, instrument, pinned_wording(kind, instrument, 1))[name]
    result = trial._judged(name, made)
    assert result.problems == []
    assert result.pages <= trial.MOST_PAGES


def test_verapdf_accepts_the_letter_to_look_at_of_every_kind(tmp_path):
    paths = []
    for number, (kind, instrument) in enumerate(CATALOGUES):
        paths.append(tmp_path / f"{number}.pdf")
        content = trial.example(kind, instrument, pinned_wording(kind, instrument, 1))
        assert "CONCEPT – geen rechtskracht" in text_of(content)
        paths[-1].write_bytes(content)
    found = verdicts(*paths)
    assert len(found) == 2 * len(paths)
    assert [verdict for verdict in found if verdict.failures] == []


@every_template
def test_each_block_is_printed_always_or_is_said_to_be_and_is_tried_both_ways(kind, instrument):
    seen: dict[str, set[bool]] = {}
    for texts in texts_of_all(kind, instrument):
        absent = left_out(kind, texts)
        for block in CATALOGUES[kind, instrument].blocks:
            seen.setdefault(block.name, set()).add(block.name not in absent)
    for block in CATALOGUES[kind, instrument].blocks:
        assert seen[block.name] == ({True, False} if block.when else {True}), block.name


@every_template
def test_each_field_has_a_value_in_a_trial_letter_and_none_is_missing(kind, instrument):
    found = [values_of(kind, texts) for texts in texts_of_all(kind, instrument)]
    for name in CATALOGUES[kind, instrument].value_names - {"voorbeeldteken"}:
        assert any(values[name] for values in found), name


@every_template
def test_a_field_that_is_not_always_known_fails_a_trial_when_it_stands_where_it_always_is(
    kind, instrument
):
    """Or a letter would say 'Op  ontving ik', or could not be signed."""
    catalogue = CATALOGUES[kind, instrument]
    found = [values_of(kind, texts) for texts in texts_of_all(kind, instrument)]
    uncertain = [
        name
        for name in catalogue.value_names - catalogue.may_be_empty
        if not all(values[name] for values in found)
    ]
    for name in uncertain:
        wording = with_text(kind, instrument, "grondslag", f"Op {{{{ {name} }}}} en zo verder.")
        with pytest.raises(UnfilledBlock, match=f"de waarde van ‘{name}’"):
            fill_all(kind, instrument, wording)


@every_template
def test_a_wording_without_remedy_clause_makes_no_trial_letter(kind, instrument):
    results = trial.try_out(kind, instrument, with_text(kind, instrument, "rechtsmiddel", "Dag."))
    assert {problem for result in results for problem in result.problems} == {
        "De brief zegt niet hoe en tot wanneer de geadresseerde bezwaar kan maken "
        f"({'Awb, artikel 3:45' if instrument == Instrument.SPUK else 'WarBES, artikel 16 lid 4'})."
    }


@pytest.mark.parametrize("instrument", Instrument)
@pytest.mark.parametrize("kind", [kind for kind in DecisionKind if kind != "verlening"])
def test_the_invented_facts_name_the_article_of_the_law(kind, instrument):
    rules = rules_for_tranche(5)
    article = article_for(kind, rules, instrument) or rules.basis_for(instrument).granting
    for facts in invented(kind, instrument).values():
        assert facts["grondslag"]["artikel"] == article


@every_template
def test_a_change_of_the_invented_facts_stays_in_its_own_letter(kind, instrument):
    assert invented(kind, instrument) == invented(kind, instrument)

"""The letters of the third and the fourth tranche: the same layout, the words of their own rule."""

import hashlib
import json
import re
from typing import Any

import pytest

from disbursement.beschikking.rendering.letter import letter_blocks, letter_html, render_letter
from disbursement.sjabloon.rendering.catalogue import CATALOGUES
from disbursement.sjabloon.rendering.checks import checked, require_whole
from disbursement.sjabloon.rendering.of_version import pinned_wording
from disbursement.sjabloon.rendering.variants import all_variants, variant_for, varied
from regiodeals.common.errors import WrongState
from regiodeals.legal.decision_rules import article_for
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, rules_for_tranche
from tests.disbursement.beschikking.later_samples import LATER_KINDS, later_sample
from tests.screens.pages import read
from tests.verapdf.check import verdicts

SPUK = Instrument.SPUK
# Letters were made with these texts: a change is another number.
FINGERPRINTS = {
    "tranche-3@1": "e00ab897a40603d3b39b32ad7e04fce62649d4390040539de5db21dde4d8217f",
    "tranche-4@1": "7e7e613cf18a0ada4346bdb19c2fe994cd84a82b359496d1905e78af05c0bfeb",
}
# The third tranche has no extension of the spending period.
LETTERS = [
    (tranche, kind)
    for tranche in (3, 4)
    for kind in LATER_KINDS
    if (tranche, kind) != (3, DecisionKind.VERLENGING)
]
every_letter = pytest.mark.parametrize(("tranche", "kind"), LETTERS)
# What the paragraphs of each rule let a later decision cite.
CITABLE = {3: {"2": "", "8": "2", "9": ""}, 4: {"2": "", "7": "23", "8": "1234"}}


def sample(tranche: int, kind: str) -> Any:
    """The invented facts of such a letter, as the record of that tranche gives them."""
    facts, rules = later_sample(kind), rules_for_tranche(tranche)
    basis = rules.basis_for(SPUK)
    facts["deal"]["tranche"] = tranche
    facts["regelversie"] = rules.version
    facts["grondslag"] = {
        "regeling": rules.regulation.name,
        "vindplaats": rules.regulation.publication,
        "artikel": article_for(DecisionKind(kind), rules, SPUK) or basis.granting,
        "wet": basis.parent_act,
        "wet_artikel": basis.parent_article,
    }
    variant = variant_for(tranche, kind)
    assert variant is not None
    facts["tekstvariant"] = variant.name
    if tranche == 3 and "eindverslag_uiterlijk" in facts:
        facts["eindverslag_uiterlijk"] = None
    return facts


def text(tranche: int, kind: str) -> str:
    """What the letter says."""
    facts = sample(tranche, kind)
    html = letter_html(facts, letter_blocks(facts))
    return " ".join(read(html.replace("</", " </")).text.replace("\u00a0", " ").split())


def test_no_text_that_came_with_the_program_ever_changes():
    found = {
        row.name: hashlib.sha256(json.dumps(row.texts, sort_keys=True).encode()).hexdigest()
        for row in all_variants()
    }
    assert found == FINGERPRINTS


@every_letter
def test_the_texts_meet_the_rules_for_publication(tranche, kind):
    catalogue = CATALOGUES[kind, SPUK]
    variant = variant_for(tranche, kind)
    assert variant is not None
    for block in catalogue.blocks:
        if block.name in variant.texts[kind]:
            kept = variant.texts[kind][block.name]
            assert checked(catalogue, block, kept) == kept
    whole = varied(pinned_wording(kind, SPUK, 1), kind, variant.name)
    require_whole(catalogue, whole.texts)


def test_verapdf_accepts_a_letter_of_every_kind(tmp_path):
    paths = []
    for tranche, kind in LETTERS:
        paths.append(tmp_path / f"{tranche}-{kind}.pdf")
        paths[-1].write_bytes(render_letter(sample(tranche, kind), watermark="TEST"))
    found = verdicts(*paths)
    assert len(found) == 2 * len(LETTERS)
    assert [verdict for verdict in found if verdict.failures] == []
    again = render_letter(sample(*LETTERS[0]), watermark="TEST")
    assert again == paths[0].read_bytes()


@every_letter
def test_a_letter_names_the_rule_of_its_own_tranche_and_its_remedy(tranche, kind):
    found = text(tranche, kind)
    rules = rules_for_tranche(tranche)
    assert rules.regulation.publication in found
    paragraph = {3: "artikel 17, vijfde lid", 4: "artikel 17, derde lid"}[tranche]
    assert f"{paragraph}, van de Financiële-verhoudingswet" in found
    assert "binnen zes weken na de dag van bekendmaking bezwaar maken" in found
    assert "is u een specifieke uitkering verleend" in found


@every_letter
def test_a_letter_cites_no_article_of_chapter_two(tranche, kind):
    found = text(tranche, kind)
    own = {3: "Regeling", 4: "Besluit"}[tranche]
    for number, paragraphs in re.findall(
        rf"{own}, artikel (\d+)(?: lid ((?:\d(?:, | en )?)+))?", found
    ):
        assert set(re.findall(r"\d", paragraphs)) <= set(CITABLE[tranche][number])
    assert not re.search(r"artikel 1[0-6]\b", found.replace("artikel 11 van het convenant", ""))


@pytest.mark.parametrize("kind", [kind for tranche, kind in LETTERS if tranche == 3])
def test_the_third_tranche_says_nothing_of_the_besluit_nor_of_a_final_report(kind):
    found = text(3, kind)
    assert "Besluit specifieke" not in found
    assert "het Besluit" not in found
    assert "eindverslag" not in found
    assert "eindverantwoording" not in found.replace("Uit uw eindverantwoording blijkt", "")
    assert "niet meer verantwoordelijk voor de Regio Deals" in found


def test_the_fourth_tranche_says_under_which_two_rules_it_may_have_been_granted():
    found = text(4, DecisionKind.VASTSTELLING)
    assert "artikel 8, tweede en derde lid, van het Besluit specifieke uitkering" in found
    assert "werkt het Besluit terug tot en met 1 mei 2023" in found
    assert "(Stcrt. 2023, 12561) staat dezelfde regel in hetzelfde artikel" in found


def test_what_the_tranche_does_not_word_itself_is_that_of_the_register():
    wording = pinned_wording(DecisionKind.AFWIJZING, SPUK, 1)
    own = varied(wording, DecisionKind.AFWIJZING, "tranche-4@1").texts
    assert own["gevolgen"] == wording.texts["gevolgen"]
    assert own["grondslag"] != wording.texts["grondslag"]


@pytest.mark.parametrize("name", ["tranche-4@2", "tranche-5@1", "x"])
def test_a_text_that_did_not_come_with_the_program_is_named(name):
    wording = pinned_wording(DecisionKind.AFWIJZING, SPUK, 1)
    with pytest.raises(WrongState, match=f"De tekst van ‘{name}’"):
        varied(wording, DecisionKind.AFWIJZING, name)

"""Version 1 of each template is the model letter: it is there after the migrations, and frozen."""

import hashlib
import json

import pytest

from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering.catalogue import CATALOGUES, Shape
from disbursement.sjabloon.rendering.checks import require_whole
from disbursement.sjabloon.rendering.language import field_names
from disbursement.sjabloon.rendering.of_version import pinned_wording
from disbursement.sjabloon.rendering.shipped import shipped_texts, shipped_versions
from disbursement.sjabloon.rendering.wording import UnfilledBlock, Wording
from regiodeals.common.errors import RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.sjabloon.layout import values_of

# Letters were made with these texts: a change is a new version, in the register.
FINGERPRINTS = {
    (
        "verlening",
        "specifieke uitkering",
        1,
    ): "bdf2e7a9c8d9c030a8dce1ff49a8b200d9d5ef8dc69e726a08548fa91d190e8f",
    (
        "verlening",
        "bijzondere uitkering",
        1,
    ): "3bc8a0a2318e922fb27b342e7cc3a1d86d882acf20766b2efbfa0e32d71b6454",
}
KEYS = [pytest.param(key, id=" ".join(key)) for key in CATALOGUES]


def texts_of(key):
    kind, instrument = key
    return shipped_texts(kind, instrument, 1) or {}


def wording(key):
    return Wording(CATALOGUES[key], texts_of(key))


def test_no_text_that_came_with_the_program_ever_changes():
    found = {
        (item.kind, item.instrument, item.number): hashlib.sha256(
            json.dumps(item.texts, sort_keys=True).encode()
        ).hexdigest()
        for item in shipped_versions()
    }
    assert found == FINGERPRINTS


@pytest.mark.parametrize("key", KEYS)
def test_the_texts_that_came_with_the_program_meet_their_own_rules(key):
    require_whole(CATALOGUES[key], texts_of(key))


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_is_inserted_somewhere_and_every_field_is_explained(key):
    catalogue = CATALOGUES[key]
    used = {name for text in texts_of(key).values() for name in field_names(text)}
    assert {block.name for block in catalogue.sentences} <= used
    assert all(field.meaning and field.example for field in catalogue.fields)
    assert all(block.when for block in catalogue.blocks if block.shape is Shape.SENTENCE)


@pytest.mark.parametrize("key", KEYS)
def test_each_block_that_is_missing_is_named(key):
    texts = {**texts_of(key), "vreemd": "x"}
    del texts["rechtsmiddel"]
    with pytest.raises(RequirementsUnmet) as refused:
        require_whole(CATALOGUES[key], texts)
    assert refused.value.reasons[0] == "Het blok ‘vreemd’ hoort niet in dit sjabloon."
    assert "Bezwaar" in refused.value.reasons[1]


@pytest.mark.parametrize("key", KEYS)
def test_a_value_with_html_in_it_is_printed_as_text(key):
    values = {name: "<script>&</script>" for name in values_of(wording(key))}
    for text in wording(key).filled(values).values():
        assert "<script" not in text
    assert "&lt;script&gt;&amp;" in wording(key).filled(values)["rechtsmiddel"]


@pytest.mark.parametrize("key", KEYS)
def test_a_value_that_is_missing_is_named_with_its_block(key):
    values = values_of(wording(key)) | {"bezwaaradres": ""}
    with pytest.raises(UnfilledBlock, match="‘bezwaaradres’") as refused:
        wording(key).filled(values)
    assert (refused.value.block, refused.value.field) == ("rechtsmiddel", "bezwaaradres")


@pytest.mark.parametrize("key", KEYS)
def test_a_block_that_is_left_out_is_empty_and_leaves_no_double_space(key):
    values = values_of(wording(key))
    filled = wording(key).filled(values, left_out={"zin_voldaan", "zin_begroting"})
    assert filled["zin_voldaan"] == ""
    assert "kassier. U leest hier" in filled["inleiding"]
    assert not any("  " in text for text in filled.values())


def test_a_text_that_is_not_there_is_named():
    key = ("verlening", "specifieke uitkering")
    texts = {**texts_of(key), "betaling": ""}
    with pytest.raises(UnfilledBlock, match="geen tekst voor het blok ‘5 Betaling’"):
        Wording(CATALOGUES[key], texts).filled(values_of(wording(key)))


def test_a_kind_that_is_not_in_the_register_has_its_wording_in_the_letter():
    assert pinned_wording("intrekking", "specifieke uitkering", 1) is None


@pytest.mark.django_db
def test_a_version_that_does_not_exist_makes_no_letter():
    with pytest.raises(WrongState, match="Versie 7 van het sjabloon"):
        pinned_wording("verlening", "specifieke uitkering", 7)


@pytest.mark.django_db
def test_the_register_holds_what_came_with_the_program():
    builders.model_letters()
    for item in shipped_versions():
        row = SjabloonVersie.objects.get(
            sjabloon__kind=item.kind, sjabloon__instrument=item.instrument, number=item.number
        )
        assert (row.texts, row.valid_from, row.source) == (
            item.texts,
            item.valid_from,
            "modelbrief",
        )
        assert (row.status, row.author, row.publisher) == ("gepubliceerd", None, None)


@pytest.mark.django_db
def test_loading_them_again_changes_nothing():
    builders.model_letters()
    before = list(SjabloonVersie.objects.values())
    builders.model_letters()
    assert list(SjabloonVersie.objects.values()) == before

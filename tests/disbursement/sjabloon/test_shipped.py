"""Version 1 of each template is the model letter: it is there after the migrations, and frozen."""

import hashlib
import json
import re
from itertools import product

import pytest

from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering.catalogue import CATALOGUES, Shape
from disbursement.sjabloon.rendering.checks import require_whole
from disbursement.sjabloon.rendering.of_version import pinned_wording
from disbursement.sjabloon.rendering.shipped import shipped_texts, shipped_versions
from disbursement.sjabloon.rendering.wording import UnfilledBlock, Wording
from regiodeals.common.errors import RequirementsUnmet, WrongState
from regiodeals.common.wording.language import field_names
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument
from tests import builders
from tests.disbursement.sjabloon.layout import values_of

SPUK, BU = "specifieke uitkering", "bijzondere uitkering"
# Letters were made with these texts: a change is a new version, in the register.
FINGERPRINTS = {
    ("verlening", SPUK, 1): "bdf2e7a9c8d9c030a8dce1ff49a8b200d9d5ef8dc69e726a08548fa91d190e8f",
    ("verlening", BU, 1): "3bc8a0a2318e922fb27b342e7cc3a1d86d882acf20766b2efbfa0e32d71b6454",
    ("wijziging", SPUK, 1): "1447e5ab513cedcde666176fe814196ba993e91a98408f148bbb5f82a124d539",
    ("wijziging", BU, 1): "b8fbf4218c06d79d0f6f60825b0ad1375fc1998e90ab9514d6740af250341149",
    ("verlenging", SPUK, 1): "c963e9d668bb388bac8cb43729037d7334731abd97ab361b25e1dbc8ec97aa82",
    ("verlenging", BU, 1): "035d66fba22e4fb293f9ebb334e928eed3e3e0d73dd3ca5939add641957a6bd7",
    ("vaststelling", SPUK, 1): "760ddf1df7a7b43e82c7e6c79864d971ead05c39c0410262f900037223ce7b95",
    ("vaststelling", BU, 1): "072b3b7a00b45a3ae244d5a9502e14c62f400cd9f2d9f402515fb73f89430f27",
    (
        "lagere vaststelling",
        SPUK,
        1,
    ): "ff3f1f7b226abd655b0d8f2c237e3017771095b45a437da25e7e7e8b8a2baca3",
    (
        "lagere vaststelling",
        BU,
        1,
    ): "80e8002533892d0a59491865a4c5d9e5a115c67e334bf81762369a4113e85732",
    ("terugvordering", SPUK, 1): "7f8645f506a6c8cc7de8e3205d08c1bcd12d8727a82bb8f2e4fcdf01b8353c8f",
    ("terugvordering", BU, 1): "edbf03efef3566ca037ba10c561656dd53e7f671c2ca6e895a4e7378e17bd342",
    ("intrekking", SPUK, 1): "9e6986bf5a2b0df0e8cc5b5b6ff4c2706e33226ed5fddf63f51bbe506a47b19e",
    ("intrekking", BU, 1): "5b38558b2842652dc1ea9d49b36275518212fcfc95351aa63a18078e264d0c5b",
    ("afwijzing", SPUK, 1): "d1f043a8091f2113dc7812f08b55437bdf97499f72a91cf7a413987c58eed4aa",
    ("afwijzing", BU, 1): "09513f347a92b3fe5f11758c726f018e9c31887e522eb6152f2ab425fb9b99db",
}
SPACE_TOO_MANY = re.compile(r"  |(?:^|<p>) | (?:$|</p>|[.,:)])")
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
def test_a_sentence_that_is_left_out_is_empty_and_leaves_no_space(key):
    sentences = {sentence.name for sentence in CATALOGUES[key].sentences}
    for left_out in (set(), *({name} for name in sentences), sentences):
        filled = wording(key).filled(values_of(wording(key)), left_out=left_out)
        assert not any(filled[name] for name in left_out)
        assert not any(SPACE_TOO_MANY.search(text) for text in filled.values())


@pytest.mark.parametrize("key", KEYS)
def test_every_kind_of_decision_has_its_remedies_and_its_basis_in_the_register(key):
    _kind, instrument = key
    catalogue = CATALOGUES[key]
    required = {block.name: set(block.required) for block in catalogue.blocks}
    assert required["rechtsmiddel"] >= {"laatste_dag", "bezwaaradres", "minister"}
    assert ("griffierecht" in required["rechtsmiddel"]) is (instrument == BU)
    assert required["grondslag"] >= {"regeling", "vindplaats"}


def test_no_kind_under_any_law_is_forgotten():
    assert set(CATALOGUES) == set(product(DecisionKind, Instrument))
    assert {(item.kind, item.instrument) for item in shipped_versions()} == set(CATALOGUES)


def test_a_text_that_is_not_there_is_named():
    key = ("verlening", "specifieke uitkering")
    texts = {**texts_of(key), "betaling": ""}
    with pytest.raises(UnfilledBlock, match="geen tekst voor het blok ‘5 Betaling’"):
        Wording(CATALOGUES[key], texts).filled(values_of(wording(key)))


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

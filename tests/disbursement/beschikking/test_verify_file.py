"""Is this file a beschikking that we made known? Every byte counts."""

import hashlib

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disbursement.beschikking import services
from disbursement.beschikking.models import BeschikkingKind
from disbursement.beschikking.rendering.letter import render_letter
from disbursement.beschikking.rendering.verification import (
    MAX_BYTES,
    NotReadable,
    Verdict,
    verify_digest,
    verify_file,
)
from regiodeals.documents.signature.pades import seal
from tests.builders import NOW
from tests.disbursement.beschikking import issued
from tests.disbursement.beschikking.letter_samples import sample

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def announced(cast):
    return issued.letter_of(cast.announced())


@pytest.fixture(scope="module")
def sealed():
    """A sealed letter that this database does not know."""
    return seal(issued.rendered(), at=NOW)


# ---- issued by us ----------------------------------------------------------------------------


def test_the_stored_letter_is_issued_and_current(announced):
    assert verify_file(announced) is Verdict.CURRENT.value


def test_its_fingerprint_gives_the_same_answer(announced):
    assert verify_digest(hashlib.sha256(announced).hexdigest()) is Verdict.CURRENT.value


def test_a_letter_that_is_not_made_known_yet_is_unknown(cast):
    row = cast.with_letter()
    content = issued.letter_of(row)
    assert verify_file(content) is Verdict.UNKNOWN.value
    assert verify_digest(hashlib.sha256(content).hexdigest()) is Verdict.UNKNOWN.value
    services.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)
    assert verify_file(content) is Verdict.CURRENT.value


def test_each_of_several_letters_is_known(cast):
    letters = {issued.letter_of(cast.announced()) for _ in range(2)}
    assert len(letters) == 2
    assert {verify_file(content) for content in letters} == {Verdict.CURRENT.value}


def test_one_question_to_the_database_is_enough(announced, django_assert_num_queries):
    with django_assert_num_queries(1):
        verify_file(announced)


# ---- altered ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        None,
        issued.without_attachment,
        issued.with_a_page_more,
        issued.with_a_page_less,
        issued.with_another_amount,
        issued.without_seal,
    ],
)
@pytest.mark.parametrize("objects", list(pikepdf.ObjectStreamMode.__members__))
def test_a_letter_that_was_changed_and_saved_is_altered(change, objects, sealed):
    mode = pikepdf.ObjectStreamMode.__members__[objects]
    forged = issued.saved_again(sealed, change, object_stream_mode=mode)
    assert verify_file(forged) is Verdict.ALTERED.value


def test_a_letter_that_was_unpacked_is_altered(sealed):
    forged = issued.saved_again(
        sealed,
        issued.without_seal,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.all,
    )
    assert verify_file(forged) is Verdict.ALTERED.value


@given(st.data())
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_flipped_bit_anywhere_is_altered(sealed, data):
    forged = bytearray(sealed)
    place = data.draw(st.integers(0, len(sealed) - 1))
    forged[place] ^= 1 << data.draw(st.integers(0, 7))
    assert verify_file(bytes(forged)) is Verdict.ALTERED.value


@pytest.mark.parametrize("change", [lambda letter: letter[:-1], lambda letter: letter + b"\n"])
def test_a_byte_less_or_more_at_the_end_is_altered(change, sealed):
    assert verify_file(change(sealed)) is Verdict.ALTERED.value


def test_a_letter_of_which_the_seal_was_cut_off_is_altered():
    assert verify_file(issued.rendered()) is Verdict.ALTERED.value


def test_a_letter_that_was_sealed_again_by_another_is_altered(announced):
    assert verify_file(seal(issued.rendered(), at=NOW)) is Verdict.ALTERED.value


def test_a_forgery_with_a_kenmerk_of_its_own_tells_nothing_about_ours(announced, sealed):
    """Otherwise somebody could find out which numbers exist."""
    known = issued.saved_again(announced, issued.with_another_amount)
    invented = issued.saved_again(sealed, issued.with_another_amount)
    assert verify_file(known) is verify_file(invented) is Verdict.ALTERED.value


# ---- unknown ---------------------------------------------------------------------------------


def test_the_file_of_a_stranger_is_unknown(announced):
    assert verify_file(issued.stranger()) is Verdict.UNKNOWN.value


def test_a_preview_of_ours_is_unknown():
    """It says of itself that it is a concept: nothing of it was changed."""
    facts = sample("achterhoek")
    facts["kenmerk"] = "volgt bij ondertekening"
    assert verify_file(render_letter(facts, watermark="CONCEPT")) is Verdict.UNKNOWN.value


def test_a_letter_locked_with_a_password_cannot_be_recognised(sealed):
    locked = issued.locked_with_a_password(issued.saved_again(sealed, issued.without_seal))
    assert verify_file(locked) is Verdict.UNKNOWN.value


@pytest.mark.parametrize("facts", ["{}", "[]", "null", '{"kenmerk": "X"}', "{" * 100_000])
def test_data_that_are_not_ours_claim_nothing(facts):
    content = b"%PDF-1.7\nstream\n" + facts.encode() + b"\nendstream\n"
    assert verify_file(content) is Verdict.UNKNOWN.value


def test_data_that_look_like_ours_and_cannot_be_read_claim_nothing():
    facts = b'{"schema":"regiodeals/beschikking/1","kenmerk":' + b"[" * 50_000
    assert verify_file(b"%PDF-1.7\nstream\n" + facts + b"\nendstream\n") is Verdict.UNKNOWN.value


# ---- not readable ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b"PK\x03\x04 een brief van Word", "geen PDF"),
        ("Geachte heer".encode("utf-16"), "geen PDF"),
        (b"\x00" * 2000 + b"%PDF-1.7", "geen PDF"),
        (b"%PDF-1.7" + bytes(MAX_BYTES), "groter dan 25 MB"),
    ],
)
def test_what_is_no_pdf_gets_a_sentence(content, sentence):
    with pytest.raises(NotReadable, match=sentence):
        verify_file(content)


@pytest.mark.parametrize(
    "digest", ["", "0" * 63, "0" * 65, "g" * 64, "0" * 63 + "\n", "٣" * 64, "A" * 64]
)
def test_what_is_no_fingerprint_gets_a_sentence(digest):
    with pytest.raises(NotReadable, match="64 tekens"):
        verify_digest(digest)


def test_a_fingerprint_of_nothing_of_ours_is_unknown(announced):
    assert verify_digest("0" * 64) is Verdict.UNKNOWN.value


def test_no_two_answers_have_the_same_exit_code():
    codes = [verdict.value.exit_code for verdict in Verdict]
    assert sorted(codes) == [0, 1, 2, 4, 5, 6, 7, 8]
    assert codes.index(0) == list(Verdict).index(Verdict.CURRENT)


# ---- issued, and no longer current -----------------------------------------------------------


def test_a_letter_is_current_until_what_replaces_it_is_made_known(cast):
    first = issued.further(cast, BeschikkingKind.VERLENGING, cast.announced())
    content = issued.letter_of(first)
    row = cast.decided(BeschikkingKind.VERLENGING, first, replaces_id=first.pk)
    again = issued.through_the_steps(cast, row, until="sign")
    assert verify_file(content) is Verdict.CURRENT.value
    services.announce_beschikking(beschikking_id=again.pk, actor=cast.drafter)
    answer = verify_file(content)
    assert (answer.title, answer.exit_code) == (Verdict.REPLACED.value.title, 4)
    assert "in haar plaats kwam SPUK-2024-0003." in answer.text


def test_a_letter_is_withdrawn_once_the_intrekking_is_made_known(cast):
    granted = cast.announced()
    content = issued.letter_of(granted)
    issued.further(cast, BeschikkingKind.INTREKKING, granted, replaces_id=granted.pk)
    answer = verify_file(content)
    assert (answer.title, answer.exit_code) == (Verdict.WITHDRAWN.value.title, 5)
    assert "met SPUK-2024-0002 hebben wij haar ingetrokken" in answer.text


def test_an_answer_about_a_replaced_letter_asks_one_question_and_names_nobody(
    cast, django_assert_num_queries
):
    granted = cast.announced()
    content = issued.letter_of(granted)
    issued.further(cast, BeschikkingKind.INTREKKING, granted, replaces_id=granted.pk)
    with django_assert_num_queries(1):
        answer = verify_file(content)
    names = (cast.drafter, cast.signer, granted.uitkering.deal, granted.uitkering.kassier)
    assert not any(str(name) in answer.text for name in names)

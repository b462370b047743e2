"""A seal proves who made a file and that nothing in it changed since."""

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiodeals.documents.signature.pades import FIELD_NAME, seal
from tests.builders import NOW
from tests.verapdf.check import verdicts

VALID = "Signature is Valid"


@pytest.fixture(scope="module")
def sealed(pdf):
    return seal(pdf, at=NOW)


def report(content, tmp_path):
    """What poppler, which is not our own library, says about the signatures in a file."""
    path = tmp_path / "bestand.pdf"
    path.write_bytes(content)
    command = ["pdfsig", "-nocert", path]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def signature_of(content):
    with pikepdf.open(BytesIO(content)) as opened:
        (reference,) = opened.Root.AcroForm.Fields
        return {key: str(value) for key, value in reference.V.items() if key != "/Contents"}


def test_another_program_finds_the_seal_valid_and_over_the_whole_file(sealed, tmp_path):
    found = report(sealed, tmp_path)
    assert VALID in found
    assert "Total document signed" in found
    assert "Signature Type: ETSI.CAdES.detached" in found
    assert "SHA-256" in found


def test_the_document_itself_stays_as_it_was_byte_for_byte(pdf, sealed):
    assert sealed.startswith(pdf)
    assert len(sealed) > len(pdf)


def test_the_seal_says_at_which_moment_it_was_put(sealed, tmp_path):
    assert signature_of(sealed)["/M"].startswith("D:20241118090000")


def test_the_seal_allows_no_change_afterwards(sealed):
    with pikepdf.open(BytesIO(sealed)) as opened:
        (rule,) = opened.Root.Perms.DocMDP.Reference
        assert rule.TransformMethod == "/DocMDP"
        assert rule.TransformParams.P == 1


def test_the_name_of_the_seal_stands_in_the_file_in_clear(sealed):
    assert f"({FIELD_NAME})".encode() in sealed


def test_the_file_stays_the_version_of_pdf_that_an_archive_takes(sealed):
    with pikepdf.open(BytesIO(sealed)) as opened:
        assert opened.pdf_version == "1.7"
        assert "/Version" not in opened.Root
        assert list(opened.Root.Extensions.keys()) == ["/ESIC"]


def test_verapdf_accepts_the_file_before_and_after(pdf, sealed, tmp_path):
    paths = [tmp_path / "voor.pdf", tmp_path / "na.pdf"]
    for path, content in zip(paths, [pdf, sealed], strict=True):
        path.write_bytes(content)
    found = verdicts(*paths)
    assert len(found) == 4
    assert [verdict for verdict in found if verdict.failures] == []


def test_what_travels_inside_is_still_there(sealed):
    with pikepdf.open(BytesIO(sealed)) as opened:
        assert list(opened.attachments) == ["gegevens.json"]


@given(st.data())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_byte_under_the_seal_can_change_unseen(sealed, tmp_path, data):
    (length,) = re.findall(rb"/ByteRange \[ ?0 (\d+) ", sealed)
    place = data.draw(st.integers(0, int(length) - 1))
    forged = bytearray(sealed)
    forged[place] ^= 1
    assert VALID not in report(bytes(forged), tmp_path)


def test_what_is_added_behind_the_seal_is_not_under_it(sealed, tmp_path):
    output = BytesIO(sealed)
    output.seek(0, 2)
    output.write(b"\n% erbij\n")
    assert "Total document signed" not in report(output.getvalue(), tmp_path)


def test_two_seals_are_never_the_same(pdf, sealed):
    """The signature holds a random number; the document under it is what can be made again."""
    assert seal(pdf, at=NOW) != sealed

"""`manage.py verify_beschikking` answers in a sentence, and to a script by its exit code."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from disbursement.beschikking.rendering.verification import MAX_BYTES
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def verify(tmp_path):
    def run(content):
        path = tmp_path / "brief.pdf"
        path.write_bytes(content)
        return answer_on(path)

    return run


@pytest.fixture
def letter(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    return issued.letter_of(cast.announced())


def answer_on(path):
    """The exit code and the sentence."""
    said = StringIO()
    code: Any = 0
    try:
        call_command("verify_beschikking", str(path), stdout=said)
    except CommandError as error:
        assert said.getvalue() == ""
        return error.returncode, str(error)
    except SystemExit as leaving:
        code = leaving.code
    return code, said.getvalue()


def test_only_what_we_issued_gives_zero(verify, letter):
    code, sentence = verify(letter)
    assert code == 0
    assert sentence.startswith("Deze beschikking is door ons uitgegeven.")


def test_what_was_altered_gives_one(verify, letter):
    code, sentence = verify(letter + b"\n")
    assert code == 1
    assert "er is iets aan veranderd" in sentence


def test_what_we_do_not_know_gives_two(verify, letter):
    code, sentence = verify(issued.stranger())
    assert code == 2
    assert "Wij kennen dit bestand niet" in sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "leeg"), (b"geen pdf", "geen PDF"), (bytes(MAX_BYTES + 1), "groter dan 25 MB")],
)
def test_what_cannot_be_judged_gives_three(content, sentence, verify):
    code, said = verify(content)
    assert code == 3
    assert sentence in said


def test_a_file_that_is_not_there_gives_three(tmp_path):
    code, sentence = answer_on(tmp_path / "weg.pdf")
    assert code == 3
    assert "weg.pdf is niet te lezen" in sentence


def test_a_folder_gives_three(tmp_path):
    assert answer_on(tmp_path)[0] == 3

"""The page on which anybody can ask whether a beschikking is real."""

import hashlib
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.verification import MAX_BYTES, Verdict
from disbursement.beschikking.views import CHECKS_PER_MINUTE
from regiodeals.documents.models import Document
from tests.disbursement.beschikking import issued
from tests.screens.pages import read

pytestmark = pytest.mark.django_db

ADDRESS = "/controleer/"


@pytest.fixture
def visitor():
    """Somebody who is not logged in, with a browser that insists on the CSRF rule."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def letter(cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    return issued.letter_of(cast.announced())


def upload(visitor, content, name="brief.pdf"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return visitor.post(ADDRESS, {"bestand": file})


def ask(visitor, digest):
    return visitor.post(ADDRESS, {"vingerafdruk": digest})


def text_of(answer):
    return read(answer.content.decode()).text


def verdict_in(answer):
    (found,) = [each for each in Verdict if each.value.title in text_of(answer)]
    return found


def test_everybody_may_come_and_gets_no_cookie(visitor):
    answer = visitor.get(ADDRESS)
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert reverse("disbursement:beschikking-check") == ADDRESS


def test_every_page_leads_here(visitor):
    links = read(visitor.get(reverse("login")).content.decode()).all("a")
    assert ADDRESS in [link["href"] for link in links]


def test_the_file_that_we_issued_is_recognised(visitor, letter):
    answer = upload(visitor, letter)
    assert verdict_in(answer) is Verdict.CURRENT
    assert "utrecht-alert--ok" in answer.content.decode()


def test_a_file_that_was_altered_is_a_warning(visitor, letter):
    answer = upload(visitor, letter + b"\n")
    assert verdict_in(answer) is Verdict.ALTERED
    assert "utrecht-alert--error" in answer.content.decode()


def test_the_file_of_a_stranger_is_unknown(visitor):
    assert verdict_in(upload(visitor, issued.stranger())) is Verdict.UNKNOWN


def test_a_signed_letter_that_is_not_made_known_is_unknown(visitor, cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    letter = issued.letter_of(cast.with_letter())
    assert verdict_in(upload(visitor, letter)) is Verdict.UNKNOWN


@pytest.mark.parametrize("typed", ["{}", "{}\n", "  {}", "upper", "in groups"])
def test_a_fingerprint_may_be_typed_as_it_comes(typed, visitor, letter):
    digest = hashlib.sha256(letter).hexdigest()
    groups = " ".join(digest[start : start + 8] for start in range(0, 64, 8))
    ways = {"upper": digest.upper(), "in groups": groups}
    assert verdict_in(ask(visitor, ways.get(typed, typed.format(digest)))) is Verdict.CURRENT


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het bestand is leeg"),
        (b"geen pdf", "Dit bestand is geen PDF"),
        (bytes(MAX_BYTES + 1), "groter dan 25 MB"),
    ],
)
def test_what_cannot_be_judged_gets_a_sentence_at_its_field(content, sentence, visitor):
    answer = upload(visitor, content)
    page = read(answer.content.decode())
    assert answer.status_code == 200
    assert sentence in page.text
    assert "#id_bestand" in [link.get("href") for link in page.all("a")]
    assert "Fout: Beschikking controleren" in page.text


@pytest.mark.parametrize(
    ("digest", "sentence"),
    [
        ("", "Vul de vingerafdruk in"),
        ("x" * 64, "Dit is geen vingerafdruk"),
        ("0" * 300, "Dit is te lang"),
        ("0" * 63 + "\0", "teken"),
    ],
)
def test_what_is_no_fingerprint_gets_a_sentence_at_its_field(digest, sentence, visitor):
    page = read(ask(visitor, digest).content.decode())
    assert sentence in page.text
    assert "#id_vingerafdruk" in [link.get("href") for link in page.all("a")]


def test_without_a_file_there_is_a_sentence(visitor):
    assert "Kies een bestand" in text_of(visitor.post(ADDRESS))


def test_a_body_that_is_far_too_large_is_refused_unread(visitor):
    class Unread:
        def read(self, *_arguments):
            pytest.fail("the body was read")

        readline = read

    about = {"CONTENT_LENGTH": str(2 * MAX_BYTES), "wsgi.input": Unread()}
    answer = visitor.generic("POST", ADDRESS, **about)
    assert answer.status_code == 413
    assert "groter dan 25 MB" in text_of(answer)


def test_nothing_of_a_file_is_kept(visitor, letter, monkeypatch, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "uploads")
    (tmp_path / "uploads").mkdir()
    documents = Document.objects.count()
    large = issued.stranger() + bytes(4 * 1024 * 1024)
    upload(visitor, large)
    assert list((tmp_path / "uploads").iterdir()) == []
    assert Document.objects.count() == documents
    assert large not in [path.read_bytes() for path in Path(tempfile.gettempdir()).glob("*.upload")]


def test_the_answer_holds_no_personal_data_and_nothing_of_the_case(visitor, letter):
    row = Beschikking.objects.get()
    text = text_of(upload(visitor, letter, name="geheime-naam.pdf"))
    for secret in (
        row.kenmerk,
        row.uitkering.deal.name,
        row.uitkering.kassier.name,
        str(row.signer),
        str(row.drafter),
        "geheime-naam",
        "10.000.000",
    ):
        assert secret not in text


def test_an_answer_is_the_same_for_every_letter(visitor, cast, monkeypatch):
    issued.with_quick_letters(monkeypatch)
    answers = {upload(visitor, issued.letter_of(cast.announced())).content for _ in range(2)}
    assert len(answers) == 1


def test_markup_in_the_name_of_a_file_does_not_come_back(visitor):
    answer = upload(visitor, b"geen pdf", name="<script>alert(1)</script>.pdf")
    assert "<script>alert" not in answer.content.decode()


def test_who_asks_too_often_has_to_wait(visitor):
    for _ in range(CHECKS_PER_MINUTE):
        assert ask(visitor, "0" * 64).status_code == 200
    answer = ask(visitor, "0" * 64)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert visitor.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_do_not_exist(method, visitor):
    assert getattr(visitor, method)(ADDRESS).status_code == 405


def test_the_page_obeys_the_content_security_policy_and_is_not_kept(visitor, letter):
    for answer in (visitor.get(ADDRESS), upload(visitor, letter)):
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        assert answer["Cache-Control"] == "no-store"
        page = answer.content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert "onclick" not in page


def test_every_field_has_a_label_and_the_page_one_heading(visitor):
    page = read(visitor.get(ADDRESS).content.decode())
    labels = {label["for"] for label in page.all("label")}
    assert {field["id"] for field in page.all("input")} == labels
    assert len(page.all("h1")) == 1
    assert page.unclosed == []

"""A worker makes the letter of a signed beschikking: maybe later, but always and only once."""

import logging
import time
from pathlib import Path

import pytest

from disbursement.beschikking import services, tasks
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering import make
from disbursement.beschikking.selectors import ids_with_pending_letter
from disbursement.uitkering.models import Uitkering
from regiodeals.documents import services as documents
from regiodeals.documents import store
from regiodeals.documents.models import Document
from tests import builders
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

FAILED = "RuntimeError: het lettertype ontbreekt"


@pytest.fixture
def unsealed(monkeypatch):
    """Letters that need not be a PDF."""

    def leave_unsealed(content, *, at):
        return content

    monkeypatch.setattr(make, "seal", leave_unsealed)


@pytest.fixture
def quick_letters(monkeypatch, unsealed):
    """Letters that are made at once; gives the kenmerk of each that was made."""
    made = []

    def render(facts, *, watermark):
        made.append(facts["kenmerk"])
        return f"%PDF {facts['kenmerk']} {watermark}".encode()

    monkeypatch.setattr(make, "render_letter", render)
    return made


@pytest.fixture
def broken_letters(monkeypatch):
    def fail(_facts, *, watermark):
        raise RuntimeError("het lettertype ontbreekt")

    monkeypatch.setattr(make, "render_letter", fail)


@pytest.fixture
def signed(cast):
    return cast.signed()


def stored_files(settings):
    return [path for path in Path(settings.DOCUMENTS_ROOT).rglob("*") if path.is_file()]


# ---- once ------------------------------------------------------------------------------------


def test_the_letter_is_a_pdf_of_the_facts_that_were_signed(signed, settings):
    tasks.render_letter(signed.pk)
    document = Document.objects.get()
    assert document.is_stored
    assert store.get(document.sha256).startswith(b"%PDF-1.7")
    assert len(stored_files(settings)) == 1


def test_outside_production_every_letter_says_test(signed, quick_letters):
    tasks.render_letter(signed.pk)
    assert store.get(Document.objects.get().sha256) == b"%PDF SPUK-2024-0001 TEST"


def test_the_task_may_run_twice(signed, quick_letters, settings):
    tasks.render_letter(signed.pk)
    first = Document.objects.get()
    tasks.render_letter(signed.pk)
    assert Document.objects.get() == first
    assert quick_letters == ["SPUK-2024-0001"]
    assert len(stored_files(settings)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_store_one_letter(signed, unsealed, monkeypatch, settings):
    made = []

    def render_slowly(facts, *, watermark):
        made.append(facts["kenmerk"])
        time.sleep(0.2)
        return b"%PDF"

    monkeypatch.setattr(make, "render_letter", render_slowly)
    results_of(at_once(*[lambda: tasks.render_letter(signed.pk)] * 2))
    assert made == ["SPUK-2024-0001"]
    assert Document.objects.get().is_stored
    assert len(stored_files(settings)) == 1


def test_what_is_not_signed_gets_no_letter(cast, quick_letters):
    row = cast.approved()
    assert not make.make_letter(row.pk)
    assert quick_letters == []


def test_what_changes_after_the_signature_does_not_reach_the_letter(signed, unsealed, monkeypatch):
    Uitkering.objects.update(account_number="NL99")
    printed = []

    def render(facts, *, watermark):
        printed.append(facts["betaling"]["rekening"])
        return b"%PDF"

    monkeypatch.setattr(make, "render_letter", render)
    tasks.render_letter(signed.pk)
    assert printed == ["NL00 EXMP 0000 0000 00"]


# ---- a rendering that fails ------------------------------------------------------------------


def test_a_rendering_that_fails_leaves_the_signature_and_keeps_the_error(signed, broken_letters):
    tasks.render_letter(signed.pk)
    row = Beschikking.objects.get()
    assert (row.status, row.kenmerk) == (BeschikkingStatus.ONDERTEKEND, "SPUK-2024-0001")
    document = Document.objects.pending().get()
    assert (document.last_error, document.attempts) == (FAILED, 1)
    assert ids_with_pending_letter() == [row.pk]


def test_after_five_attempts_it_is_given_up_and_waits_for_a_person(signed, broken_letters):
    for _ in range(documents.MAX_ATTEMPTS):
        assert ids_with_pending_letter() == [signed.pk]
        tasks.render_letter(signed.pk)
    assert ids_with_pending_letter() == []
    document = Document.objects.get()
    assert document.is_given_up
    assert (document.attempts, document.last_error) == (documents.MAX_ATTEMPTS, FAILED)


def test_giving_up_is_said_in_the_log(signed, broken_letters, caplog):
    with caplog.at_level(logging.ERROR):
        for _ in range(documents.MAX_ATTEMPTS):
            tasks.render_letter(signed.pk)
    assert "given up after 5 attempts" in caplog.text


def test_once_mended_a_retry_makes_the_letter(signed, cast, broken_letters, unsealed, monkeypatch):
    for _ in range(documents.MAX_ATTEMPTS):
        tasks.render_letter(signed.pk)
    monkeypatch.setattr(make, "render_letter", lambda *_facts, **_watermark: b"%PDF")
    tasks.render_letter(signed.pk)
    assert not Document.objects.get().is_stored
    services.retry_letter(beschikking_id=signed.pk, actor=cast.drafter)
    tasks.render_letter(signed.pk)
    assert Document.objects.get().is_stored
    announced = services.announce_beschikking(beschikking_id=signed.pk, actor=cast.drafter)
    assert announced.status == BeschikkingStatus.BEKENDGEMAAKT


# ---- the sweep -------------------------------------------------------------------------------


def test_the_sweep_sends_what_is_pending_oldest_first(cast, hurried, still_clock, quick_letters):
    still_clock.set(builders.NOW.replace(hour=10))
    later = cast.signed()
    still_clock.set(builders.NOW.replace(hour=9))
    earlier = cast.signed()
    done, hopeless = cast.signed(), cast.signed()
    tasks.render_letter(done.pk)
    Document.objects.filter(pk=hopeless.document_id).update(given_up_at=builders.NOW)
    cast.approved()
    tasks.sweep_letters()
    assert hurried == [earlier.pk, later.pk]


def test_with_nothing_pending_the_sweep_sends_nothing(cast, hurried):
    cast.approved()
    tasks.sweep_letters()
    assert hurried == []


def test_the_sweep_finds_a_letter_whose_worker_died(signed, hurried, monkeypatch):
    class Killed(BaseException):
        """What no worker survives."""

    def die(_facts, *, watermark):
        raise Killed

    monkeypatch.setattr(make, "render_letter", die)
    with pytest.raises(Killed):
        tasks.render_letter(signed.pk)
    tasks.sweep_letters()
    assert hurried == [signed.pk]


def test_beat_sends_the_sweep_by_a_name_that_exists(settings):
    from regiodeals.celery import app

    app.loader.import_default_modules()
    names = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert "disbursement.beschikking.tasks.sweep_letters" in names
    assert names <= app.tasks.keys()


def test_a_sweep_that_no_worker_took_goes_before_the_next_one_comes(settings):
    sweeps = {
        name: entry
        for name, entry in settings.CELERY_BEAT_SCHEDULE.items()
        if name.startswith("sweep-")
    }
    assert len(sweeps) >= 4
    for name, entry in sweeps.items():
        assert entry["options"]["expires"] < entry["schedule"], name

"""A real broker and a real worker: the letter comes, also when one of them was away."""

import os
import signal
import time

import pytest

from disbursement.beschikking import services, tasks
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.make import make_letter
from regiodeals.documents import store
from regiodeals.documents.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 60
WORKER = """
from regiodeals.celery import app
options = app.conf.broker_transport_options | {"global_keyprefix": sys.argv[1]}
app.conf.broker_transport_options = options
arguments = ["--pool=solo", "--without-gossip", "--without-mingle", "--loglevel=ERROR"]
app.worker_main(["worker", *arguments])
"""
WORKER_THAT_HANGS = """
import time
from disbursement.beschikking import tasks
from disbursement.beschikking.rendering import make

def never_ready(facts, *, watermark):
    print("rendering", flush=True)
    time.sleep(60)

make.render_letter = never_ready
tasks.render_letter(int(sys.argv[1]))
"""


@pytest.fixture
def approved(cast):
    return cast.approved()


def sign(row, actor):
    return services.sign_beschikking(beschikking_id=row.pk, actor=actor)


def until(happened):
    """Whether it happens before patience runs out."""
    deadline = time.monotonic() + PATIENCE
    while not (answer := happened()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return answer


def stored_letters():
    return Document.objects.filter(stored_at__isnull=False)


def test_sign_and_a_worker_stores_the_letter_also_when_the_broker_was_down(
    cast, broker, start_process
):
    in_time, too_early = cast.approved(), cast.approved()
    sign(in_time, cast.signer)
    broker.go_down()
    sign(too_early, cast.signer)
    broker.come_back()
    worker = start_process(WORKER, broker.prefix)
    assert until(stored_letters().exists)
    assert stored_letters().get() == Beschikking.objects.get(pk=in_time.pk).document
    tasks.sweep_letters.delay()
    assert until(lambda: stored_letters().count() == 2)
    for document in stored_letters():
        assert store.get(document.sha256).startswith(b"%PDF-1.7")
        assert document.attempts == 1
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE) == 0


def test_signing_takes_no_time_when_the_broker_is_down(approved, cast, broker):
    broker.go_down()
    before = time.monotonic()
    sign(approved, cast.signer)
    assert time.monotonic() - before < 3
    row = Beschikking.objects.get()
    assert (row.status, row.kenmerk) == (BeschikkingStatus.ONDERTEKEND, "SPUK-2024-0001")
    assert list(Document.objects.pending()) == [row.document]


def test_a_signature_is_one_message(approved, cast, broker):
    sign(approved, cast.signer)
    assert broker.waiting() == 1


def test_a_signature_that_is_rolled_back_is_no_message(approved, cast, broker, monkeypatch):
    from regiodeals import workflow

    def fail(*_step, **_details):
        raise RuntimeError("te laat")

    monkeypatch.setattr(workflow, "perform", fail)
    with pytest.raises(RuntimeError):
        sign(approved, cast.signer)
    assert broker.waiting() == 0


def test_a_worker_that_is_killed_in_the_middle_of_a_letter_loses_nothing(
    approved, cast, start_process
):
    row = sign(approved, cast.signer)
    worker = start_process(WORKER_THAT_HANGS, str(row.pk))
    assert worker.stdout is not None
    assert worker.stdout.readline() == "rendering\n"
    assert not make_letter(row.pk), "the dying worker still holds the order"
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(PATIENCE)
    assert Document.objects.pending().get().attempts == 1
    # The database notices within moments that nobody is there any more.
    assert until(lambda: make_letter(row.pk))
    assert not make_letter(row.pk)
    document = Document.objects.get()
    assert document.attempts == 2
    assert store.get(document.sha256).startswith(b"%PDF-1.7")

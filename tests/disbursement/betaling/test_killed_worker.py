"""A worker that is killed while it makes the file or reads the bank: another one finishes it."""

import signal

import pytest

from disbursement.betaling import running, services, tasks
from disbursement.betaling.models import Bankregel, BatchStatus, Betaalbatch, Betaling
from disbursement.betaling.rendering.pain_file import payment_file
from disbursement.betaling.selectors import ids_of_waiting_deliveries, ids_without_file
from disbursement.grootboek.models import Boeking, BoekingKind
from regiodeals.documents import store
from tests.disbursement.betaling.world import entry, statement

pytestmark = pytest.mark.django_db(transaction=True)

DIES_IN_THE_FILE = """
import time
from disbursement.betaling.running import files

def hang(batch):
    print("busy", flush=True)
    time.sleep(60)

files.payment_file = hang
files.make_file(int(sys.argv[1]))
"""
DIES_BEFORE_THE_STEP = """
import time
from disbursement.betaling.running import files

def hang(batch_id):
    print("busy", flush=True)
    time.sleep(60)

files._note_file = hang
files.make_file(int(sys.argv[1]))
"""
DIES_IN_THE_SECOND_LINE = """
import time
from disbursement.betaling.running import reading

take_over, calls = reading._take_over_line, []

def hang(*arguments):
    take_over(*arguments)
    calls.append(1)
    if len(calls) == 2:
        print("busy", flush=True)
        time.sleep(60)

reading._take_over_line = hang
reading.read_delivery(int(sys.argv[1]))
"""


def killed(start_process, program: str, number: int) -> None:
    worker = start_process(program, str(number))
    assert worker.stdout.readline().strip() == "busy"
    worker.send_signal(signal.SIGKILL)
    worker.wait()


@pytest.mark.parametrize("program", [DIES_IN_THE_FILE, DIES_BEFORE_THE_STEP])
def test_there_is_one_file_whatever_the_worker_was_doing(office, start_process, program):
    office.confirmed()
    batch = office.closed_batch()
    killed(start_process, program, batch.pk)
    assert ids_without_file() == [batch.pk]
    assert running.make_file(batch.pk)
    made = Betaalbatch.objects.select_related("document").get()
    assert made.status == BatchStatus.BESTAND_GEMAAKT
    assert made.document
    assert store.get(made.document.sha256) == payment_file(made)
    assert ids_without_file() == []


def test_nothing_is_half_booked(office, start_process):
    office.confirmed(office.payable())
    office.sent()
    rows = list(Betaling.objects.order_by("pk"))
    delivery = services.deliver_file(
        content=statement(*map(entry, rows)), filename="x.xml", actor=office.first
    )
    killed(start_process, DIES_IN_THE_SECOND_LINE, delivery.pk)
    assert Bankregel.objects.count() == 0
    assert not Boeking.objects.filter(kind=BoekingKind.TERMIJN_BETAALD).exists()
    assert ids_of_waiting_deliveries() == [delivery.pk]
    assert running.read_delivery(delivery.pk)
    assert Boeking.objects.filter(kind=BoekingKind.TERMIJN_BETAALD).count() == 2


def test_the_sweep_sends_again_what_stayed_behind(office, hurried):
    office.confirmed()
    batch = office.closed_batch()
    delivery = services.deliver_file(
        content=statement(entry()), filename="x.xml", actor=office.first
    )
    hurried.clear()
    tasks.sweep_payments()
    assert hurried == [batch.pk, delivery.pk]

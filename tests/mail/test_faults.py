"""Workers die, brokers forget, servers hang up: the mail comes, and at worst it comes once more."""

import signal
from datetime import timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend

from regiodeals.audit import services as audit
from regiodeals.mail import rendering, sending, tasks
from regiodeals.mail.attempt import BACK_OFF, LEASE, MAX_ATTEMPTS
from regiodeals.mail.models import Message
from regiodeals.mail.selectors import ids_due
from tests import builders
from tests.mail.conftest import queue
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db(transaction=True)

KILLED_IN_THE_WINDOW = """
import os, signal
from django.core.mail.backends.smtp import EmailBackend
from regiodeals.mail import kinds, sending
from regiodeals.mail.kinds import Registration

settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[2])
kinds.register("bekendmaking", page=lambda m: "/", is_wanted=lambda m: True)
as_it_is = EmailBackend.send_messages

def die_around(self, messages):
    if sys.argv[3] == "after":
        as_it_is(self, messages)
    os.kill(os.getpid(), signal.SIGKILL)

EmailBackend.send_messages = die_around
sending.send(int(sys.argv[1]))
"""


class Killed(BaseException):
    """What no worker survives."""


def die(*_args, **_kwargs):
    raise Killed


def after(function):
    """The function, and then the end."""

    def run(*args, **kwargs):
        function(*args, **kwargs)
        raise Killed

    return run


# Where a worker may die: a place in the code, and how often the server then gets the mail in all.
PLACES = {
    "before the claim is written": (sending, "is_held", die, 1),
    "after the claim": (sending, "as_email", die, 1),
    "while it connects": (EmailBackend, "open", die, 1),
    "after it connected": (EmailBackend, "open", "after", 1),
    "before the message goes over the line": (EmailBackend, "send_messages", die, 1),
    "after the server's yes": (EmailBackend, "send_messages", "after", 2),
    "before the outcome is written": (sending, "_note_outcome", die, 2),
    "while the outcome is written": (audit, "record", die, 2),
    "after the outcome is written": (sending, "_note_outcome", "after", 1),
    "after it said goodbye": (EmailBackend, "close", "after", 1),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_worker_that_dies_costs_time_and_at_most_a_repeat(
    place, message, office, monkeypatch, still_clock
):
    where, name, how, expected = PLACES[place]
    with monkeypatch.context() as patch:
        patch.setattr(where, name, after(getattr(where, name)) if how == "after" else how)
        with pytest.raises(Killed):
            sending.send(message.pk)
    still_clock.set(builders.NOW + LEASE)
    for message_id in ids_due():
        sending.send(message_id)
    row = Message.objects.get()
    assert row.handed_over_at is not None
    # One time, or a second time under the same name, by which the receiver recognises it.
    assert office.message_ids == [row.message_id] * expected
    assert ids_due() == []


@pytest.mark.parametrize(("moment", "expected"), [("before", 1), ("after", 2)])
def test_a_process_that_is_really_killed_leaves_the_same(
    moment, expected, message, office, start_process, still_clock
):
    process = start_process(KILLED_IN_THE_WINDOW, str(message.pk), str(office.port), moment)
    assert process.wait(30) == -signal.SIGKILL
    row = Message.objects.get()
    assert (row.handed_over_at, row.attempts) == (None, 1)
    # The process lived in the real time.
    still_clock.set(row.leased_until)
    assert sending.send(message.pk)
    assert office.message_ids == [row.message_id] * expected


def test_as_long_as_the_lease_runs_nobody_else_tries(message, office, monkeypatch, still_clock):
    with monkeypatch.context() as patch:
        patch.setattr(sending, "as_email", die)
        with pytest.raises(Killed):
            sending.send(message.pk)
    still_clock.set(builders.NOW + LEASE - timedelta(seconds=1))
    assert ids_due() == []
    assert not sending.send(message.pk)
    assert office.received == []


def test_a_message_that_kills_each_worker_is_given_up_in_the_end(
    message, office, monkeypatch, still_clock
):
    monkeypatch.setattr(sending, "as_email", die)
    for attempt in range(MAX_ATTEMPTS):
        still_clock.set(builders.NOW + attempt * LEASE)
        with pytest.raises(Killed):
            sending.send(message.pk)
    still_clock.set(builders.NOW + MAX_ATTEMPTS * LEASE)
    assert not sending.send(message.pk)
    assert Message.objects.get().is_failed


def test_a_server_that_hangs_up_before_its_answer_gets_it_again(message, office, still_clock):
    office.hangs_up = True
    assert not sending.send(message.pk)
    assert Message.objects.get().is_pending
    office.hangs_up = False
    still_clock.set(builders.NOW + BACK_OFF[0])
    assert sending.send(message.pk)
    assert office.message_ids == [message.message_id] * 2


def test_two_workers_at_once_send_one_mail(message, office):
    outcomes = at_once(*[lambda: sending.send(message.pk)] * 4)
    assert sorted(results_of(outcomes)) == [False, False, False, True]
    assert office.message_ids == [message.message_id]


def test_a_worker_whose_lease_ran_out_does_not_undo_what_the_next_one_did(
    message, office, monkeypatch, still_clock
):
    with monkeypatch.context() as patch:

        def overtaken(_message):
            still_clock.set(builders.NOW + LEASE)
            patch.setattr(sending, "as_email", rendering.as_email)
            assert sending.send(message.pk)
            raise OSError("the first worker wakes up and fails")

        patch.setattr(sending, "as_email", overtaken)
        assert not sending.send(message.pk)
    row = Message.objects.get()
    assert row.handed_over_at is not None
    assert (row.failed_at, row.failure) == (None, "")


def test_the_beat_fires_twice_and_one_mail_goes(message, office, monkeypatch):
    monkeypatch.setattr(tasks.send_message, "delay", sending.send)
    at_once(tasks.sweep_mail, tasks.sweep_mail)
    tasks.sweep_mail()
    assert office.message_ids == [message.message_id]


def test_a_broker_that_is_down_does_not_stop_the_order_and_the_sweep_sends(kassier, broker, office):
    broker.go_down()
    message = queue(kassier)
    broker.come_back()
    assert broker.waiting() == 0
    tasks.sweep_mail()
    assert broker.waiting() == 1
    tasks.send_message(message.pk)
    assert office.message_ids == [message.message_id]


def test_the_sweep_sends_many_and_asks_the_database_as_often_as_for_few(
    kassier, django_assert_num_queries
):
    for number in range(30):
        queue(kassier, occasion=str(number))
    with django_assert_num_queries(2):
        assert len(ids_due()) == 30

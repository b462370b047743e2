"""Make an ordered document: once, whatever happens meanwhile."""

import threading
import time

import pytest
from django.db import DatabaseError, connection, transaction

from regiodeals.documents import services, store
from regiodeals.documents.models import Document, Kind
from regiodeals.documents.services import MAX_ATTEMPTS
from tests import builders
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 voorbeeld"


@pytest.fixture
def order():
    return services.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)


def current():
    return Document.objects.get()


def fail():
    raise ValueError("de opmaak klopt niet")


def test_the_document_is_stored_under_its_hash(order, still_clock):
    assert services.fulfil(order.pk, lambda: CONTENT)
    document = current()
    assert store.get(document.sha256) == CONTENT
    assert document.size == len(CONTENT)
    assert document.stored_at == builders.NOW
    assert (document.attempts, document.last_error) == (1, "")


def test_a_second_time_nothing_is_made(order):
    services.fulfil(order.pk, lambda: CONTENT)
    assert not services.fulfil(order.pk, lambda: pytest.fail("made again"))
    assert current().attempts == 1


def test_an_order_that_does_not_exist_is_left_alone():
    assert not services.fulfil(4711, lambda: pytest.fail("made"))


def test_a_failure_is_kept_on_the_order_and_loses_nothing(order):
    assert not services.fulfil(order.pk, fail)
    document = current()
    assert document.last_error == "ValueError: de opmaak klopt niet"
    assert list(Document.objects.pending()) == [document]


def test_a_failure_in_the_database_is_kept_too(order):
    def break_the_transaction():
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM bestaat_niet")

    assert not services.fulfil(order.pk, break_the_transaction)
    assert "bestaat_niet" in current().last_error


def test_a_disk_that_is_full_is_kept_too(order, monkeypatch):
    def full(_content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "put", full)
    assert not services.fulfil(order.pk, lambda: CONTENT)
    assert "No space left on device" in current().last_error


def test_an_empty_document_is_no_document(order):
    assert not services.fulfil(order.pk, lambda: b"")
    assert "Het bestand is leeg" in current().last_error


def test_a_long_error_is_cut_off(order):
    def fail_at_length():
        raise ValueError("x" * 10_000)

    services.fulfil(order.pk, fail_at_length)
    assert len(current().last_error) == 2000


def test_a_later_attempt_clears_the_error(order):
    services.fulfil(order.pk, fail)
    assert services.fulfil(order.pk, lambda: CONTENT)
    assert (current().attempts, current().last_error) == (2, "")


def test_after_five_failures_it_is_given_up(order):
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert not current().is_given_up
        services.fulfil(order.pk, fail)
        assert current().attempts == attempt
    assert current().is_given_up
    assert current().last_error
    assert not services.fulfil(order.pk, lambda: pytest.fail("made"))


def test_a_document_that_kills_its_worker_is_given_up_in_the_end(order):
    class Killed(BaseException):
        """What no worker survives."""

    def die():
        raise Killed

    for _ in range(MAX_ATTEMPTS):
        with pytest.raises(Killed):
            services.fulfil(order.pk, die)
    assert not current().is_given_up
    assert not services.fulfil(order.pk, lambda: pytest.fail("made"))
    assert current().is_given_up


def test_a_document_that_was_given_up_gets_new_attempts(order):
    for _ in range(MAX_ATTEMPTS):
        services.fulfil(order.pk, fail)
    assert services.retry(order.pk)
    document = current()
    assert (document.attempts, document.last_error, document.given_up_at) == (0, "", None)
    assert services.fulfil(order.pk, lambda: CONTENT)


def test_what_is_pending_or_stored_has_nothing_to_retry(order):
    services.fulfil(order.pk, fail)
    assert not services.retry(order.pk)
    assert current().attempts == 1
    services.fulfil(order.pk, lambda: CONTENT)
    assert not services.retry(order.pk)
    assert current().is_stored


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_it_once(order):
    made = []

    def produce():
        made.append(threading.get_ident())
        time.sleep(0.2)
        return CONTENT

    outcomes = at_once(*[lambda: services.fulfil(order.pk, produce)] * 4)
    assert sorted(results_of(outcomes)) == [False, False, False, True]
    assert len(made) == 1
    assert current().is_stored


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_not_wait_for_another(order):
    busy, done = threading.Event(), threading.Event()

    def produce_slowly():
        busy.set()
        assert done.wait(10)
        return CONTENT

    def come_second():
        assert busy.wait(10)
        try:
            return services.fulfil(order.pk, lambda: pytest.fail("made"))
        finally:
            done.set()

    outcomes = at_once(lambda: services.fulfil(order.pk, produce_slowly), come_second)
    assert results_of(outcomes) == [True, False]
    assert current().attempts == 1


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_breaks_leaves_the_order_pending(order):
    def lose_the_connection():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    def work():
        with pytest.raises(DatabaseError):
            services.fulfil(order.pk, lose_the_connection)

    results_of(at_once(work))
    assert list(Document.objects.pending()) == [current()]
    assert current().attempts == 1
    assert services.fulfil(order.pk, lambda: CONTENT)


def test_making_it_is_one_transaction(order):
    def produce():
        assert transaction.get_connection().in_atomic_block
        return CONTENT

    assert services.fulfil(order.pk, produce)

"""A worker makes an ordered file once, whatever happens to it, in a memory that does not grow."""

import signal
import tracemalloc
from functools import partial

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from regiodeals.common.export import Column, Sheet, write_csv, write_xlsx
from regiodeals.exports import running, store, tasks, views
from regiodeals.exports.models import ExportOrder
from regiodeals.exports.selectors import ids_for_a_worker
from tests.exports.world import body_of, csv_rows, fetch, made, ordered, xlsx_rows
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

DIES_WHILE_IT_WRITES = """
import time
from regiodeals.exports import running, store

def hang(sheet, path):
    path.write_text("half")
    print("busy", flush=True)
    time.sleep(60)

store.write_csv = hang
running.make_file(int(sys.argv[1]))
"""


def test_the_file_is_the_same_as_the_short_one(short, coordinator, monkeypatch):
    order = made(coordinator)
    monkeypatch.setattr(views, "MOST_AT_ONCE", 1000)
    assert store.path_of(order).read_bytes() == body_of(fetch(coordinator, "deals"))
    book = made(coordinator, form="xlsx")
    assert book.rows == 3
    names = [row["Deal"].value for row in xlsx_rows(store.path_of(book).read_bytes())]
    assert names == [row["Deal"] for row in csv_rows(store.path_of(order).read_bytes())]


def test_a_second_worker_finds_nothing_to_do(coordinator):
    order = made(coordinator)
    assert not running.make_file(order.pk)
    assert ids_for_a_worker() == []


def test_what_goes_wrong_is_tried_again_and_given_up_in_the_end(coordinator, monkeypatch):
    def fails(*_arguments):
        raise SoftTimeLimitExceeded

    order = ordered(coordinator)
    monkeypatch.setattr(store, "write", fails)
    for _ in range(running.MOST_ATTEMPTS - 1):
        assert not running.make_file(order.pk)
        assert ids_for_a_worker() == [order.pk]
    assert not running.make_file(order.pk)
    assert ids_for_a_worker() == []
    assert ExportOrder.objects.get().failure == running.GIVEN_UP


def test_a_file_that_kills_its_worker_is_given_up(coordinator):
    order = ordered(coordinator)
    ExportOrder.objects.filter(pk=order.pk).update(attempts=running.MOST_ATTEMPTS)
    assert not running.make_file(order.pk)
    assert ExportOrder.objects.get().failure == running.GIVEN_UP


def test_a_half_file_has_no_name(coordinator, monkeypatch):
    def breaks(_sheet, path):
        path.write_text("half")
        raise OSError("schijf vol")

    order = ordered(coordinator)
    monkeypatch.setattr(store, "write_csv", breaks)
    assert not running.make_file(order.pk)
    assert list(store.path_of(order).parent.iterdir()) == []


def test_the_memory_does_not_grow_with_the_rows(tmp_path):
    def peak(number, write, path):
        rows = ((f"regel {place}", place) for place in range(number))
        tracemalloc.start()
        write(Sheet("Lang", (Column("Wat"), Column("Nummer")), rows), path)
        peak_bytes = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak_bytes

    for write, name in ((write_csv, "a.csv"), (write_xlsx, "a.xlsx")):
        peak(10, write, tmp_path / name)
        few, many = (peak(number, write, tmp_path / name) for number in (500, 10_000))
        assert many < few + 400_000, name


# ---- at once, and killed ---------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
class TestOnRealConnections:
    """Two at once, and a worker that is killed."""

    def test_two_clicks_at_once_give_one_order(self, coordinator):
        ask = partial(ordered, coordinator)
        first, second = results_of(at_once(ask, ask))
        assert first == second
        assert ExportOrder.objects.count() == 1

    def test_two_workers_at_once_make_one_file(self, coordinator):
        order = ordered(coordinator)
        make = partial(running.make_file, order.pk)
        assert sorted(results_of(at_once(make, make))) == [False, True]
        assert ExportOrder.objects.get().rows == 3

    def test_what_a_killed_worker_left_is_made_by_the_next(
        self, coordinator, start_process, hurried
    ):
        order = ordered(coordinator)
        worker = start_process(DIES_WHILE_IT_WRITES, str(order.pk))
        assert worker.stdout.readline().strip() == "busy"
        assert not running.make_file(order.pk)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        hurried.clear()
        tasks.sweep_exports()
        assert hurried == [order.pk]
        assert running.make_file(order.pk)
        assert len(csv_rows(store.path_of(order).read_bytes())) == 3

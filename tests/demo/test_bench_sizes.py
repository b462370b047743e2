"""Two measurements in two databases of one server count their tables without waiting."""

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from demo.bench.sizes import count_rows
from regiodeals.deal.models import Deal
from tests import builders

SHARED = "pg_catalog.pg_database"


@pytest.fixture
def another_counts():
    """Another transaction that has counted a catalogue all databases of the server share."""
    told = connection.get_connection_params()
    told.pop("cursor_factory", None)
    told.pop("context", None)
    with psycopg.connect(**told) as other:
        other.execute(f"ANALYZE {SHARED}")
        yield
        other.rollback()


def _soon(cursor) -> None:
    cursor.execute("SET LOCAL lock_timeout = '200ms'")


@pytest.mark.django_db
def test_counting_our_tables_waits_for_nobody_else(another_counts):
    with transaction.atomic(), connection.cursor() as cursor:
        _soon(cursor)
        count_rows()


@pytest.mark.django_db
def test_counting_everything_would_wait(another_counts):
    with transaction.atomic(), connection.cursor() as cursor:
        _soon(cursor)
        with pytest.raises(OperationalError, match="lock timeout"):
            cursor.execute("ANALYZE")
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_planner_knows_the_rows_afterwards():
    builders.proposal()
    count_rows()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Deal._meta.db_table])
        assert cursor.fetchone() == (Deal.objects.count(),)

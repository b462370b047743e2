"""After a test with real transactions nothing stands in any table, whatever froze it."""

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from disbursement.beschikking.models import Beschikking
from regiodeals.audit.models import AuditEntry
from tests import emptying
from tests.builders import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def flush() -> None:
    """What Django does after each such test."""
    call_command(
        "flush",
        verbosity=0,
        interactive=False,
        reset_sequences=False,
        allow_cascade=False,
        inhibit_post_migrate=True,
    )


def with_rows() -> list[str]:
    return [
        model._meta.label for model in apps.get_models() if model._base_manager.all()[:1].exists()
    ]


def test_a_flush_leaves_no_row_in_any_table_not_even_a_frozen_one() -> None:
    Cast().signed()
    assert {Beschikking._meta.label, AuditEntry._meta.label} <= set(with_rows())
    flush()
    assert with_rows() == []


def test_after_a_flush_the_triggers_stand_guard_again() -> None:
    Cast().signed()
    flush()
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)


def test_a_flush_of_empty_tables_does_nothing() -> None:
    flush()
    flush()
    assert with_rows() == []


def test_who_is_still_in_a_transaction_keeps_no_lock_for_the_next_test(monkeypatch) -> None:
    monkeypatch.setattr(emptying, "PATIENCE_S", 0.1)
    beschikking = Cast().signed()
    left_behind = connection.copy().get_new_connection(connection.get_connection_params())
    left_behind.execute(
        "SELECT 1 FROM disbursement_beschikking WHERE id = %s FOR UPDATE", [beschikking.pk]
    )
    flush()
    assert with_rows() == []
    with pytest.raises(psycopg.OperationalError):
        left_behind.execute("SELECT 1")
    left_behind.close()

"""After a test with real transactions nothing stands in any table, whatever froze it."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from disbursement.beschikking.models import Beschikking
from regiodeals.audit.models import AuditEntry
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

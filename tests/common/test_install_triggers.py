"""Every trigger that a model asks for stands in the database after the migrations."""

import pgtrigger
import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def installed() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname LIKE 'pgtrigger%'"
        )
        return set(cursor.fetchall())


def wanted() -> set[tuple[str, str]]:
    return {
        (model._meta.db_table, trigger.get_pgid(model)) for model, trigger in pgtrigger.registered()
    }


def test_all_are_installed_and_no_other():
    assert installed() == wanted()

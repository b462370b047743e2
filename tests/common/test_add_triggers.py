"""Every trigger that a model asks for stands in the database after the migrations."""

import pgtrigger
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from regiodeals.common.add_triggers import AddTriggers

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


def test_going_back_takes_the_triggers_away_and_going_on_brings_them_again():
    before = installed()
    initial = MigrationLoader(None).disk_migrations[("obligations", "0001_initial")]
    [step] = [operation for operation in initial.operations if isinstance(operation, AddTriggers)]
    names = {trigger.sql.pgid for found in step.triggers.values() for trigger in found}
    editor = connection.schema_editor(atomic=False)
    step.database_backwards("obligations", editor, None, None)
    assert {name for _, name in before - installed()} == names
    step.database_forwards("obligations", editor, None, None)
    assert installed() == before

"""The database of the tests is made anew when what it rests on changes, and only then."""

import pytest
from django.db import connection

from tests.migrated_database import PREFIX, fingerprint


@pytest.fixture
def project(tmp_path, settings):
    """A project with one migration, one file of facts and its requirements."""
    settings.BASE_DIR = tmp_path
    for name in (
        "app/room/migrations/0001_begin.py",
        "fixtures/deals.json",
        "requirements/dev.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("first")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["app/room/migrations/0001_begin.py", "fixtures/deals.json", "requirements/dev.txt"]
)
def test_what_it_rests_on_makes_it_anew(project, name):
    before = fingerprint()
    (project / name).write_text("second")
    assert fingerprint() != before


def test_a_new_migration_makes_it_anew(project):
    before = fingerprint()
    (project / "app" / "room" / "migrations" / "0002_more.py").write_text("")
    assert fingerprint() != before


def test_other_files_leave_it_as_it_is(project):
    before = fingerprint()
    (project / "app" / "room" / "models.py").write_text("second")
    assert fingerprint() == before


@pytest.mark.django_db
def test_every_migration_ran_on_the_copy_that_the_tests_use():
    assert connection.settings_dict["NAME"].startswith("test_")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        assert cursor.fetchone()[0] > 0
        cursor.execute(
            "SELECT count(*) FROM pg_database WHERE datname = %s", [PREFIX + fingerprint()]
        )
        assert cursor.fetchone()[0] == 1

"""Fixtures for all tests: a clock that stands still, a cast of people, no broker by accident."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import transaction
from hypothesis import HealthCheck, settings

from regiodeals.common import clock
from tests import builders, emptying, migrated_database, remembering
from tests.builders import NOW, Cast

# A busy machine is no fault of the rule that is tested: no test judges how long an example took.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


class Clock:
    """The clock of a test; `set()` moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def set(self, moment: datetime) -> None:
        """Make it `moment`."""
        self.moment = moment


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, worker_id: str
) -> Iterator[None]:
    """In the place of that of pytest-django, which runs every migration in every process."""
    del django_test_environment
    with (
        django_db_blocker.unblock(),
        migrated_database.fresh_copy(worker_id),
        emptying.only_what_is_full(),
        remembering.journal.kept(),
    ):
        yield


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday 18 November 2024, ten in the morning in The Hague."""
    return _stand_still(monkeypatch)


def _stand_still(monkeypatch: pytest.MonkeyPatch) -> Clock:
    still = Clock(NOW)
    monkeypatch.setattr(clock, "now", lambda: still.moment)
    return still


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> list[int]:
    """Collects the ids of what was asked of a worker, unless a test wants the real broker."""
    ids: list[int] = []
    if "real_broker" not in request.fixturenames:
        _ask_nobody(monkeypatch, ids)
    return ids


def _ask_nobody(monkeypatch: pytest.MonkeyPatch, ids: list[int]) -> None:
    from disbursement.beschikking import tasks
    from disbursement.betaling import tasks as payment_tasks
    from disbursement.serie import tasks as serie_tasks
    from disbursement.sjabloon.tasks import make_trial_letters
    from disbursement.verantwoording.tasks import read_file
    from disbursement.vertaling.tasks import render_translation
    from monitoring.overleg.tasks import render_pack
    from monitoring.rapportage.tasks import render_receipt, render_report
    from regiodeals.exports.tasks import make_file

    monkeypatch.setattr(payment_tasks.make_payment_file, "delay", ids.append)
    monkeypatch.setattr(payment_tasks.read_delivery, "delay", ids.append)
    monkeypatch.setattr(render_translation, "delay", lambda _vertaling_id: None)
    monkeypatch.setattr(tasks.render_letter, "delay", ids.append)
    monkeypatch.setattr(serie_tasks.carry_out, "delay", lambda _opdracht_id: None)
    monkeypatch.setattr(make_trial_letters, "delay", ids.append)
    monkeypatch.setattr(render_report, "delay", ids.append)
    monkeypatch.setattr(render_receipt, "delay", ids.append)
    monkeypatch.setattr(render_pack, "delay", ids.append)
    monkeypatch.setattr(read_file, "delay", ids.append)
    monkeypatch.setattr(make_file, "delay", ids.append)


@pytest.fixture(scope="module")
def kept_rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module writes in its own fixtures stays for all its tests; each undoes its own.

    For modules that only look, at a world that takes half a second to build.
    """
    del django_db_setup
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        _stand_still(monkeypatch)
        _ask_nobody(monkeypatch, [])
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def hurried_mail(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> list[int]:
    """Collects the ids of messages that were asked for, unless a test wants the real broker."""
    ids: list[int] = []
    if "real_broker" not in request.fixturenames:
        from regiodeals.mail import tasks

        monkeypatch.setattr(tasks.send_message, "delay", ids.append)
    return ids


@pytest.fixture(autouse=True)
def remembered_worlds(
    monkeypatch: pytest.MonkeyPatch,
    still_clock: Clock,
    hurried: list[int],
    hurried_mail: list[int],
) -> None:
    """Builders write what they wrote before, as long as the test has changed nothing else."""
    del still_clock, hurried, hurried_mail
    remembering.journal.begin()
    remembering.patches.begin(monkeypatch)


@pytest.fixture
def real_broker() -> None:
    """Leaves the way to Valkey open."""


@pytest.fixture
def cast(db: Any) -> Cast:
    """Drafter, reviewer and signer, and a sender for their letters."""
    return Cast()


@pytest.fixture
def officer(db: Any) -> Any:
    """A case officer."""
    return builders.behandelaar()


@pytest.fixture(scope="session")
def folder_of_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the document stores of all tests stand."""
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(autouse=True)
def own_documents(settings: Any, folder_of_documents: Path) -> None:
    """Each test has a document store of its own, made when the first document comes."""
    settings.DOCUMENTS_ROOT = folder_of_documents / uuid4().hex


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """No test has come too often."""
    for cache in caches.all():
        cache.clear()

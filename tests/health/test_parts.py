"""What the apps tell about their own part: documents, mail, lists, disk, scanner and database."""

import os
import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.migrations.recorder import MigrationRecorder

from regiodeals.accounts.models import Role
from regiodeals.documents import health as documents
from regiodeals.documents import services
from regiodeals.documents.models import Document, Kind
from regiodeals.exports import health as exports
from regiodeals.exports.models import ExportOrder
from regiodeals.health import database
from regiodeals.health.check import State
from regiodeals.health.versions import versions
from regiodeals.health.words import how_big, how_long
from regiodeals.mail import health as mail
from regiodeals.mail.models import Hold, Message
from tests import builders
from tests.builders import NOW
from tests.documents.scanner import scanner
from tests.mail.conftest import answered_for, queue

__all__ = ["answered_for"]

pytestmark = pytest.mark.django_db
AN_HOUR = timedelta(hours=1)


def ordered():
    return services.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)


def test_nothing_waits_and_that_is_good():
    assert (documents.documents().state, documents.documents().says) == (
        State.GOOD,
        "0 te maken.",
    )
    assert mail.messages().says == "0 te verzenden."
    assert exports.orders().says == "0 te maken."


def test_a_document_that_waits_is_good_late_and_stuck(still_clock):
    ordered()
    still_clock.set(NOW + timedelta(minutes=5))
    assert documents.documents().says == "1 te maken, de oudste al 5 minuten."
    assert documents.documents().state is State.GOOD
    still_clock.set(NOW + AN_HOUR)
    assert documents.documents().state is State.LOOK
    still_clock.set(NOW + AN_HOUR + timedelta(seconds=1))
    assert documents.documents().state is State.WRONG
    assert documents.documents().do == "Kijk of de werkers lopen."


def test_a_document_that_was_given_up_asks_for_a_look_at_its_own_list(desk, still_clock):
    Document.objects.filter(pk=ordered().pk).update(given_up_at=NOW)
    still_clock.set(NOW + timedelta(days=2))
    found = documents.documents()
    assert (found.state, found.says) == (
        State.LOOK,
        "0 te maken. 1 opgegeven, de oudste al 2 dagen.",
    )
    assert "brief.pdf" in desk.get(found.url).content.decode()


def test_a_mail_that_came_back_counts_until_somebody_dealt_with_it(desk):
    message = queue(builders.organisation("gemeente Voorbeeld"))
    Message.objects.filter(pk=message.pk).update(handed_over_at=NOW, bounced_at=NOW, bounce="weg")
    found = mail.messages()
    assert (found.state, found.says) == (
        State.LOOK,
        "0 te verzenden. 1 niet aangekomen, de oudste al 0 seconden.",
    )
    assert message.to_name in desk.get(found.url).content.decode()
    Message.objects.filter(pk=message.pk).update(settled_at=NOW, settled_how="gebeld")
    assert mail.messages().state is State.GOOD


def test_mail_that_is_held_waits_on_purpose(still_clock):
    queue(builders.organisation("gemeente Voorbeeld"))
    Hold.objects.create(held_at=NOW, reason="een back-up teruggezet")
    still_clock.set(NOW + timedelta(days=1))
    found = mail.messages()
    assert found.state is State.LOOK
    assert found.says.startswith("De post wordt vastgehouden. 1 te verzenden")
    assert "release_mail" in found.do


def test_a_list_that_was_given_up_asks_for_a_look():
    order = ExportOrder.objects.create(
        export="deals",
        form="csv",
        reach={},
        ordered_by=builders.user(Role.BEHANDELAAR),
        ordered_at=NOW,
    )
    assert exports.orders().says == "1 te maken, de oudste al 0 seconden."
    ExportOrder.objects.filter(pk=order.pk).update(given_up_at=NOW, failure="te groot")
    assert exports.orders().state is State.LOOK


@pytest.mark.parametrize(
    ("free", "total", "state"),
    [
        (50_000_000_000, 100_000_000_000, State.GOOD),
        (50_000_000_000, 1_000_000_000_000, State.LOOK),
        (4_000_000_000, 10_000_000_000, State.LOOK),
        (400_000_000, 1_000_000_000, State.WRONG),
    ],
)
def test_a_disk_that_fills_is_seen_in_time(settings, tmp_path, monkeypatch, free, total, state):
    settings.DOCUMENTS_ROOT = tmp_path
    room = SimpleNamespace(free=free, total=total)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: room)
    assert documents.disk().state is state


def test_a_disk_that_is_gone_or_closed_is_wrong(settings, tmp_path, monkeypatch):
    settings.DOCUMENTS_ROOT = tmp_path / "weg"
    with pytest.raises(OSError, match="weg"):
        documents.disk()
    settings.DOCUMENTS_ROOT = tmp_path
    monkeypatch.setattr(os, "access", lambda _place, _how: False)
    assert documents.disk().says.startswith("Er kan niets worden bewaard.")


def test_no_scanner_is_nothing_to_tell(settings):
    settings.CLAMAV_ADDRESS = ""
    assert documents.scanner() is None


def test_a_scanner_that_answers_is_good(settings):
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        found = documents.scanner()
    assert found is not None
    assert (found.state, found.says) == (State.GOOD, "Antwoordt.")


def test_the_database_tells_its_version_size_and_connections():
    found = database.database()
    assert found.state is State.GOOD
    assert found.says.startswith("Antwoordt. PostgreSQL ")
    assert "verbindingen in gebruik" in found.says


def test_a_migration_that_was_not_carried_out_is_wrong():
    assert database.migrations().state is State.GOOD
    MigrationRecorder.Migration.objects.filter(app="documents", name="0001_initial").delete()
    found = database.migrations()
    assert found.state is State.WRONG
    assert found.says.startswith("1 migratie is nog niet uitgevoerd.")


def test_versions_are_named_and_a_commit_that_nobody_told_is_unknown(desk, settings):
    assert dict(versions())["Django"].startswith("5.")
    assert dict(versions())["Commit"] == settings.GIT_COMMIT == ""
    text = desk.get("/beheer/").content.decode()
    assert "WeasyPrint" in text
    assert "onbekend" in text


def test_no_host_no_path_and_no_secret_stands_on_the_page(desk, settings):
    text = desk.get("/beheer/").content.decode()
    database_settings = settings.DATABASES["default"]
    for secret in (str(settings.DOCUMENTS_ROOT), settings.SECRET_KEY, database_settings["NAME"]):
        assert secret not in text
    assert "redis://" not in text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "0 seconden"),
        (1, "1 seconde"),
        (59, "59 seconden"),
        (60, "1 minuut"),
        (3599, "59 minuten"),
        (3600, "1 uur"),
        (86_399, "23 uur"),
        (86_400, "1 dag"),
        (200_000, "2 dagen"),
    ],
)
def test_an_age_is_told_in_its_largest_whole_unit(seconds, words):
    assert how_long(timedelta(seconds=seconds)) == words


def test_a_size_is_told_in_the_dutch_way():
    assert how_big(12_400_000) == "12 MB"
    assert how_big(1_540_000_000) == "1,5 GB"

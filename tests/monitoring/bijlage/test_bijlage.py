"""Files of a rapportage: added while it is written, in quarantine until they are clean."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.bijlage import services, tasks, views
from monitoring.bijlage.models import Bijlage
from monitoring.bijlage.running import scan
from monitoring.bijlage.selectors import bijlagen_visible_to, ids_in_quarantine
from monitoring.rapportage.models import Rapportage
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.documents import store
from regiodeals.documents.upload import judged
from tests import builders
from tests.documents.scanner import EICAR, scanner
from tests.monitoring.bijlage.world import PDF, WORDS, added, office, photo
from tests.monitoring.rapportage import world as reports
from tests.screens.pages import read
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(name, pk) -> str:
    return reverse(f"monitoring:bijlage-{name}", args=[pk])


def page(person, report) -> str:
    return read(browser(person).get(url("list", report.pk)).content.decode()).text


def post(person, report, content=None, name="foto.jpg", text=WORDS):
    given = SimpleUploadedFile(name, content or photo())
    data = {"bestand": given, "tekst": text}
    return browser(person).post(url("list", report.pk), data, follow=True)


# ---- adding --------------------------------------------------------------------------------------


def test_a_page_that_is_shown_again_asks_for_the_file_again(report, writer):
    answer = post(writer, report, text="")
    assert (
        "Kies het bestand opnieuw. Een pagina kan het niet vasthouden."
        in read(answer.content.decode()).text
    )
    assert not Bijlage.objects.exists()


def test_who_writes_adds_a_photo_with_its_words(report, writer):
    answer = post(writer, report)
    assert "Het bestand is toegevoegd en gaat mee als u indient." in answer.content.decode()
    row = Bijlage.objects.get()
    assert (row.text, row.is_picture, row.added_by) == (WORDS, True, writer)
    assert f'alt="{WORDS}"' in answer.content.decode()
    assert "Terug naar de rapportage" in answer.content.decode()
    [line] = AuditEntry.objects.filter(action="monitoring.bijlage.add")
    assert (line.remark, line.details["sha256"]) == (WORDS, row.document.sha256)


def test_without_words_nothing_is_added_and_what_was_typed_stays(report, writer):
    assert "Wie de foto niet ziet" in post(writer, report, text=" ").content.decode()
    answer = post(writer, report, content=b"MZ" + b"x" * 99, text="Een muur.").content.decode()
    assert "Dit soort bestand kan hier niet bij" in answer
    assert 'value="Een muur."' in answer
    for text, says in ((" ", "in woorden"), ("x" * 301, "300 tekens")):
        with pytest.raises(InvalidInput, match=says):
            added(report, writer, text=text)
    assert not Bijlage.objects.exists()


def test_others_add_nothing(report, officer):
    outsider = builders.member(builders.organisation())
    assert browser(outsider).get(url("list", report.pk)).status_code == 404
    with pytest.raises(NotAllowed, match="Alleen een coördinator"):
        added(report, officer)
    assert "Bestand toevoegen" not in page(officer, report)


def test_after_it_is_handed_in_no_file_comes_or_goes(report, writer, signer):
    row = added(report, writer)
    reports.submitted(report, writer, signer)
    report = Rapportage.objects.get(pk=report.pk)
    with pytest.raises(WrongState, match=r"ingediend\. Bestanden veranderen niet meer"):
        added(report, writer)
    with pytest.raises(WrongState, match="veranderen niet meer"):
        services.remove_bijlage(bijlage_id=row.pk, actor=writer)
    for act in (
        lambda: Bijlage.objects.filter(pk=row.pk).update(
            removed_at=builders.NOW, removed_by=writer
        ),
        lambda: Bijlage.objects.create(
            rapportage=report,
            document_id=row.document_id,
            is_picture=True,
            text="x",
            added_at=builders.NOW,
            added_by=writer,
            is_scan_wanted=False,
        ),
    ):
        with (
            pytest.raises(IntegrityError, match="added and taken away while it is written"),
            transaction.atomic(),
        ):
            act()


def test_there_is_room_for_so_many(report, writer, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILES", 1)
    row = added(report, writer)
    with pytest.raises(WrongState, match="Haal er eerst een weg"):
        added(report, writer)
    services.remove_bijlage(bijlage_id=row.pk, actor=writer)
    assert added(report, writer)


def test_who_adds_more_than_an_hour_has_room_for_is_told_when_he_may_again(
    report, writer, monkeypatch
):
    monkeypatch.setattr(views, "PER_HOUR", 1)
    post(writer, report)
    answer = post(writer, report, text="Nog een muur.").content.decode()
    assert "U deed dit 1 keer in een uur. Vanaf 11:00 uur kunt u verder." in answer
    assert 'value="Nog een muur."' in answer
    assert Bijlage.objects.count() == 1


def test_a_photo_is_drawn_before_the_rapportage_is_locked(report, writer, monkeypatch):
    locks = []

    def slow(name, content):
        with CaptureQueriesContext(connection) as questions:
            found = judged(name, content)
        locks.append([len(questions), len(connection.savepoint_ids)])
        return found

    outside = len(connection.savepoint_ids)
    monkeypatch.setattr(services, "judged", slow)
    assert added(report, writer)
    assert locks == [[0, outside]]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_takes_the_last_place(report, writer, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILES", 1)
    outcomes = at_once(*[lambda: added(report, writer)] * 2)
    assert len(results_of(outcomes)) == 1
    assert len(sentences_of(outcomes)) == 1


# ---- handing out ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "content_type", "way"),
    [
        ("IMG.jpg", photo(), "image/jpeg", 'inline; filename="IMG.jpg"'),
        ("plan.pdf", PDF, "application/pdf", 'attachment; filename="plan.pdf"'),
        ("nota.html", office(), "wordprocessingml", 'attachment; filename="nota.docx"'),
    ],
)
def test_only_a_photo_opens_in_the_browser(report, writer, name, content, content_type, way):
    row = added(report, writer, name=name, content=content)
    answer = browser(writer).get(url("file", row.pk))
    assert answer.content == store.get(row.document.sha256)
    assert content_type in answer["Content-Type"]
    assert answer["Content-Disposition"] == way
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_who_does_not_see_the_rapportage_sees_no_file_of_it(report, writer, officer):
    row = added(report, writer)
    outsider = builders.member(builders.organisation())
    assert browser(officer).get(url("file", row.pk)).status_code == 200
    assert browser(outsider).get(url("file", row.pk)).status_code == 404
    assert browser(outsider).post(url("remove", row.pk)).status_code == 404
    assert not bijlagen_visible_to(outsider).exists()
    writer.memberships.update(valid_until=builders.NOW.date() - timedelta(days=1))
    assert browser(writer).get(url("file", row.pk)).status_code in {403, 404}


def test_what_was_taken_away_is_not_there_and_the_row_stays(report, writer):
    row = added(report, writer)
    browser(writer).post(url("remove", row.pk))
    assert browser(writer).get(url("file", row.pk)).status_code == 404
    row.refresh_from_db()
    assert row.removed_by == writer
    again = browser(writer).post(url("remove", row.pk), follow=True)
    assert "al weggehaald" in again.content.decode()
    with pytest.raises(DatabaseError, match="Cannot delete rows"), transaction.atomic():
        row.delete()


def test_what_was_added_is_never_rewritten(report, writer):
    row = added(report, writer)
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        Bijlage.objects.filter(pk=row.pk).update(text="Iets anders.")
    with pytest.raises(IntegrityError, match="virus_was_found_by_a_scan"), transaction.atomic():
        Bijlage.objects.filter(pk=row.pk).update(virus="x")


# ---- quarantine ----------------------------------------------------------------------------------


def test_a_file_is_handed_out_only_after_the_scanner_found_it_clean(report, writer, settings):
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    row = added(report, writer)
    assert browser(writer).get(url("file", row.pk)).status_code == 404
    assert "wordt gescand" in page(writer, report)
    assert url("file", row.pk) not in page(writer, report)
    assert not scan(row.pk)
    assert ids_in_quarantine() == [row.pk]
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        tasks.scan_file(row.pk)
    assert daemon.asked == [store.get(row.document.sha256)]
    assert ids_in_quarantine() == []
    assert not scan(row.pk)
    assert browser(writer).get(url("file", row.pk)).status_code == 200


def test_a_file_with_a_virus_stays_away_for_ever(report, writer, officer, settings):
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        content = office(more={"word/a.bin": EICAR})
        row = added(report, writer, content=content)
        assert scan(row.pk)
    assert "Eicar-Test-Signature" in page(writer, report)
    for person in (writer, officer):
        assert browser(person).get(url("file", row.pk)).status_code == 404
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        Bijlage.objects.filter(pk=row.pk).update(virus="")
    [line] = AuditEntry.objects.filter(action="monitoring.bijlage.scan")
    assert (line.actor, line.remark) == (None, "Eicar-Test-Signature")
    services.remove_bijlage(bijlage_id=row.pk, actor=writer)


def test_without_a_scanner_nothing_waits_for_one(report, writer):
    row = added(report, writer)
    assert row.is_clean
    assert ids_in_quarantine() == []


def test_the_page_asks_as_much_for_twenty_files_as_for_one(report, writer):
    client = browser(writer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            assert client.get(url("list", report.pk)).status_code == 200
        return len(questions)

    added(report, writer, name="0.pdf", content=PDF)
    asked()  # what is asked once for a session or a process
    at_one = asked()
    for number in range(1, 20):
        added(report, writer, name=f"{number}.pdf", content=PDF)
    assert asked() == at_one

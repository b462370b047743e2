"""Material of an exchange meeting: judged, in quarantine until it is clean, for who sees it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from monitoring.uitwisseling import services, tasks
from monitoring.uitwisseling.models import Materiaal
from monitoring.uitwisseling.running import scan
from monitoring.uitwisseling.selectors import ids_in_quarantine
from monitoring.uitwisseling.services import material
from monitoring.uitwisseling.views import material as views
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.documents import store
from tests import builders
from tests.browsing import messages_of, text_of
from tests.documents.scanner import EICAR, scanner
from tests.monitoring.bijlage.world import PDF, office, photo
from tests.monitoring.uitwisseling import world
from tests.monitoring.uitwisseling.world import added, page, url
from tests.screens.test_query_counts import queries
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def els(db):
    return world.person("Els")


@pytest.fixture
def meeting(officer):
    return world.opened(officer)


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def got(person: Any, row: Materiaal) -> int:
    return browser(person).get(url("file", row.pk)).status_code


def post(person: Any, meeting: Any, content: bytes = PDF, name: str = "dia.pdf", text: str = "Dia"):
    data = {"bestand": SimpleUploadedFile(name, content), "tekst": text}
    return browser(person).post(url("material", meeting.pk), data, follow=True)


# ---- adding --------------------------------------------------------------------------------------


def test_who_organises_adds_a_file_and_who_sees_the_meeting_reads_it(officer, els, meeting):
    assert messages_of(post(officer, meeting)) == ["Het staat erbij."]
    row = Materiaal.objects.get()
    assert (row.text, row.is_picture, row.added_by) == ("Dia", False, officer)
    assert "dia.pdf" in page(Client(), els, meeting)
    assert got(els, row) == 200
    [line] = AuditEntry.objects.filter(action="monitoring.materiaal.add")
    assert (line.remark, line.details["sha256"]) == ("Dia", row.document.sha256)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_adds_and_takes_away(officer, meeting, role):
    row, stranger = added(meeting, officer), builders.user(role)
    for act in (
        lambda: added(meeting, stranger),
        lambda: services.remove_material(materiaal_id=row.pk, actor=stranger),
        lambda: services.link_lesson(uitwisseling_id=meeting.pk, les_id=0, actor=stranger),
        lambda: services.unlink_lesson(uitwisseling_id=meeting.pk, les_id=0, actor=stranger),
    ):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            act()


def test_a_participant_reads_the_material_and_has_no_page_to_change_it(officer, els, meeting):
    row = added(meeting, officer)
    world.sign_up(meeting, els)
    assert "Materiaal en lessen wijzigen" not in page(Client(), els, meeting)
    assert "Materiaal en lessen wijzigen" in page(Client(), officer, meeting)
    assert post(els, meeting).status_code == 403
    assert browser(els).post(url("file-remove", row.pk)).status_code == 403
    toetser = builders.user(Role.TOETSER)
    assert "Bestand toevoegen" not in text_of(browser(toetser).get(url("material", meeting.pk)))
    assert "Alleen een behandelaar" in text_of(post(toetser, meeting))
    assert Materiaal.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"MZ" + b"x" * 99, "Dit soort bestand kan hier niet bij"),
        (b"<html><script>alert(1)</script></html>", "Dit soort bestand kan hier niet bij"),
        (b"%PDF-1.7\n" + b"MZ" * 9, "PDF"),
        (office(more={"word/vbaProject.bin": b"x"}), "macro’s"),
    ],
)
def test_what_a_file_is_follows_from_its_bytes(officer, meeting, content, says):
    answer = post(officer, meeting, content=content, name="foto.jpg", text="Een foto.")
    assert says in text_of(answer)
    assert 'value="Een foto."' in answer.content.decode()
    assert not Materiaal.objects.exists()


def test_a_photo_is_drawn_anew_and_says_nothing_beside_its_pixels(officer, meeting):
    taken = photo(exif=b"Exif\0\0secret place")
    row = added(meeting, officer, name="IMG.html", content=taken)
    kept = store.get(row.document.sha256)
    assert (row.document.filename, row.is_picture) == ("IMG.jpg", True)
    assert b"secret place" not in kept


def test_too_big_empty_and_without_words_is_refused(officer, meeting, monkeypatch):
    assert "leeg" in text_of(post(officer, meeting, content=b""))
    monkeypatch.setattr("regiodeals.documents.upload.MOST_BYTES", 10)
    assert "groter dan 25 MB" in text_of(post(officer, meeting))
    for text, says in ((" ", "in woorden"), ("x" * 301, "300 tekens")):
        with pytest.raises(InvalidInput, match=says):
            added(meeting, officer, text=text)
    assert not Materiaal.objects.exists()


def test_there_is_room_for_so_many_files_and_so_many_an_hour(officer, meeting, monkeypatch):
    monkeypatch.setattr(material, "MOST_FILES", 1)
    row = added(meeting, officer)
    with pytest.raises(WrongState, match="Haal er eerst een weg"):
        added(meeting, officer)
    services.remove_material(materiaal_id=row.pk, actor=officer)
    monkeypatch.setattr(views, "PER_HOUR", 1)
    post(officer, meeting)
    assert "U deed dit 1 keer in een uur" in text_of(post(officer, meeting))


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_takes_the_last_place(officer, meeting, monkeypatch):
    monkeypatch.setattr(material, "MOST_FILES", 1)
    outcomes = at_once(*[lambda: added(meeting, officer)] * 2)
    assert len(results_of(outcomes)) == len(sentences_of(outcomes)) == 1


# ---- who gets it ---------------------------------------------------------------------------------


def test_only_a_photo_opens_in_the_browser_and_nothing_is_taken_for_a_page(officer, els, meeting):
    ways = {}
    for name, content in (("a.html", photo()), ("b.html", PDF), ("c.html", office())):
        row = added(meeting, officer, name=name, content=content)
        answer = browser(els).get(url("file", row.pk))
        ways[row.document.filename] = answer["Content-Disposition"].partition(";")[0]
        assert "html" not in answer["Content-Type"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
    assert ways == {"a.jpg": "inline", "b.pdf": "attachment", "c.docx": "attachment"}


def test_of_a_meeting_that_somebody_does_not_see_there_is_nothing(officer, els):
    concept = world.planned(officer)
    row = added(concept, officer)
    assert (got(els, row), got(officer, row)) == (404, 200)
    assert browser(officer).get(url("material", concept.pk + 1)).status_code == 404
    assert browser(officer).post(url("file-remove", row.pk + 1)).status_code == 404
    assert Client().get(url("file", row.pk)).status_code == 302


def test_what_was_taken_away_is_nobodys_and_stays_on_record(officer, els, meeting):
    row = added(meeting, officer)
    browser(officer).post(url("file-remove", row.pk))
    assert (got(els, row), got(officer, row)) == (404, 404)
    assert "Dia’s" not in page(Client(), els, meeting)
    again = browser(officer).post(url("file-remove", row.pk))
    assert "al weggehaald" in messages_of(again)[-1]
    row.refresh_from_db()
    assert row.removed_by == officer
    with pytest.raises(DatabaseError, match="Cannot delete rows"), transaction.atomic():
        row.delete()


def test_what_was_added_is_never_rewritten(officer, meeting):
    row = added(meeting, officer)
    found = Materiaal.objects.filter(pk=row.pk)
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        found.update(text="Iets anders.")
    with pytest.raises(IntegrityError, match="found_by_a_scan"), transaction.atomic():
        found.update(virus="x")


def test_of_what_was_called_off_nothing_comes_or_goes(officer, meeting):
    row, les = added(meeting, officer), world.lesson(officer)
    services.call_off(uitwisseling_id=meeting.pk, reason="Te weinig mensen.", actor=officer)
    for act in (
        lambda: added(meeting, officer),
        lambda: services.remove_material(materiaal_id=row.pk, actor=officer),
        lambda: services.link_lesson(uitwisseling_id=meeting.pk, les_id=les.pk, actor=officer),
    ):
        with pytest.raises(WrongState, match="Het materiaal verandert niet meer"):
            act()
    taken = {"removed_at": builders.NOW, "removed_by": officer}
    with pytest.raises(IntegrityError, match="keeps its material"), transaction.atomic():
        Materiaal.objects.filter(pk=row.pk).update(**taken)
    assert "Weghalen" not in text_of(browser(officer).get(url("material", meeting.pk)))


# ---- quarantine ----------------------------------------------------------------------------------


def test_while_the_scanner_is_away_the_file_waits_and_is_handed_to_nobody(
    officer, els, meeting, settings
):
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    row = added(meeting, officer)
    assert not scan(row.pk)
    assert ids_in_quarantine() == [row.pk]
    assert (got(els, row), got(officer, row)) == (404, 404)
    assert "wordt gescand" in page(Client(), officer, meeting)
    assert "Dia’s" not in page(Client(), els, meeting)
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        tasks.sweep_material()
        tasks.scan_material(row.pk)
    assert daemon.asked == [store.get(row.document.sha256)]
    assert (ids_in_quarantine(), got(els, row)) == ([], 200)


def test_a_file_with_a_virus_stays_away_for_ever(officer, els, meeting, settings):
    with scanner() as daemon:
        settings.CLAMAV_ADDRESS = daemon.address
        row = added(meeting, officer, content=office(more={"word/a.bin": EICAR}))
        assert scan(row.pk)
        assert not scan(row.pk)
    assert (got(els, row), got(officer, row)) == (404, 404)
    assert "Eicar-Test-Signature" in page(Client(), officer, meeting)
    assert "Eicar" not in page(Client(), els, meeting)
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        Materiaal.objects.filter(pk=row.pk).update(virus="")
    [line] = AuditEntry.objects.filter(action="monitoring.materiaal.scan")
    assert (line.actor, line.remark) == (None, "Eicar-Test-Signature")


def test_the_pages_ask_as_much_for_twenty_files_as_for_one(officer, els, meeting):
    def asked():
        of_all = [len(queries(who, url("detail", meeting.pk))) for who in (officer, els)]
        return [*of_all, len(queries(officer, url("material", meeting.pk)))]

    added(meeting, officer)
    few = asked()
    for number in range(19):
        added(meeting, officer, name=f"{number}.pdf")
    assert asked() == few
    assert max(few) <= 15

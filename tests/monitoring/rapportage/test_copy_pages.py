"""The pages of a copy: to take along, to bring back, and what they say of a wrong or old cell."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.views import copies
from regiodeals.common.errors import NotAllowed
from tests import builders
from tests.browsing import text_of
from tests.monitoring.rapportage import world
from tests.monitoring.rapportage.copies import downloaded, filled

pytestmark = pytest.mark.django_db


def bring(report, content, actor):
    return services.import_copy(
        rapportage_id=report.pk, name="kopie.xlsx", content=content, actor=actor
    )


def url(name, report):
    return reverse(f"monitoring:rapportage-{name}", args=[report.pk])


def upload(client, report, content, name="kopie.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(url("copy", report), {"bestand": file}, follow=True)


def test_from_download_to_upload_with_the_browser(client, report, writer):
    client.force_login(writer)
    assert "Zonder internet verder" in text_of(client.get(url("detail", report)))
    answer = client.get(url("copy-file", report))
    assert answer["Content-Disposition"].startswith("attachment;")
    done = upload(client, report, filled(answer.content, report, lessen="Begin klein."))
    assert "Overgenomen uit uw kopie: 1 antwoord." in text_of(done)
    assert "Begin klein." in text_of(done)
    assert "Kies het bestand." in text_of(client.post(url("copy", report)))


def test_the_page_names_the_cells_and_shows_both_texts(client, report, writer):
    client.force_login(writer)
    wrong = upload(client, report, filled(downloaded(report), report, rijk_besteed="veel"))
    assert "Er is niets overgenomen: 1 cel kunt u beter invullen." in text_of(wrong)
    assert "Rijk: besteed" in text_of(wrong)
    content = filled(downloaded(report), report, lessen="Uit de kopie.")
    world.save(world.field(report, "lessen"), "<b>Van de pagina.</b>", writer)
    both = upload(client, report, content)
    assert "Uit de kopie." in text_of(both)
    assert "&lt;b&gt;Van de pagina." in both.content.decode()


def test_who_does_not_write_now_finds_no_copy(client, report, writer, signer, officer):
    for person in (officer, builders.member(builders.organisation())):
        client.force_login(person)
        assert client.get(url("copy", report)).status_code == 404
        assert client.get(url("copy-file", report)).status_code == 404
    with pytest.raises(NotAllowed):
        bring(report, downloaded(report), officer)
    content = filled(downloaded(report), report, lessen="Te laat.")
    world.offered(report, writer)
    client.force_login(writer)
    assert upload(client, report, content).status_code == 404
    assert "ligt ter ondertekening" in str(errors_of_late(report, content, writer))


def errors_of_late(report, content, writer):
    with pytest.raises(services.CopyRefused) as refused:
        bring(report, content, writer)
    return refused.value.cells


def test_who_brings_more_copies_than_an_hour_has_room_for_is_told_when_he_may_again(
    client, report, writer, monkeypatch
):
    monkeypatch.setattr(copies, "PER_HOUR", 1)
    client.force_login(writer)
    content = filled(downloaded(report), report, lessen="Begin klein.")
    upload(client, report, b"x")
    said = text_of(upload(client, report, content))
    assert "U deed dit 1 keer in een uur. Vanaf 11:00 uur kunt u verder." in said
    assert world.field(report, "lessen").text == ""

"""The pages of the review, and the document of what was accepted with its data inside."""

import json

import pytest
from django.urls import reverse

from monitoring.rapportage.models import Akkoord, Oordeel, Rapportage
from monitoring.rapportage.rendering.data import canonical_json, hash_of
from monitoring.rapportage.rendering.make import make_report
from monitoring.rapportage.selectors import ids_with_pending_report
from regiodeals import dossier
from regiodeals.deal.models import Deal
from regiodeals.documents import store
from tests import builders
from tests.browsing import text_of
from tests.disbursement.beschikking.letter_samples import embedded_in
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.rapportage import world
from tests.verapdf.check import verdicts

pytestmark = pytest.mark.django_db


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def sign(desk, report):
    """Press the button on the check page, which names what it showed."""
    shown = desk.get(url("check", report.pk)).context["seen"]
    return desk.post(url("step", report.pk, "submit"), {"gezien": shown}, follow=True)


def as_person(client, person):
    client.force_login(person)
    return client


def titles(user):
    return [task.title for task in dossier.work_for(user).items]


def seen(report):
    """What the page of the review showed."""
    return {"gezien": report.indieningen.latest("number").sha256}


def test_from_handing_in_to_return_and_acceptance(client, report, deal, writer, signer, officer):
    Deal.objects.filter(pk=deal.pk).update(accounthouder=officer)
    world.submitted(report, writer, signer)
    assert any("beoordeel de voortgangsrapportage" in title for title in titles(officer))
    desk = as_person(client, officer)
    assert "Beoordelen" in text_of(desk.get(url("detail", report.pk)))
    line = f"lijn-{world.line_of(report).pk}"
    refused = desk.post(
        url("judge", report.pk, "deal"), {"indiening": 1, "oordeel": "terug", "opmerking-deal": " "}
    )
    assert "Schrijf op wat er beter moet" in text_of(refused)
    typed = {"indiening": 1, "oordeel": "terug", "opmerking-deal": "x" * 2001}
    assert "x" * 2001 in desk.post(url("judge", report.pk, "deal"), typed).content.decode()
    desk.post(url("judge", report.pk, line), {"indiening": 1, "oordeel": "akkoord"})
    desk.post(
        url("judge", report.pk, "deal"),
        {"indiening": 1, "oordeel": "terug", "opmerking-deal": "Wat leerde u?"},
    )
    hers = as_person(client, writer)
    assert "Wat leerde u?" not in text_of(hers.get(url("detail", report.pk)))
    text = text_of(
        as_person(client, officer).post(
            url("step", report.pk, "send_back"), seen(report), follow=True
        )
    )
    assert "terug bij de regio" in text
    assert any("verbeter de voortgangsrapportage" in title for title in titles(writer))
    text = text_of(as_person(client, writer).get(url("detail", report.pk)))
    assert "Het ministerie vraagt" in text
    assert "Wat leerde u?" in text
    world.save(world.field(report, "lessen"), "Begin klein.", writer)
    client.post(url("step", report.pk, "offer"))
    sign(as_person(client, signer), report)
    text = text_of(as_person(client, officer).get(url("review", report.pk)))
    assert "alleen wat is gewijzigd sinds indiening 1" in text
    assert "Niet gewijzigd" in text
    page = client.post(url("judge", report.pk, "deal"), {"indiening": 1, "oordeel": "akkoord"})
    assert "Er is intussen opnieuw ingediend." in text_of(page)
    client.post(url("judge", report.pk, "deal"), {"indiening": 2, "oordeel": "akkoord"})
    client.post(url("step", report.pk, "accept"), seen(report))
    assert Rapportage.objects.get().status == "akkoord"
    text = text_of(as_person(client, writer).get(url("detail", report.pk)))
    assert "Verbeteren in een nieuwe versie" in text
    assert "Het ministerie vraagt" not in text


def test_the_review_is_for_the_ministry_and_only_of_what_was_handed_in(
    client, report, writer, signer, officer
):
    assert as_person(client, officer).get(url("review", report.pk)).status_code == 404
    world.submitted(report, writer, signer)
    assert client.get(url("review", report.pk)).context["may_judge"]
    for person in (writer, builders.member(builders.organisation())):
        assert as_person(client, person).get(url("review", report.pk)).status_code == 403


def test_a_remark_names_the_colleague_who_wrote_it(client, report, writer, signer, officer):
    world.submitted(report, writer, signer)
    world.judge(report, "deal", officer, remark="Te kort.")
    text = text_of(as_person(client, builders.behandelaar()).get(url("review", report.pk)))
    assert f"Opmerking van {officer}: Te kort." in text


def test_the_document_holds_the_data_that_were_accepted(
    client, report, writer, signer, officer, tmp_path
):
    world.save(world.field(report, "verhaal"), "Een <b>plein</b>.\n\nMet bomen & gras.", writer)
    row = world.accepted(report, writer, signer, officer)
    address = url("file", report.pk, 1)
    assert as_person(client, writer).get(address).status_code == 404
    assert ids_with_pending_report() == [row.pk]
    assert make_report(row.pk)
    assert ids_with_pending_report() == []
    content = client.get(address).content
    row = Akkoord.objects.get()
    assert content == store.get(row.document.sha256)
    embedded = embedded_in(content)["voortgangsrapportage.json"]
    assert embedded == canonical_json(row.indiening.data)
    assert hash_of(json.loads(embedded)) == row.indiening.sha256
    text = pdf_text(content)
    for words in ("Een <b>plein</b>.", "Met bomen & gras.", "€ 1.000", "op schema"):
        assert words in text.replace("\u00a0", " ")
    assert row.indiening.sha256 in text
    file = tmp_path / "rapportage.pdf"
    file.write_bytes(content)
    assert [found.failures for found in verdicts(file)] == [(), ()]
    assert (
        as_person(client, builders.member(builders.organisation())).get(address).status_code == 404
    )


def test_a_remark_that_was_typed_at_another_section_is_still_there(
    client, report, writer, signer, officer
):
    world.submitted(report, writer, signer)
    line = f"lijn-{world.line_of(report).pk}"
    desk = as_person(client, officer)
    typed = {"indiening": 1, f"opmerking-{line}": "Noem de aantallen.", "opmerking-deal": " "}
    refused = desk.post(url("judge", report.pk, "deal"), typed | {"oordeel": "terug"})
    assert "Noem de aantallen." in text_of(refused)
    desk.post(url("judge", report.pk, "deal"), typed | {"oordeel": "akkoord"})
    assert "Noem de aantallen." in text_of(desk.get(url("review", report.pk)))
    assert not Oordeel.objects.filter(remark="Noem de aantallen.").exists()
    assert "Noem de aantallen." not in text_of(desk.get(url("review", report.pk)))

"""A document that could not be made says so, and who needs it asks for it again."""

import pytest
from django.urls import reverse

from monitoring.rapportage import services
from monitoring.rapportage.models import Indiening
from monitoring.rapportage.selectors import ids_with_pending_receipt, ids_with_pending_report
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.documents.models import Document, Kind
from tests import builders
from tests.browsing import text_of
from tests.monitoring.rapportage import world

pytestmark = pytest.mark.django_db
RECEIPT, REPORT = Kind.ONTVANGSTBEWIJS, Kind.RAPPORTAGE


@pytest.fixture
def akkoord(report, writer, signer, officer):
    return world.accepted(report, writer, signer, officer)


def give_up(document_id):
    Document.objects.filter(pk=document_id).update(given_up_at=builders.NOW, attempts=5)


def retry(report, kind, actor, number=1):
    services.retry_document(rapportage_id=report.pk, number=number, kind=kind, actor=actor)


def url(name, *arguments):
    return reverse(f"monitoring:rapportage-{name}", args=arguments)


def page_for(client, person, report):
    client.force_login(person)
    return text_of(client.get(url("detail", report.pk)))


def test_the_document_of_what_was_accepted_is_asked_for_again(client, report, akkoord, writer):
    assert "wordt gemaakt" in page_for(client, writer, report)
    give_up(akkoord.document_id)
    assert ids_with_pending_report() == []
    text = page_for(client, writer, report)
    assert "Het maken is niet gelukt." in text
    assert "PDF van de rapportage opnieuw maken" in text
    assert "Ontvangstbewijs opnieuw maken" not in text
    answer = client.post(url("retry", report.pk, 1, REPORT.value), follow=True)
    assert "Het document wordt opnieuw gemaakt." in text_of(answer)
    assert "PDF van de rapportage opnieuw maken" not in text_of(answer)
    assert ids_with_pending_report() == [akkoord.pk]
    line = AuditEntry.objects.latest("pk")
    assert (line.sentence, line.actor) == ("PDF van de rapportage opnieuw laten maken", writer)


def test_the_receipt_of_an_earlier_handing_in_is_asked_for_again(report, writer, signer, officer):
    world.returned(report, writer, signer, officer)
    services.offer_report(rapportage_id=report.pk, actor=writer)
    last = services.submit_report(rapportage_id=report.pk, actor=signer)
    first = Indiening.objects.get(number=1)
    for row in (first, last):
        give_up(row.receipt_id)
    retry(report, RECEIPT, writer)
    assert ids_with_pending_receipt() == [first.pk]
    assert AuditEntry.objects.latest("pk").details == {"indiening": 1}


def test_each_side_asks_for_both_and_others_see_no_button(
    client, report, akkoord, writer, signer, officer
):
    documents = {RECEIPT: akkoord.indiening.receipt_id, REPORT: akkoord.document_id}
    for kind, document_id in documents.items():
        for person in (writer, signer, officer):
            give_up(document_id)
            assert "opnieuw maken" in page_for(client, person, report)
            retry(report, kind, person)
        give_up(document_id)
    reader = builders.controller()
    text = page_for(client, reader, report)
    assert "Het maken is niet gelukt." in text
    assert "opnieuw maken" not in text
    with pytest.raises(NotAllowed, match="Alleen de regio van deze deal en een behandelaar"):
        retry(report, RECEIPT, reader)


def test_only_what_was_given_up_is_made_again(client, report, writer, signer):
    world.submitted(report, writer, signer)
    for kind in (RECEIPT, REPORT, "brief"):
        with pytest.raises(WrongState, match="geen document dat opnieuw gemaakt moet worden"):
            retry(report, kind, writer)
    client.force_login(writer)
    answer = client.post(url("retry", report.pk, 1, RECEIPT.value), follow=True)
    assert "geen document dat opnieuw gemaakt moet worden" in text_of(answer)
    assert client.post(url("retry", report.pk, 2, RECEIPT.value)).status_code == 404

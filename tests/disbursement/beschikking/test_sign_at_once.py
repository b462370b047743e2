"""Two who act on one beschikking at the moment of its signature."""

import threading
import time
from http.cookies import SimpleCookie

import pytest
from django.test import Client

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus, Kenmerkreeks
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document
from tests import builders
from tests.disbursement.beschikking.browsing import url
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)

FIFTY = 50


@pytest.fixture
def approved(cast):
    return cast.approved()


def sign(row, actor):
    return services.sign_beschikking(beschikking_id=row.pk, actor=actor)


def test_two_who_sign_at_once_give_one_signature(approved, cast, hurried):
    other = builders.tekenbevoegde()
    outcomes = at_once(lambda: sign(approved, cast.signer), lambda: sign(approved, other))
    (signed,) = results_of(outcomes)
    assert sentences_of(outcomes) == ["Ondertekenen kan niet in de stand “ondertekend”."]
    row = Beschikking.objects.get()
    assert (row.signer, row.kenmerk) == (signed.signer, "SPUK-2024-0001")
    assert Kenmerkreeks.objects.get().last_number == 1
    assert Document.objects.get() == row.document
    line = AuditEntry.objects.get(action="disbursement.beschikking.sign")
    assert line.actor == row.signer
    assert hurried == [row.pk]


def test_fifty_posts_at_once_sign_once_and_none_of_them_breaks(approved, cast, hurried):
    """Over HTTP, as a nervous hand or a script does it; a refusal is a sentence on the page."""
    door = Client()
    door.force_login(cast.signer)
    address = url("transition", approved, "sign")

    def post():
        client = Client()
        client.cookies = SimpleCookie({key: it.value for key, it in door.cookies.items()})
        return client.post(address, {"inhoud": approved.reviewed_fingerprint, "gelezen": "ja"})

    answers = results_of(at_once(*[post] * FIFTY))
    assert len(answers) == FIFTY
    assert {answer.status_code for answer in answers} <= {200, 302, 409}
    row = Beschikking.objects.get()
    assert (row.status, row.signer) == (BeschikkingStatus.ONDERTEKEND, cast.signer)
    assert Kenmerkreeks.objects.get().last_number == 1
    assert Document.objects.get() == row.document
    assert AuditEntry.objects.filter(action="disbursement.beschikking.sign").count() == 1
    assert hurried == [row.pk]


def test_signing_and_refusing_at_once_do_not_both_happen(approved, cast):
    other = builders.tekenbevoegde()
    outcomes = at_once(
        lambda: sign(approved, cast.signer),
        lambda: services.send_back_beschikking(
            beschikking_id=approved.pk, verb="refuse_to_sign", remark="Nee", actor=other
        ),
    )
    (done,) = results_of(outcomes)
    assert len(sentences_of(outcomes)) == 1
    assert Beschikking.objects.get().status == done.status
    assert AuditEntry.objects.filter(state_before="getoetst").count() == 1
    assert Document.objects.count() == (done.status == BeschikkingStatus.ONDERTEKEND)


def test_a_convenant_does_not_end_while_somebody_signs(approved, cast, monkeypatch):
    colleague, deal_id = builders.behandelaar(), approved.uitkering.deal_id
    checked, order = threading.Event(), documents.order

    def linger(**what):
        """Order the letter, and leave the other time to come in between."""
        checked.set()
        time.sleep(0.2)
        return order(**what)

    def terminate():
        assert checked.wait(10)
        deals.take_step(deal_id=deal_id, verb="terminate", remark="Niet haalbaar.", actor=colleague)
        return "terminated", Beschikking.objects.get().status

    monkeypatch.setattr(documents, "order", linger)
    outcomes = at_once(lambda: sign(approved, cast.signer), terminate)
    assert results_of(outcomes)[1] == ("terminated", BeschikkingStatus.ONDERTEKEND)

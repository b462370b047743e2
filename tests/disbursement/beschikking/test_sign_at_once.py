"""Two who act on one beschikking at the moment of its signature."""

import threading
import time

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus, Kenmerkreeks
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)


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

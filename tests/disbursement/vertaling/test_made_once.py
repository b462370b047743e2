"""A translation is promised with the signature, made after the letter, and holds up nothing."""

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.vertaling import services, tasks
from disbursement.vertaling.models import Vertaling
from disbursement.vertaling.rendering import make
from disbursement.vertaling.selectors import ids_with_pending_translation
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.documents import services as documents
from regiodeals.documents import store
from regiodeals.documents.models import Kind
from regiodeals.mail.models import Message
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


def translation_of(row):
    return Vertaling.objects.select_related("document").get(beschikking=row)


def fail_for_good(row, monkeypatch):
    """Every attempt goes wrong, until it is given up."""

    def broken(*_args, **_options):
        raise OSError("vol")

    with monkeypatch.context() as patch:
        patch.setattr(make, "render_translation", broken)
        for _ in range(documents.MAX_ATTEMPTS):
            assert not make.make_translation(translation_of(row).pk)
    assert translation_of(row).document.is_given_up


def test_the_signature_promises_it(cast):
    row = cast.signed(builders.saba(cast.drafter))
    document = translation_of(row).document
    assert (document.kind, document.is_stored) == (Kind.VERTALING, False)
    assert document.filename == f"{row.kenmerk}-courtesy-translation.pdf"


def test_a_letter_of_the_european_netherlands_gets_none(cast):
    cast.signed()
    assert not Vertaling.objects.exists()


def test_it_is_made_from_the_frozen_facts_and_stored_once(island):
    row = translation_of(island)
    tasks.render_translation(row.pk)
    document = translation_of(island).document
    assert document.is_stored
    assert store.get(document.sha256).startswith(b"%PDF-")
    assert not make.make_translation(row.pk)
    assert translation_of(island).document.sha256 == document.sha256


def test_the_letter_is_made_first(cast):
    row = cast.signed(builders.saba(cast.drafter))
    assert make.make_translation(translation_of(row).pk)
    letter = Beschikking.objects.get(pk=row.pk).document
    assert letter is not None
    assert letter.stored_at is not None
    assert letter.stored_at <= translation_of(row).document.stored_at


def test_without_a_letter_there_is_no_translation(cast, monkeypatch):
    row = cast.signed(builders.saba(cast.drafter))
    monkeypatch.setattr(make, "make_letter", lambda _id: False)
    assert not make.make_translation(translation_of(row).pk)
    assert translation_of(row).document.attempts == 0
    assert ids_with_pending_translation() == []


def test_the_sweep_sends_again_what_stayed_pending(island, monkeypatch):
    sent: list[int] = []
    monkeypatch.setattr(tasks.render_translation, "delay", sent.append)
    tasks.sweep_translations()
    assert sent == [translation_of(island).pk]


def test_a_translation_that_fails_stops_neither_the_bekendmaking_nor_its_mail(
    island, cast, monkeypatch
):
    fail_for_good(island, monkeypatch)
    row = announce(island, cast.drafter)
    assert row.status == BeschikkingStatus.BEKENDGEMAAKT
    (attachment,) = Message.objects.get().attachments.all()
    assert attachment.document_id == island.document_id


def test_what_was_given_up_is_work_for_the_drafter_until_it_is_tried_again(
    island, cast, monkeypatch
):
    def work():
        items = dossier.work_for(cast.drafter).items
        return [item.title for item in items if item.url.endswith("#vertaling")]

    assert work() == []
    fail_for_good(island, monkeypatch)
    assert work() == [f"{island.uitkering.deal}: de Engelse vertaling is niet gemaakt"]
    assert not [i for i in dossier.work_for(cast.reviewer).items if i.url.endswith("#vertaling")]
    services.retry_translation(beschikking_id=island.pk, actor=cast.drafter)
    assert work() == []
    assert make.make_translation(translation_of(island).pk)
    line = AuditEntry.objects.get(action="disbursement.vertaling.retry")
    assert (line.actor, line.dossier) == (cast.drafter, island.uitkering.deal_id)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_retry_nothing(role, island, monkeypatch):
    fail_for_good(island, monkeypatch)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        services.retry_translation(beschikking_id=island.pk, actor=builders.user(role))


def test_what_did_not_fail_is_not_tried_again(island, cast):
    with pytest.raises(WrongState, match="geen vertaling die opnieuw"):
        services.retry_translation(beschikking_id=island.pk, actor=cast.drafter)
    with pytest.raises(WrongState, match="geen vertaling die opnieuw"):
        services.retry_translation(beschikking_id=0, actor=cast.drafter)


def test_the_database_keeps_it_with_its_letter(island):
    row = translation_of(island)
    for change in (row.delete, lambda: Vertaling.objects.update(beschikking=island)):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_it_once(island):
    key = translation_of(island).pk
    outcomes = at_once(lambda: make.make_translation(key), lambda: make.make_translation(key))
    assert sorted(results_of(outcomes)) == [False, True]

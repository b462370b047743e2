"""Have a letter made that was given up."""

import pytest

from disbursement.beschikking import services
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

NOTHING_TO_DO = "Er is geen brief die opnieuw gemaakt moet worden."


@pytest.fixture
def given_up(cast):
    row = cast.signed()
    Document.objects.update(
        attempts=documents.MAX_ATTEMPTS, given_up_at=builders.NOW, last_error="OSError: vol"
    )
    return row


def retry(row, actor):
    return services.retry_letter(beschikking_id=row.pk, actor=actor)


def test_the_order_is_pending_again_and_a_worker_is_told(
    given_up, cast, hurried, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        retry(given_up, cast.drafter)
    document = Document.objects.pending().get()
    assert (document.attempts, document.last_error) == (0, "")
    assert hurried == [given_up.pk]
    line = AuditEntry.objects.get(action="disbursement.beschikking.retry_letter")
    assert (line.actor, line.dossier) == (cast.drafter, given_up.uitkering.deal_id)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_retry_nothing(role, given_up):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        retry(given_up, builders.user(role))
    assert not Document.objects.pending().exists()


def test_a_letter_is_retried_once(given_up, cast):
    retry(given_up, cast.drafter)
    with pytest.raises(WrongState, match=NOTHING_TO_DO):
        retry(given_up, cast.drafter)
    assert AuditEntry.objects.filter(action="disbursement.beschikking.retry_letter").count() == 1


def test_a_letter_that_is_stored_is_never_made_again(cast):
    row = cast.signed()
    documents.fulfil(row.document_id, lambda: b"%PDF")
    with pytest.raises(WrongState, match=NOTHING_TO_DO):
        retry(row, cast.drafter)
    assert Document.objects.get().is_stored


def test_a_concept_has_no_letter_to_retry(cast):
    with pytest.raises(WrongState, match=NOTHING_TO_DO):
        retry(cast.draft(), cast.drafter)


@pytest.mark.django_db(transaction=True)
def test_two_who_retry_at_once_retry_once(given_up, cast, hurried):
    hurried.clear()
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: retry(given_up, cast.drafter), lambda: retry(given_up, colleague))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [NOTHING_TO_DO]
    assert hurried == [given_up.pk]

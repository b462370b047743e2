"""Draft the beschikking of an uitkering."""

import pytest

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, WrongState
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

ACTION = "disbursement.beschikking.draft"


@pytest.fixture
def grant(cast):
    return builders.uitkering(cast.drafter)


def draft(grant, actor):
    return services.draft_beschikking(uitkering_id=grant.pk, actor=actor)


def test_who_drafts_is_the_drafter_of_a_concept(grant, cast):
    row = draft(grant, cast.drafter)
    assert row.status == BeschikkingStatus.CONCEPT
    assert (row.drafter, row.drafted_at) == (cast.drafter, builders.NOW)
    assert (row.reviewer, row.signer, row.kenmerk, row.facts) == (None, None, None, None)
    assert str(row) == f"concept {grant.deal}"


def test_drafting_leaves_one_line(grant, cast):
    draft(grant, cast.drafter)
    line = AuditEntry.objects.get(action=ACTION)
    assert (line.actor, line.state_before, line.state_after) == (cast.drafter, "", "concept")
    assert line.dossier == grant.deal_id


def test_any_behandelaar_may_draft(grant):
    colleague = builders.behandelaar()
    assert draft(grant, colleague).drafter == colleague


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_other_roles_draft_nothing(role, grant):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        draft(grant, builders.user(role))
    assert not Beschikking.objects.exists()


def test_an_uitkering_is_granted_once(grant, cast):
    draft(grant, cast.drafter)
    with pytest.raises(WrongState, match="al een beschikking opgesteld"):
        draft(grant, cast.drafter)
    assert Beschikking.objects.count() == 1
    assert AuditEntry.objects.filter(action=ACTION).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_draft_at_once_draft_one(grant, cast):
    colleague = builders.behandelaar()
    outcomes = at_once(lambda: draft(grant, cast.drafter), lambda: draft(grant, colleague))
    (row,) = results_of(outcomes)
    assert sentences_of(outcomes) == ["Voor deze uitkering is al een beschikking opgesteld."]
    assert Beschikking.objects.get() == row
    assert AuditEntry.objects.get(action=ACTION).actor == row.drafter

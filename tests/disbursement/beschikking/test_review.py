"""Review: approve exactly this content, or send it back with a remark."""

from datetime import date

import pytest
from django.db.models import F

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import Role, RoleAssignment
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

REMARK = "Het rekeningnummer klopt niet."


@pytest.fixture
def submitted(cast):
    return cast.submitted()


@pytest.fixture
def approved(cast):
    return cast.approved()


def approve(row, actor):
    return services.approve_beschikking(beschikking_id=row.pk, actor=actor)


def send_back(row, actor, verb="return_to_drafter", remark=REMARK):
    return services.send_back_beschikking(
        beschikking_id=row.pk, verb=verb, remark=remark, actor=actor
    )


def status_of(row):
    return Beschikking.objects.get(pk=row.pk).status


def give_role(user, role):
    RoleAssignment.objects.create(user=user, role=role, valid_from=builders.LONG_AGO)


# ---- approve ---------------------------------------------------------------------------------


def test_a_toetser_approves_and_the_content_is_pinned(submitted, cast):
    row = approve(submitted, cast.reviewer)
    assert row.status == BeschikkingStatus.GETOETST
    assert (row.reviewer, row.reviewed_at) == (cast.reviewer, builders.NOW)
    assert len(row.reviewed_fingerprint) == 64
    line = AuditEntry.objects.get(action="disbursement.beschikking.approve")
    assert (line.actor, line.state_after) == (cast.reviewer, "getoetst")


def test_content_that_changed_after_it_was_sent_in_is_not_approved(submitted, cast):
    Deal.objects.filter(pk=submitted.uitkering.deal_id).update(ends_on=date(2027, 12, 31))
    with pytest.raises(RequirementsUnmet, match="na het insturen gewijzigd"):
        approve(submitted, cast.reviewer)
    assert status_of(submitted) == BeschikkingStatus.TER_TOETSING


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TOETSER])
def test_other_roles_review_nothing(role, submitted):
    reviewer = builders.user(role)
    for act in (approve, send_back):
        with pytest.raises(NotAllowed, match="Alleen een toetser"):
            act(submitted, reviewer)
    assert status_of(submitted) == BeschikkingStatus.TER_TOETSING


def test_the_drafter_does_not_review_not_even_as_toetser(cast):
    give_role(cast.drafter, Role.TOETSER)
    row = cast.submitted()
    for act in (approve, send_back):
        with pytest.raises(NotAllowed, match="U stelde deze beschikking zelf op"):
            act(row, cast.drafter)
    assert Beschikking.objects.get().reviewer is None


def test_a_concept_is_not_reviewed(cast):
    row = cast.draft()
    for act in (approve, send_back):
        with pytest.raises(WrongState, match="kan niet in de stand “concept”"):
            act(row, cast.reviewer)


def test_it_is_approved_once(approved):
    with pytest.raises(WrongState):
        approve(approved, builders.toetser())


def test_a_terminated_convenant_is_not_approved(submitted, cast):
    deals.take_step(
        deal_id=submitted.uitkering.deal_id,
        verb="terminate",
        remark="Niet haalbaar.",
        actor=cast.drafter,
    )
    with pytest.raises(RequirementsUnmet, match="niet meer van kracht"):
        approve(submitted, cast.reviewer)
    assert status_of(submitted) == BeschikkingStatus.TER_TOETSING


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_give_one_review(submitted, cast):
    other = builders.toetser()
    outcomes = at_once(lambda: approve(submitted, cast.reviewer), lambda: approve(submitted, other))
    (row,) = results_of(outcomes)
    assert sentences_of(outcomes) == ["Akkoord geven kan niet in de stand “getoetst”."]
    assert Beschikking.objects.get().reviewer == row.reviewer
    line = AuditEntry.objects.get(action="disbursement.beschikking.approve")
    assert line.actor == row.reviewer


@pytest.mark.django_db(transaction=True)
def test_approving_and_sending_back_at_once_do_not_both_happen(submitted, cast):
    other = builders.toetser()
    outcomes = at_once(
        lambda: approve(submitted, cast.reviewer), lambda: send_back(submitted, other)
    )
    (row,) = results_of(outcomes)
    assert len(sentences_of(outcomes)) == 1
    assert status_of(submitted) == row.status
    assert AuditEntry.objects.filter(state_before="ter_toetsing").count() == 1


# ---- send back -------------------------------------------------------------------------------


def test_a_toetser_sends_it_back_with_a_remark(submitted, cast):
    row = send_back(submitted, cast.reviewer, remark=f"  {REMARK}\n")
    assert row.status == BeschikkingStatus.CONCEPT
    assert (row.last_remark, row.reviewer) == (REMARK, None)
    line = AuditEntry.objects.get(action="disbursement.beschikking.return_to_drafter")
    assert (line.actor, line.remark) == (cast.reviewer, REMARK)


@pytest.mark.parametrize("remark", ["", "   ", "\n\t"])
def test_without_a_remark_nothing_goes_back(remark, submitted, cast):
    with pytest.raises(InvalidInput, match="Schrijf op wat er moet veranderen"):
        send_back(submitted, cast.reviewer, remark=remark)
    assert status_of(submitted) == BeschikkingStatus.TER_TOETSING


def test_it_is_sent_back_once(submitted, cast):
    send_back(submitted, cast.reviewer)
    with pytest.raises(WrongState):
        send_back(submitted, cast.reviewer)


def test_who_does_not_sign_sends_it_back_and_the_review_is_gone(approved, cast):
    send_back(approved, cast.signer, verb="refuse_to_sign")
    row = Beschikking.objects.get()
    assert row.status == BeschikkingStatus.CONCEPT
    assert (row.reviewer, row.reviewed_at, row.reviewed_fingerprint) == (None, None, "")
    assert row.last_remark == REMARK
    line = AuditEntry.objects.get(action="disbursement.beschikking.refuse_to_sign")
    assert (line.actor, line.remark) == (cast.signer, REMARK)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TEKENBEVOEGDE])
def test_other_roles_do_not_refuse_to_sign(role, approved):
    with pytest.raises(NotAllowed, match="Alleen een tekenbevoegde"):
        send_back(approved, builders.user(role), verb="refuse_to_sign")


def test_drafter_and_reviewer_do_not_refuse_to_sign_either(approved, cast):
    for person, sentence in (
        (cast.drafter, "U stelde deze beschikking zelf op"),
        (cast.reviewer, "U toetste deze beschikking zelf"),
    ):
        give_role(person, Role.TEKENBEVOEGDE)
        with pytest.raises(NotAllowed, match=sentence):
            send_back(approved, type(person).objects.get(pk=person.pk), verb="refuse_to_sign")


def test_who_has_no_mandaat_may_still_refuse_to_sign(approved):
    without = builders.user(Role.TEKENBEVOEGDE)
    assert send_back(approved, without, verb="refuse_to_sign").status == BeschikkingStatus.CONCEPT


def test_after_a_remark_it_goes_round_once_more(approved, cast):
    send_back(approved, cast.signer, verb="refuse_to_sign")
    services.submit_beschikking(beschikking_id=approved.pk, actor=cast.drafter)
    approve(approved, builders.toetser())
    row = services.sign_beschikking(beschikking_id=approved.pk, actor=cast.signer)
    assert row.status == BeschikkingStatus.ONDERTEKEND


def test_who_reviewed_before_may_draft_nothing_but_review_again(submitted, cast):
    send_back(submitted, cast.reviewer)
    services.submit_beschikking(beschikking_id=submitted.pk, actor=cast.drafter)
    assert approve(submitted, cast.reviewer).reviewer == cast.reviewer


# ---- by the name of a button -----------------------------------------------------------------


@pytest.mark.parametrize("verb", ["", "delete", "save", "__init__", "delegate"])
def test_a_step_that_does_not_exist_is_refused(verb, submitted, cast):
    with pytest.raises(WrongState, match="Deze stap bestaat niet"):
        services.take_step(beschikking_id=submitted.pk, verb=verb, actor=cast.reviewer)


def test_every_button_takes_its_step(cast):
    row = cast.draft()
    for verb, actor in (
        ("submit", cast.drafter),
        ("return_to_drafter", cast.reviewer),
        ("submit", cast.drafter),
        ("approve", cast.reviewer),
        ("refuse_to_sign", cast.signer),
    ):
        services.take_step(beschikking_id=row.pk, verb=verb, actor=actor, remark=REMARK)
    assert status_of(row) == BeschikkingStatus.CONCEPT
    steps = AuditEntry.objects.exclude(state_before=F("state_after")).exclude(state_before="")
    assert steps.filter(object_id=row.pk, object_type="disbursement.beschikking").count() == 5

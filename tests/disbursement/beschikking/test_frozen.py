"""What the database itself refuses about a beschikking, whoever writes and however."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders

pytestmark = pytest.mark.django_db

UNCHANGEABLE = "Cannot update rows from disbursement_beschikking"


@pytest.fixture
def concept(cast):
    return cast.draft()


@pytest.fixture
def approved(cast):
    return cast.approved()


@pytest.fixture
def signed(cast):
    return cast.signed()


def update(row, **values):
    with transaction.atomic():
        Beschikking.objects.filter(pk=row.pk).update(**values)


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


# ---- three people ----------------------------------------------------------------------------


def test_the_reviewer_is_not_the_drafter(concept, cast):
    with pytest.raises(IntegrityError, match="reviewer_is_not_drafter"):
        update(concept, reviewer=cast.drafter)


def test_who_drafted_cannot_become_the_reviewer_either(approved, cast):
    with pytest.raises(IntegrityError, match="reviewer_is_not_drafter"):
        update(approved, drafter=cast.reviewer)


@pytest.mark.parametrize("person", ["drafter", "reviewer"])
def test_the_signer_is_neither_drafter_nor_reviewer(person, approved, cast):
    signed_by_hand = {
        "status": BeschikkingStatus.ONDERTEKEND,
        "signer": getattr(cast, person),
        "signed_at": builders.NOW,
        "kenmerk": "SPUK-2024-0001",
        "facts": {},
        "document": documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None),
    }
    with pytest.raises(IntegrityError, match="signer_is_neither_drafter_nor_reviewer"):
        update(approved, **signed_by_hand)
    refused = pytest.raises(IntegrityError, match="a signature rests on a mandate")
    with refused, transaction.atomic():
        update(approved, **signed_by_hand | {"signer": cast.signer})


# ---- what belongs to a state -----------------------------------------------------------------


def test_a_state_that_does_not_exist_is_refused(concept):
    with pytest.raises(IntegrityError, match="beschikking_status_is_known"):
        execute("UPDATE disbursement_beschikking SET status = 'verzonden'")


def test_what_was_not_reviewed_is_not_getoetst(concept):
    with pytest.raises(IntegrityError, match="reviewed_by_somebody"):
        update(concept, status=BeschikkingStatus.GETOETST)


def test_what_has_no_signer_is_not_ondertekend(approved):
    with pytest.raises(IntegrityError, match="signed_has_signer_facts_and_letter"):
        update(approved, status=BeschikkingStatus.ONDERTEKEND)


def test_what_has_no_day_is_not_bekendgemaakt(signed):
    with pytest.raises(IntegrityError, match="announced_has_day_and_last_day"):
        update(signed, status=BeschikkingStatus.BEKENDGEMAAKT)


def test_a_day_alone_announces_nothing(signed):
    with pytest.raises(IntegrityError, match="announced_has_day_and_last_day"):
        update(signed, announced_on=builders.NOW.date())


@pytest.mark.parametrize(
    "values", [{"kenmerk": "SPUK-2024-0099"}, {"facts": {}}, {"signed_at": builders.NOW}]
)
def test_a_concept_holds_nothing_of_a_signature(values, concept):
    with pytest.raises(IntegrityError, match="unsigned_has_no_"):
        update(concept, **values)


def test_a_kenmerk_exists_once(cast):
    cast.signed()
    second = cast.approved()
    with pytest.raises(IntegrityError, match="kenmerk"):
        update(
            second,
            status=BeschikkingStatus.ONDERTEKEND,
            signer=cast.signer,
            signed_at=builders.NOW,
            kenmerk="SPUK-2024-0001",
            facts={},
            document=documents.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None),
        )


def test_an_uitkering_is_granted_once(concept, cast):
    with pytest.raises(IntegrityError, match="one_verlening_per_uitkering"), transaction.atomic():
        Beschikking.objects.create(
            uitkering=concept.uitkering, number=2, drafter=cast.drafter, drafted_at=builders.NOW
        )


# ---- from the signature on -------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "facts = jsonb_set(facts, '{bedrag,cent}', '1')",
        "facts = NULL",
        "kenmerk = 'SPUK-2024-0002'",
        "kind = 'wijziging'",
        "signed_at = signed_at - interval '1 day'",
        "drafted_at = now()",
        "submitted_at = NULL",
        "reviewed_at = now()",
        "reviewed_fingerprint = ''",
        "signer_id = NULL",
        "reviewer_id = NULL",
        "document_id = NULL",
    ],
)
def test_what_was_signed_does_not_change(change, signed):
    with pytest.raises(DatabaseError, match=UNCHANGEABLE):
        execute(f"UPDATE disbursement_beschikking SET {change}")  # noqa: S608


@pytest.mark.parametrize("person", ["drafter", "reviewer", "signer"])
def test_who_acted_does_not_change(person, signed):
    with pytest.raises(DatabaseError, match=UNCHANGEABLE):
        update(signed, **{person: builders.user()})


def test_another_letter_cannot_take_its_place(signed):
    other = documents.order(kind=Kind.BESCHIKKING, filename="andere.pdf", by=None)
    with pytest.raises(DatabaseError, match=UNCHANGEABLE):
        update(signed, document=other)


def test_another_uitkering_cannot_take_its_place(signed, cast):
    with pytest.raises(DatabaseError, match=UNCHANGEABLE):
        update(signed, uitkering=builders.uitkering(cast.drafter))


@pytest.mark.parametrize(
    "status",
    [BeschikkingStatus.CONCEPT, BeschikkingStatus.TER_TOETSING, BeschikkingStatus.GETOETST],
)
def test_a_signed_beschikking_never_becomes_a_concept_again(status, signed):
    with pytest.raises(IntegrityError, match="unsigned_has_no_"):
        update(signed, status=status)


def test_a_signed_beschikking_is_not_deleted(signed):
    with pytest.raises(DatabaseError, match="Cannot delete rows"), transaction.atomic():
        Beschikking.objects.all().delete()
    assert Beschikking.objects.exists()


def test_a_concept_may_still_change_and_go(concept):
    update(concept, last_remark="anders")
    concept.delete()
    assert not Beschikking.objects.exists()


# ---- from the bekendmaking on ----------------------------------------------------------------


def announced_by_hand(signed):
    day = builders.NOW.date()
    update(
        signed,
        status=BeschikkingStatus.BEKENDGEMAAKT,
        announced_at=builders.NOW,
        announced_on=day,
        remedy_last_day=day + timedelta(weeks=6),
    )


@pytest.mark.parametrize(
    "change",
    [
        "announced_on = announced_on - 1",
        "announced_at = NULL",
        "announced_zone = 'UTC'",
        "remedy_last_day = remedy_last_day + 1",
        "status = 'ondertekend', announced_on = NULL, announced_at = NULL, remedy_last_day = NULL",
    ],
)
def test_the_day_of_the_bekendmaking_does_not_change(change, signed):
    announced_by_hand(signed)
    with pytest.raises(DatabaseError, match=UNCHANGEABLE):
        execute(f"UPDATE disbursement_beschikking SET {change}")  # noqa: S608

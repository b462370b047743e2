"""What the database holds of the decisions on one uitkering, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted(cast):
    return cast.announced()


def add(granted, kind, number=2, **content):
    with transaction.atomic():
        return Beschikking.objects.create(
            uitkering=granted.uitkering,
            kind=kind,
            number=number,
            drafter=granted.drafter,
            drafted_at=builders.NOW,
            **content,
        )


def test_an_uitkering_is_granted_once(granted):
    with pytest.raises(IntegrityError, match="one_verlening_per_uitkering"):
        add(granted, BeschikkingKind.VERLENING)


def test_two_decisions_do_not_share_a_number(granted):
    with pytest.raises(IntegrityError, match="decisions_of_an_uitkering_are_numbered"):
        add(granted, BeschikkingKind.WIJZIGING, number=1)


def test_a_second_of_a_kind_waits_for_the_first(granted):
    add(granted, BeschikkingKind.VERLENGING, spend_until=date(2029, 12, 31))
    with pytest.raises(IntegrityError, match="one_of_a_kind_is_being_made"):
        add(granted, BeschikkingKind.VERLENGING, number=3, spend_until=date(2029, 6, 30))


def test_an_uitkering_is_settled_once_either_in_full_or_lower(granted):
    add(granted, BeschikkingKind.VASTSTELLING, amount_cents=100)
    with pytest.raises(IntegrityError, match="one_settlement_per_uitkering"):
        add(granted, BeschikkingKind.LAGERE_VASTSTELLING, number=3, amount_cents=99)


def test_a_replacement_may_settle_again(granted):
    first = add(granted, BeschikkingKind.VASTSTELLING, amount_cents=100)
    again = BeschikkingKind.LAGERE_VASTSTELLING
    assert add(granted, again, number=3, amount_cents=99, replaces=first).replaces == first


@pytest.mark.parametrize(
    ("kind", "content", "rule"),
    [
        (BeschikkingKind.VERLENGING, {}, "verlenging_has_its_new_last_day"),
        (BeschikkingKind.VASTSTELLING, {}, "settlement_has_its_amount"),
        (BeschikkingKind.LAGERE_VASTSTELLING, {}, "settlement_has_its_amount"),
        (BeschikkingKind.TERUGVORDERING, {}, "terugvordering_has_its_amount"),
        (BeschikkingKind.TERUGVORDERING, {"amount_cents": 0}, "terugvordering_has_its_amount"),
        (BeschikkingKind.WIJZIGING, {"amount_cents": -1}, "beschikking_amount_is_not_negative"),
        ("gunst", {}, "beschikking_kind_is_known"),
    ],
)
def test_a_decision_has_what_its_kind_needs(granted, kind, content, rule):
    with pytest.raises(IntegrityError, match=rule):
        add(granted, kind, **content)


@pytest.mark.parametrize("column", ["reasons", "legal_ground", "subject", "request_reference"])
def test_the_content_is_frozen_with_the_signature(granted, column):
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Beschikking.objects.filter(pk=granted.pk).update(**{column: "anders"})

"""The fingerprint of what a reviewer approves: it changes with the content only."""

from datetime import UTC, date, datetime

import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(cast):
    return cast.draft()


def fingerprint(row):
    return facts.fingerprint(Beschikking.objects.get(pk=row.pk))


def test_the_fingerprint_does_not_depend_on_the_day(concept, still_clock):
    before = fingerprint(concept)
    still_clock.set(datetime(2025, 3, 3, tzinfo=UTC))
    assert fingerprint(concept) == before


def test_the_fingerprint_does_not_depend_on_other_deals(concept, cast):
    before = fingerprint(concept)
    builders.uitkering(cast.drafter)
    assert fingerprint(concept) == before


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("deal", {"name": "Anders"}),
        ("deal", {"concluded_on": date(2024, 9, 25)}),
        ("deal", {"progress_due": "15 juni"}),
        ("kassier", {"name": "gemeente Anders"}),
        ("kassier", {"address": "Straat 2\n1234 AB STAD"}),
        ("uitkering", {"spend_from": date(2024, 9, 25)}),
        ("uitkering", {"account_name": "gemeente Anders"}),
        ("uitkering", {"request_reference": "VB-2"}),
        ("uitkering", {"request_received_on": None}),
        ("uitkering", {"is_example": True}),
    ],
)
def test_whatever_a_reviewer_reads_changes_the_fingerprint(table, change, concept):
    before = fingerprint(concept)
    grant = concept.uitkering
    record = {"deal": grant.deal, "kassier": grant.kassier, "uitkering": grant}[table]
    type(record).objects.filter(pk=record.pk).update(**change)
    assert fingerprint(concept) != before

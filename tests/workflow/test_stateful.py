"""A protected status stays protected."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from regiodeals.deal.models import Deal, DealStatus
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_status_cannot_be_assigned():
    deal = builders.proposal()
    with pytest.raises(AttributeError):
        deal.status = DealStatus.BESCHIKT


def test_refreshing_reads_the_newer_status_and_keeps_it_protected():
    deal = builders.proposal()
    other = Deal.objects.get(pk=deal.pk)
    with transaction.atomic():
        builders.perform_as_system(other.select)
    deal.refresh_from_db()
    assert deal.status == DealStatus.GESELECTEERD
    with pytest.raises(AttributeError):
        deal.status = DealStatus.VOORSTEL


def test_a_refresh_that_fails_leaves_the_field_protected_for_everyone(monkeypatch):
    deal = builders.proposal()
    Deal.objects.filter(pk=deal.pk).delete()
    with pytest.raises(Deal.DoesNotExist):
        deal.refresh_from_db()
    other = builders.proposal()
    with pytest.raises(AttributeError):
        other.status = DealStatus.BESCHIKT
    assert deal.status == DealStatus.VOORSTEL


def test_cleaning_a_form_does_not_touch_the_status():
    deal = builders.proposal()
    deal.full_clean()
    assert deal.status == DealStatus.VOORSTEL


def test_the_database_knows_no_other_status():
    deal = builders.proposal()
    with pytest.raises(IntegrityError), transaction.atomic():
        Deal.objects.filter(pk=deal.pk).update(status="verzonnen")


def test_the_database_refuses_a_concluded_deal_without_its_date():
    deal = builders.proposal()
    refused = pytest.raises(DatabaseError, match="deal_after_convenant_has_its_date")
    with refused, transaction.atomic():
        Deal.objects.filter(pk=deal.pk).update(status=DealStatus.GESLOTEN)


def test_the_database_refuses_a_granted_deal_without_its_date(officer):
    deal = builders.concluded(officer)
    refused = pytest.raises(DatabaseError, match="deal_after_grant_has_its_date")
    with refused, transaction.atomic():
        Deal.objects.filter(pk=deal.pk).update(status=DealStatus.BESCHIKT)

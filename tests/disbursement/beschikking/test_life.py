"""The life of a beschikking, from concept to bekendmaking."""

import pytest

from disbursement.beschikking.models import BeschikkingStatus
from monitoring.overleg.models import Overleg
from regiodeals.deal.models import Deal, DealStatus

pytestmark = pytest.mark.django_db


def test_three_people_bring_it_from_concept_to_bekendmaking(cast):
    row = cast.announced()
    assert row.status == BeschikkingStatus.BEKENDGEMAAKT
    assert row.kenmerk == "SPUK-2024-0001"
    assert Deal.objects.get().status == DealStatus.BESCHIKT
    assert Overleg.objects.get().year == 2025

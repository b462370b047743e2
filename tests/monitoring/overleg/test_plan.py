"""The bekendmaking plans the first overleg, in the next calendar year."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from disbursement.beschikking.services import announce_beschikking
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.selectors import overleggen_visible_to
from monitoring.overleg.services import plan_first_overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.documents import services as documents
from tests import builders
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


def announced(cast, **fields):
    row = cast.signed(**fields)
    documents.fulfil(row.document_id, lambda: b"%PDF-1.7")
    return announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)


def granted_deal(officer, granted_on=date(2024, 11, 18)):
    """A deal that is beschikt, without the letter that made it so."""
    deal = builders.concluded(officer)
    return deals.mark_beschikt(deal_id=deal.pk, granted_on=granted_on, actor=officer)


def test_the_first_overleg_is_in_the_year_after_the_bekendmaking(cast):
    row = announced(cast)
    overleg = Overleg.objects.get()
    assert (overleg.deal_id, overleg.year) == (row.uitkering.deal_id, 2025)
    assert (overleg.status, overleg.planned_on) == (OverlegStatus.GEPLAND, None)
    assert str(overleg) == f"Rijk-regio overleg 2025 {overleg.deal}"


def test_what_is_made_known_on_new_years_day_is_discussed_a_year_later(cast, still_clock):
    still_clock.set(datetime(2024, 12, 31, 23, 30, tzinfo=UTC))
    announced(cast, signed_on=date(2024, 11, 15))
    assert Overleg.objects.get().year == 2026


def test_planning_leaves_one_line(officer):
    deal = granted_deal(officer)
    line = AuditEntry.objects.get(action="monitoring.overleg.plan")
    assert (line.actor, line.dossier) == (officer, deal.pk)
    assert line.sentence == "Rijk-regio overleg 2025 gepland"


def test_planning_twice_plans_one(officer):
    deal = granted_deal(officer)
    plan_first_overleg(deal, officer)
    assert Overleg.objects.count() == 1
    assert AuditEntry.objects.filter(action="monitoring.overleg.plan").count() == 1


def test_without_the_day_of_the_bekendmaking_nothing_is_planned(officer):
    with pytest.raises(ValueError, match="only with the day"):
        plan_first_overleg(builders.concluded(officer), officer)
    assert not Overleg.objects.exists()


def test_a_deal_has_one_overleg_a_year(officer):
    deal = granted_deal(officer)
    with (
        pytest.raises(IntegrityError, match="one_overleg_per_deal_and_year"),
        transaction.atomic(),
    ):
        Overleg.objects.create(deal=deal, year=2025)
    Overleg.objects.create(deal=deal, year=2026)


def test_a_region_sees_the_overleg_of_its_own_deal(officer):
    deal = granted_deal(officer)
    granted_deal(officer)
    coordinator = builders.member(builders.region_of(deal))
    assert [row.deal for row in overleggen_visible_to(coordinator)] == [deal]
    assert overleggen_visible_to(officer).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_plan_at_once_plan_one(officer):
    deal = granted_deal(officer)
    Overleg.objects.all().delete()

    @transaction.atomic
    def plan():
        plan_first_overleg(deal, officer)

    results_of(at_once(plan, plan, plan))
    assert Overleg.objects.count() == 1
    assert AuditEntry.objects.filter(action="monitoring.overleg.plan").count() == 2

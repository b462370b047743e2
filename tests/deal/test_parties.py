"""Who stands in a deal, and who is kassier."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.deal import services
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind, can_be_kassier
from tests import builders

pytestmark = pytest.mark.django_db

REGIONAL = [kind for kind in OrganisationKind if kind is not OrganisationKind.MINISTERIE]


@pytest.fixture
def deal(officer):
    return builders.in_preparation(officer)


def add(deal, organisation, role, officer, **more):
    return services.add_party(
        deal_id=deal.pk, organisation=organisation, role=role, actor=officer, **more
    )


def test_a_ministry_stands_on_the_side_of_the_rijk(deal, officer):
    with pytest.raises(InvalidInput, match="nooit regiopartij"):
        add(deal, builders.ministry("OCW"), PartyRole.REGIOPARTIJ, officer)


def test_a_municipality_is_no_rijkspartij(deal, officer):
    with pytest.raises(InvalidInput, match="Alleen een ministerie is rijkspartij"):
        add(deal, builders.organisation(), PartyRole.RIJKSPARTIJ, officer)


def test_an_organisation_has_a_role_once(deal, officer):
    with pytest.raises(ValidationError):
        add(deal, builders.region_of(deal), PartyRole.REGIOPARTIJ, officer)


def test_there_is_one_coordinating_ministry(deal, officer):
    with pytest.raises(InvalidInput, match="al een coördinerend ministerie"):
        add(deal, builders.ministry("OCW"), PartyRole.RIJKSPARTIJ, officer, coordinating=True)


def test_a_regional_party_cannot_coordinate_in_the_database(deal):
    region = DealParty.objects.filter(deal=deal, role=PartyRole.REGIOPARTIJ)
    with pytest.raises(IntegrityError, match="only_a_rijkspartij"), transaction.atomic():
        region.update(is_coordinating=True)


def test_the_parties_are_fixed_once_the_convenant_is_concluded(officer):
    deal = builders.concluded(officer)
    with pytest.raises(WrongState, match="liggen vast"):
        add(deal, builders.organisation(), PartyRole.REGIOPARTIJ, officer)


def test_only_a_behandelaar_adds_parties(deal):
    with pytest.raises(NotAllowed):
        add(deal, builders.organisation(), PartyRole.PARTNER, builders.toetser())


@pytest.mark.parametrize("kind", REGIONAL)
def test_the_kassier_is_a_public_partner_and_no_waterschap(kind, officer):
    region = builders.organisation(kind=kind)
    deal = builders.concluded(officer, region=region, with_kassier=False)
    if can_be_kassier(kind):
        party = services.appoint_kassier(deal_id=deal.pk, organisation=region, actor=officer)
        assert party.role == PartyRole.KASSIER
    else:
        with pytest.raises(InvalidInput, match="kan geen regiokassier zijn"):
            services.appoint_kassier(deal_id=deal.pk, organisation=region, actor=officer)


def test_a_body_that_is_no_party_cannot_be_kassier(officer):
    deal = builders.concluded(officer, with_kassier=False)
    outsider = builders.organisation()
    with pytest.raises(InvalidInput, match="is geen regiopartij bij deze deal"):
        services.appoint_kassier(deal_id=deal.pk, organisation=outsider, actor=officer)


def test_a_deal_has_one_kassier(officer):
    deal = builders.concluded(officer)
    with pytest.raises(WrongState, match="precies één"):
        services.appoint_kassier(
            deal_id=deal.pk, organisation=builders.region_of(deal), actor=officer
        )
    with pytest.raises(IntegrityError, match="one_kassier_per_deal"), transaction.atomic():
        DealParty.objects.create(
            deal=deal, organisation=builders.organisation(), role=PartyRole.KASSIER
        )

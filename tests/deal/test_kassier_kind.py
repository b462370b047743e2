"""The kassier is a public body and no waterschap: the database holds it, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from regiodeals.common.errors import InvalidInput
from regiodeals.deal import services
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind, can_be_kassier
from regiodeals.party.models import Organisation
from tests import builders
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db

FIT = [kind for kind in OrganisationKind if can_be_kassier(kind)]
UNFIT = [kind for kind in OrganisationKind if not can_be_kassier(kind)]
CONSTRAINT = "kassier_is_public_and_no_waterschap"
SET_KIND = "UPDATE regiodeals_organisation SET kind = %s WHERE id = %s"


def execute(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def broken_by(error):
    return error.value.__cause__.diag.constraint_name


def test_kinds_fall_in_two_groups():
    assert set(FIT) | set(UNFIT) == set(OrganisationKind)
    assert OrganisationKind.WATERSCHAP in UNFIT


@pytest.mark.parametrize("kind", UNFIT)
def test_an_unfit_body_cannot_be_inserted_as_kassier(kind):
    deal, body = builders.proposal(), builders.organisation(kind=kind)
    with pytest.raises(IntegrityError) as refused:
        execute(
            "INSERT INTO regiodeals_dealparty"
            " (deal_id, organisation_id, role, is_coordinating, is_example)"
            " VALUES (%s, %s, 'kassier', false, false)",
            deal.pk,
            body.pk,
        )
    assert broken_by(refused) == CONSTRAINT


@pytest.mark.parametrize("kind", UNFIT)
def test_an_unfit_party_cannot_become_kassier_by_an_update(kind):
    party = DealParty.objects.create(
        deal=builders.proposal(),
        organisation=builders.organisation(kind=kind),
        role=PartyRole.PARTNER,
    )
    with pytest.raises(IntegrityError) as refused:
        execute("UPDATE regiodeals_dealparty SET role = 'kassier' WHERE id = %s", party.pk)
    assert broken_by(refused) == CONSTRAINT


def test_a_kassier_cannot_be_replaced_by_an_unfit_body(officer):
    party = DealParty.objects.get(deal=builders.concluded(officer), role=PartyRole.KASSIER)
    waterschap = builders.organisation(kind=OrganisationKind.WATERSCHAP)
    with pytest.raises(IntegrityError) as refused:
        execute(
            "UPDATE regiodeals_dealparty SET organisation_id = %s WHERE id = %s",
            waterschap.pk,
            party.pk,
        )
    assert broken_by(refused) == CONSTRAINT


@pytest.mark.parametrize("kind", UNFIT)
def test_a_kassier_keeps_a_fit_kind(kind, officer):
    kassier = builders.region_of(builders.concluded(officer))
    with pytest.raises(IntegrityError) as refused:
        execute(SET_KIND, kind.value, kassier.pk)
    assert broken_by(refused) == CONSTRAINT


@pytest.mark.parametrize("kind", FIT)
def test_a_kassier_may_get_another_fit_kind(kind, officer):
    kassier = builders.region_of(builders.concluded(officer))
    execute(SET_KIND, kind.value, kassier.pk)
    assert Organisation.objects.get(pk=kassier.pk).organisation_kind is kind


def test_who_is_no_kassier_may_get_any_kind(officer):
    deal = builders.concluded(officer, with_kassier=False)
    region = builders.region_of(deal)
    execute(SET_KIND, OrganisationKind.WATERSCHAP.value, region.pk)
    with pytest.raises(InvalidInput, match="kan geen regiokassier zijn"):
        services.appoint_kassier(
            deal_id=deal.pk, organisation=builders.region_of(deal), actor=officer
        )


def test_a_form_says_so_before_the_database_does(officer):
    kassier = builders.region_of(builders.concluded(officer))
    kassier.kind = OrganisationKind.WATERSCHAP.value
    with pytest.raises(ValidationError, match="is regiokassier van een deal") as refused:
        kassier.full_clean()
    assert list(refused.value.message_dict) == ["kind"]


def test_a_form_refuses_an_unfit_kassier():
    party = DealParty(
        deal=builders.proposal(),
        organisation=builders.organisation(kind=OrganisationKind.PRIVAAT),
        role=PartyRole.KASSIER,
    )
    with pytest.raises(ValidationError, match="Kies een provincie") as refused:
        party.full_clean()
    assert list(refused.value.message_dict) == ["organisation"]


@pytest.mark.django_db(transaction=True)
def test_a_body_does_not_become_kassier_and_waterschap_at_the_same_moment(officer):
    deal = builders.concluded(officer, with_kassier=False)
    region = builders.region_of(deal)

    def appoint():
        with transaction.atomic():
            DealParty.objects.create(deal=deal, organisation=region, role=PartyRole.KASSIER)
            connection.cursor().execute("SELECT pg_sleep(0.1)")

    def change_kind():
        with transaction.atomic():
            execute(SET_KIND, OrganisationKind.WATERSCHAP.value, region.pk)
            connection.cursor().execute("SELECT pg_sleep(0.1)")

    outcomes = at_once(appoint, change_kind)
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert [type(error) for error in errors] == [IntegrityError]
    kind = Organisation.objects.get(pk=region.pk).organisation_kind
    is_kassier = deal.parties.filter(role=PartyRole.KASSIER).exists()
    assert is_kassier == can_be_kassier(kind)

"""Signatures of a convenant, and the day on which it is concluded."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.convenant import services
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.deal import services as deal_services
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from tests import builders
from tests.builders import SIGNED_ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def convenant(officer):
    return Convenant.objects.get(deal=builders.in_preparation(officer))


def sign_all(convenant, officer, signed_on=SIGNED_ON, *, but=0):
    slots = list(convenant.ondertekeningen.all())
    for slot in slots[: len(slots) - but]:
        services.register_signature(ondertekening_id=slot.pk, signed_on=signed_on, actor=officer)
    return slots


def conclude(convenant, officer):
    return services.conclude_convenant(convenant_id=convenant.pk, actor=officer)


def test_the_convenant_begins_with_its_preparation(convenant):
    assert convenant.status == ConvenantStatus.IN_VOORBEREIDING


def test_all_signatures_conclude_the_convenant_on_the_day_of_the_last(convenant, officer):
    *_, last = sign_all(convenant, officer, but=1)
    services.register_signature(
        ondertekening_id=last.pk, signed_on=date(2024, 10, 1), actor=officer
    )
    assert conclude(convenant, officer).status == ConvenantStatus.GESLOTEN
    deal = Deal.objects.get()
    assert deal.status == DealStatus.GESLOTEN
    assert deal.concluded_on == date(2024, 10, 1)


def test_a_missing_signature_keeps_it_open(convenant, officer):
    sign_all(convenant, officer, but=1)
    with pytest.raises(RequirementsUnmet, match="Nog niet elke partij"):
        conclude(convenant, officer)
    assert Deal.objects.get().concluded_on is None


def test_a_party_that_was_not_asked_keeps_it_open(convenant, officer):
    sign_all(convenant, officer)
    deal_services.add_party(
        deal_id=convenant.deal_id,
        organisation=builders.organisation(),
        role=PartyRole.REGIOPARTIJ,
        actor=officer,
    )
    with pytest.raises(RequirementsUnmet, match="Nog niet elke partij"):
        conclude(convenant, officer)


def test_two_bewindspersonen_beside_the_coordinating_one_must_sign(convenant, officer):
    dropped = DealParty.objects.get(organisation=builders.ministry("EZ"))
    dropped.ondertekeningen.all().delete()
    dropped.delete()
    sign_all(convenant, officer)
    with pytest.raises(RequirementsUnmet, match="minstens twee andere bewindspersonen"):
        conclude(convenant, officer)


def test_minister_and_state_secretary_of_one_ministry_are_two(convenant, officer):
    dropped = DealParty.objects.get(organisation=builders.ministry("EZ"))
    dropped.ondertekeningen.all().delete()
    dropped.delete()
    services.ask_signature(
        convenant_id=convenant.pk,
        organisation=builders.ministry("BZK"),
        office="Staatssecretaris",
        actor=officer,
    )
    sign_all(convenant, officer)
    assert conclude(convenant, officer).status == ConvenantStatus.GESLOTEN


def test_one_ministry_must_coordinate(convenant, officer):
    DealParty.objects.update(is_coordinating=False)
    sign_all(convenant, officer)
    with pytest.raises(RequirementsUnmet, match="geen coördinerend ministerie"):
        conclude(convenant, officer)


def test_who_is_no_party_does_not_sign(convenant, officer):
    third = builders.organisation("gemeente Derde")
    with pytest.raises(InvalidInput, match="gemeente Derde is geen partij die dit convenant"):
        services.ask_signature(
            convenant_id=convenant.pk, organisation=third, office="Burgemeester", actor=officer
        )


def test_a_third_does_not_sign_a_convenant_of_two(officer):
    """One ministry and one region: who comes third is refused, and it stays a convenant of two."""
    deal = builders.proposal()
    for verb in ("select", "prepare_convenant"):
        if verb == "prepare_convenant":
            deal_services.assign_accounthouder(
                deal_id=deal.pk, accounthouder=officer, actor=officer
            )
        deal_services.take_step(deal_id=deal.pk, verb=verb, actor=officer)
    rijk, region = builders.ministry("BZK"), builders.organisation("gemeente Eerste")
    for organisation, role in ((rijk, PartyRole.RIJKSPARTIJ), (region, PartyRole.REGIOPARTIJ)):
        deal_services.add_party(
            deal_id=deal.pk, organisation=organisation, role=role, actor=officer
        )
    builders.ask_signatures(deal, officer)
    two = Convenant.objects.get(deal=deal)
    sign_all(two, officer)
    third = builders.organisation("gemeente Derde")
    with pytest.raises(InvalidInput, match="gemeente Derde is geen partij die dit convenant"):
        services.ask_signature(
            convenant_id=two.pk, organisation=third, office="Burgemeester", actor=officer
        )
    with pytest.raises(InvalidInput, match="staat al op de lijst"):
        services.ask_signature(
            convenant_id=two.pk,
            organisation=region,
            office=f"Bestuurder van {region}",
            actor=officer,
        )
    signed = two.ondertekeningen.values_list("party__organisation__name", "signed_on")
    assert set(signed) == {(rijk.name, SIGNED_ON), (region.name, SIGNED_ON)}


def test_a_partner_without_signature_does_not_sign(convenant, officer):
    partner = builders.organisation()
    deal_services.add_party(
        deal_id=convenant.deal_id, organisation=partner, role=PartyRole.PARTNER, actor=officer
    )
    with pytest.raises(InvalidInput, match="is geen partij die dit convenant tekent"):
        services.ask_signature(
            convenant_id=convenant.pk, organisation=partner, office="Voorzitter", actor=officer
        )


def test_an_office_is_asked_once(convenant, officer):
    slot = convenant.ondertekeningen.select_related("party__organisation").first()
    with pytest.raises(InvalidInput, match="staat al op de lijst"):
        services.ask_signature(
            convenant_id=convenant.pk,
            organisation=slot.party.organisation,
            office=slot.office,
            actor=officer,
        )


def test_a_signature_is_set_once(convenant, officer):
    slot = sign_all(convenant, officer)[0]
    with pytest.raises(WrongState, match="heeft al getekend op dinsdag 24 september 2024"):
        services.register_signature(
            ondertekening_id=slot.pk, signed_on=date(2024, 9, 25), actor=officer
        )
    assert Ondertekening.objects.get(pk=slot.pk).signed_on == SIGNED_ON


def test_nobody_signs_tomorrow(convenant, officer):
    slot = convenant.ondertekeningen.first()
    with pytest.raises(InvalidInput, match="ligt in de toekomst"):
        services.register_signature(
            ondertekening_id=slot.pk, signed_on=date(2024, 11, 19), actor=officer
        )


def test_a_mistyped_year_is_refused_before_it_is_frozen(convenant, officer):
    slot = convenant.ondertekeningen.first()
    with pytest.raises(InvalidInput, match="koninklijk besluit"):
        services.register_signature(
            ondertekening_id=slot.pk, signed_on=date(1924, 9, 24), actor=officer
        )
    assert Ondertekening.objects.get(pk=slot.pk).signed_on is None


def test_the_name_of_the_signatory_is_kept(convenant, officer):
    slot = convenant.ondertekeningen.first()
    services.register_signature(
        ondertekening_id=slot.pk, signed_on=SIGNED_ON, name="A. Voorbeeld", actor=officer
    )
    assert Ondertekening.objects.get(pk=slot.pk).name == "A. Voorbeeld"


def test_only_a_behandelaar_registers_signatures(convenant, officer):
    slot = convenant.ondertekeningen.first()
    with pytest.raises(NotAllowed):
        services.register_signature(
            ondertekening_id=slot.pk, signed_on=SIGNED_ON, actor=builders.toetser()
        )


def test_after_concluding_nothing_is_added_or_concluded_again(convenant, officer):
    sign_all(convenant, officer)
    conclude(convenant, officer)
    with pytest.raises(WrongState, match="liggen vast"):
        conclude(convenant, officer)
    with pytest.raises(WrongState, match="liggen vast"):
        services.ask_signature(
            convenant_id=convenant.pk,
            organisation=builders.ministry("BZK"),
            office="Staatssecretaris",
            actor=officer,
        )


def test_the_database_keeps_a_signature_as_it_is(convenant, officer):
    sign_all(convenant, officer)
    with pytest.raises(DatabaseError, match="signature_is_frozen"), transaction.atomic():
        Ondertekening.objects.update(signed_on=date(2024, 9, 1))
    with pytest.raises(DatabaseError, match="signature_stays_on_record"), transaction.atomic():
        Ondertekening.objects.all().delete()

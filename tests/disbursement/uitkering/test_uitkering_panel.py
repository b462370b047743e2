"""Who sees the uitkering in the dossier, and from when."""

import pytest

from regiodeals.accounts.models import Role
from tests import builders

pytestmark = pytest.mark.django_db

HEADING = 'id="uitkering-titel"'


def page(client, person, deal):
    client.force_login(person)
    return client.get(f"/deals/{deal.pk}/").content.decode()


def outsiders(deal):
    return (
        builders.member(builders.region_of(deal)),
        builders.member(builders.ministry("BZK"), Role.MEDEONDERTEKENAAR),
    )


def test_what_is_still_being_decided_stays_inside_the_ministry(client, cast):
    deal = cast.approved().uitkering.deal
    for outsider in outsiders(deal):
        assert HEADING not in page(client, outsider, deal)
    assert HEADING in page(client, cast.drafter, deal)


def test_from_the_bekendmaking_the_region_and_the_cosigners_see_it(client, cast):
    deal = cast.announced().uitkering.deal
    for outsider in outsiders(deal):
        assert HEADING in page(client, outsider, deal)


def test_the_region_reads_how_to_tell_of_another_account_and_to_ask_for_a_change(client, cast):
    deal = cast.announced().uitkering.deal
    region, cosigner = outsiders(deal)
    for told in (
        "Verandert de rekening, of klopt zij niet?",
        "Wilt u langer de tijd om te besteden",
    ):
        assert told in page(client, region, deal)
        for other in (cosigner, cast.drafter):
            assert told not in page(client, other, deal)

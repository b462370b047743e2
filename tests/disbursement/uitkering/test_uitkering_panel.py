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

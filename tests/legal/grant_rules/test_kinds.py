"""Who can be kassier, and which instrument follows."""

import pytest

from regiodeals.legal.grant_rules import (
    Instrument,
    OrganisationKind,
    can_be_kassier,
    instrument_for,
)

FIT = ["PROVINCIE", "GEMEENTE", "SAMENWERKINGSORGAAN", "OPENBAAR_LICHAAM_BES"]
UNFIT = ["MINISTERIE", "WATERSCHAP", "PRIVAAT"]


def test_every_kind_is_judged():
    assert {kind.name for kind in OrganisationKind} == {*FIT, *UNFIT}


@pytest.mark.parametrize("kind", FIT)
def test_a_public_partner_can_be_kassier(kind):
    assert can_be_kassier(OrganisationKind[kind])


@pytest.mark.parametrize("kind", UNFIT)
def test_a_ministry_a_waterschap_and_a_private_party_cannot(kind):
    assert not can_be_kassier(OrganisationKind[kind])


@pytest.mark.parametrize("kind", FIT)
def test_only_the_islands_get_a_bijzondere_uitkering(kind):
    is_island = kind == "OPENBAAR_LICHAAM_BES"
    assert instrument_for(OrganisationKind[kind]) is (
        Instrument.BU if is_island else Instrument.SPUK
    )


@pytest.mark.parametrize("kind", UNFIT)
def test_a_body_that_cannot_be_kassier_has_no_instrument(kind):
    with pytest.raises(ValueError, match="kan geen regiokassier zijn"):
        instrument_for(OrganisationKind[kind])


def test_the_values_are_the_words_a_user_reads():
    assert str(Instrument.SPUK) == "specifieke uitkering"
    assert str(Instrument.BU) == "bijzondere uitkering"
    assert OrganisationKind.OPENBAAR_LICHAAM_BES.described == "een openbaar lichaam BES"

"""An account in another name than that of the kassier is told to who vouches for it and pays."""

import pytest
from django.urls import reverse

from disbursement.betaling import services
from disbursement.betaling.models import Rekening
from regiodeals.party.models import Organisation
from tests.browsing import text_of
from tests.disbursement.betaling.world import OTHER_IBAN, Office, details

pytestmark = pytest.mark.django_db

TOLD = "Andere naam dan die van de kassier"


@pytest.fixture
def office():
    return Office()


def read(client, person, name, *args):
    client.force_login(person)
    return text_of(client.get(reverse(f"disbursement:{name}", args=args)))


@pytest.mark.parametrize(
    ("holder", "same"),
    [
        ("gemeente Voorbeeld", True),
        ("GEMEENTE  VOORBEELD", True),
        ("Gemeenté-Voorbeeld", True),
        ("gemeente Voorbeeldstad", False),
        ("Stichting Voorbeeld", False),
    ],
)
def test_capitals_accents_and_spaces_make_no_other_name(holder, same):
    kassier = Organisation(name="gemeente Voorbeeld")
    assert Rekening(holder=holder).is_in_name_of(kassier) is same


def test_a_name_that_a_bank_cuts_off_is_the_same():
    name = "samenwerkingsorgaan " + "Voorbeeld" * 10
    assert Rekening(holder=name[:70]).is_in_name_of(Organisation(name=name))


@pytest.fixture
def termijn(office):
    return office.payable()


def rename(termijn, name):
    Organisation.objects.filter(pk=termijn.uitkering.kassier_id).update(name=name)


def test_who_releases_reads_it_and_may_go_on(client, office, termijn):
    rename(termijn, "gemeente Heel Anders")
    text = read(client, office.first, "betaling-release", termijn.pk)
    assert TOLD in text
    assert "op naam van gemeente Voorbeeld, en de kassier heet gemeente Heel Anders" in text
    assert "Termijn vrijgeven" in text
    assert office.released(termijn).released_by == office.first


def test_who_confirms_the_release_reads_it_too(client, office, termijn):
    rename(termijn, "gemeente Heel Anders")
    betaling = office.released(termijn)
    assert TOLD in read(client, office.second, "betaling-detail", betaling.pk)


def test_in_the_name_of_the_kassier_nothing_is_told(client, office, termijn):
    rename(termijn, "Gemeente Voorbeeld")
    assert TOLD not in read(client, office.first, "betaling-release", termijn.pk)


def test_who_vouches_for_an_account_reads_it_before(client, office, termijn):
    rename(termijn, "gemeente Heel Anders")
    kassier = termijn.uitkering.kassier_id
    # The account that is in use was vouched for; at each release it is told again.
    assert TOLD not in read(client, office.second, "rekening-detail", kassier)
    services.propose_rekening(
        organisation_id=kassier, details=details(number=OTHER_IBAN), actor=office.first
    )
    text = read(client, office.second, "rekening-detail", kassier)
    assert TOLD in text
    assert "Rekening bevestigen" in text

"""The page of the register: who may sign today, each period, and what ends soon."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disbursement.mandaat.models import Ambt, Ambtsdrager
from disbursement.mandaat.rendering import register_rows
from disbursement.mandaat.selectors import register
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
ONE_DAY = timedelta(days=1)
FEW, MANY = 20, 500


def rows(day=TODAY):
    return register_rows(register(), day)


def page(person):
    browser = Client()
    browser.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(reverse("disbursement:mandaat-register"))
    assert answer.status_code == 200
    return answer.content.decode(), len(asked)


def test_an_office_shows_its_holder_mandates_and_deputies():
    signer = builders.tekenbevoegde(name="Marit", last_name="Tekenaar")
    deputy = builders.user(name="Noor", last_name="Vervanger")
    builders.vervanging(signer, deputy)
    (office,) = rows()["offices"]
    assert office["holder"] == "Marit Tekenaar"
    assert [line["kind"] for line in office["lines"]] == ["ambtsdrager", "mandaat", "vervanging"]
    assert "Noor Vervanger voor Marit Tekenaar: verlening" in office["lines"][2]["what"]
    assert office["lines"][2]["note"] == "vakantie"
    assert [line["kind"] for line in office["signers"]] == ["ambtsdrager", "vervanging"]


@pytest.mark.parametrize(
    ("until", "word"),
    [
        (None, "geldt"),
        (TODAY + timedelta(days=91), "geldt"),
        (TODAY + timedelta(days=90), "eindigt binnenkort"),
        (TODAY, "eindigt binnenkort"),
        (TODAY - ONE_DAY, "geëindigd"),
    ],
)
def test_a_period_says_how_it_stands(until, word):
    builders.mandaat(builders.office_of(None), valid_until=until)
    (office,) = rows()["offices"]
    assert [line["word"] for line in office["lines"]] == [word]


def test_what_begins_tomorrow_does_not_hold_yet():
    builders.mandaat(builders.office_of(None), valid_from=TODAY + ONE_DAY)
    (line,) = rows()["offices"][0]["lines"]
    assert (line["word"], line["holds"]) == ("begint nog", False)


def test_an_office_that_is_over_stands_apart():
    builders.office_of(None, valid_until=TODAY - ONE_DAY)
    found = rows()
    assert (len(found["offices"]), len(found["former"])) == (0, 1)


@pytest.mark.parametrize(
    ("ending", "words"),
    [(0, "eindigt er niets"), (1, "eindigt 1 periode"), (2, "eindigen 2 perioden")],
)
def test_the_lead_counts_what_ends_within_ninety_days(ending, words):
    for _ in range(ending):
        builders.mandaat(builders.office_of(None), valid_until=date(2024, 12, 31))
    assert words in rows()["lead"]


def test_the_page_names_everybody_and_links_the_beheerder_to_the_administration(cast):
    text, _asked = page(cast.drafter)
    assert "Vandaag: <b>Marit Tekenaar</b>" in text
    assert "€\xa050.000.000" in text
    assert "Naar het beheer" not in text
    assert "Naar het beheer" in page(builders.beheerder())[0]


def test_the_page_says_that_nobody_can_sign(cast):
    Ambtsdrager.objects.update(valid_until=TODAY - ONE_DAY)
    text, _asked = page(cast.drafter)
    assert "Vandaag kan niemand tekenen" in text
    assert "Vandaag is er geen ambtsdrager." in text


def test_the_page_asks_as_much_at_five_hundred_offices_as_at_twenty(cast):
    many_offices(FEW, cast.reviewer)
    few = page(cast.drafter)[1]
    many_offices(MANY - FEW, cast.reviewer)
    many = page(cast.drafter)[1]
    assert few == many <= 12


def many_offices(number, holder):
    """Past the services: five hundred of them would take too long."""
    offices = Ambt.objects.bulk_create(
        Ambt(name="ambt", minister="de Minister", valid_from=builders.LONG_AGO)
        for _ in range(number)
    )
    Ambtsdrager.objects.bulk_create(
        Ambtsdrager(ambt=ambt, holder=holder, valid_from=builders.LONG_AGO) for ambt in offices
    )

"""The pages and the feed ask as much at five hundred as at twenty."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.kalender import services
from tests import builders
from tests.screens import many_deals

pytestmark = pytest.mark.django_db

FEW, MANY, AT_MOST = 20, 500, 12
LIST = reverse("monitoring:kalender-list")
PAGES = [
    reverse("monitoring:kalender-month", args=[2024, 12]),
    # One kind at a time: of two kinds on a page each is read by a question.
    f"{LIST}?soort=verlening",
    f"{LIST}?soort=afspraak",
]


def asked(person, address):
    browser = Client()
    if person is not None:
        browser.force_login(person)
    with CaptureQueriesContext(connection) as found:
        answer = browser.get(address)
    assert answer.status_code == 200
    assert b"Regio " in answer.content.replace(b"\r\n ", b"")
    return len(found)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("is_ministry", [True, False])
def test_a_page(address, is_ministry, cast):
    region = builders.organisation()
    person = cast.drafter if is_ministry else builders.member(region)
    many_deals.granted_deals(FEW, region=region, cast=cast)
    few = asked(person, address)
    many_deals.granted_deals(MANY - FEW, region=region, cast=cast)
    assert few == asked(person, address) <= AT_MOST


def test_the_feed(cast):
    region = builders.organisation()
    person = builders.member(region)
    address = reverse("monitoring:kalender-feed", args=[services.make_link(actor=person)])
    many_deals.granted_deals(FEW, region=region, cast=cast)
    # The first use is written down.
    asked(None, address)
    few = asked(None, address)
    many_deals.granted_deals(MANY - FEW, region=region, cast=cast)
    assert few == asked(None, address) <= AT_MOST

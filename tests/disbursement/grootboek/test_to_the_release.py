"""From the money of a deal to the release of a termijn, for who pays."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders

pytestmark = pytest.mark.django_db


def money_page_of(person, grant) -> str:
    browser = Client()
    browser.force_login(person)
    return browser.get(reverse("disbursement:geld", args=[grant.deal_id])).content.decode()


def test_who_pays_goes_on_from_a_termijn_to_its_release(grant, cast):
    release = reverse("disbursement:betaling-release", args=[grant.termijnen.get(number=2).pk])
    assert f'href="{release}"' in money_page_of(builders.controller(), grant)
    for other in (cast.reviewer, builders.member(grant.kassier)):
        assert release not in money_page_of(other, grant)

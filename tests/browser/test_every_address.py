"""Every page of the site, in light and dark, on a desk and on a phone, by those who work with it.

No page is missing: the addresses come from the route table, by way of tests/screens.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client

from regiodeals.accounts.models import User
from tests.browser.visitor import Visitor
from tests.builders import Cast
from tests.disbursement.beschikking.issued import with_quick_letters
from tests.screens.every_address import PAGES, Site, whole_site
from tests.screens.further_rows import Look

# What each role opens day after day, and where it meets buttons of its own.
DAILY = ("my-work", "regiodeals:tranche-detail", "regiodeals:deal-detail")
AT_WORK = {
    "regio": ("monitoring:rapportage-detail", "monitoring:rapportage-check"),
    "medeondertekenaar": (),
    "manager": ("regiodeals:deal-people",),
    "toetser": ("disbursement:beschikking-detail", "disbursement:verzoek-detail"),
    "tekenbevoegde": ("disbursement:beschikking-detail",),
    "controller": ("disbursement:betaling-list", "disbursement:betaalbatch-detail"),
    "beheerder": ("disbursement:sjabloonversie-detail",),
}


@dataclass(frozen=True)
class Tour:
    """What one of the tests looks at, and the cookies of who has logged in for it."""

    looks: list[Look]
    sessions: dict[int, str]


@pytest.fixture
def world(
    request: pytest.FixtureRequest, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> Tour:
    """Of the officer all that he may open, of the others the rest and their daily work."""
    del live_server
    with_quick_letters(monkeypatch)
    cast = Cast()
    site = whole_site(cast.announced(), cast)
    of_officer = {n: look for n, look in site.as_officer(cast.drafter).items() if n in PAGES}
    if request.param == "officer":
        looks = [of_officer[name] for name in sorted(of_officer)]
    else:
        looks = [site.looks[name] for name in sorted(PAGES - set(of_officer))]
        looks += _daily_work(site)
    people = {look.person.pk: look.person for look in looks if look.person is not None}
    return Tour(looks, {pk: _session_of(person) for pk, person in people.items()})


def _session_of(person: User) -> str:
    browser = Client()
    browser.force_login(person)
    return browser.cookies["sessionid"].value


def _daily_work(site: Site) -> list[Look]:
    return [
        replace(site.looks[name], person=site.people[who])
        for who, more in AT_WORK.items()
        for name in (*DAILY, *more)
    ]


@pytest.mark.parametrize("world", ["officer", "others"], indirect=True)
def test_every_page_is_accessible_in_light_and_dark_on_a_desk_and_on_a_phone(
    world: Tour, visitor: Visitor
) -> None:
    faults: list[str] = []
    visitor.open("/inloggen/")
    for look in world.looks:
        visitor.become(world.sessions[look.person.pk] if look.person else None)
        if look.first:
            visitor.open(look.first)
        answer = visitor.open(look.url)
        assert answer.status == 200, f"{look}: {answer.status}"
        faults += visitor.faults_everywhere()
    assert faults == []
    assert visitor.complaints == []

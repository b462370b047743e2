"""Who is let in at the address of a feed, how often, and what is remembered of it."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from monitoring.kalender import services
from monitoring.kalender.views.feed import MISSES_PER_MINUTE, PER_HOUR
from regiodeals.accounts.models import RoleAssignment, User
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.monitoring.kalender.browsing import own_link

pytestmark = pytest.mark.django_db

SUMMARY = b"Achterhoek II"


@pytest.fixture
def address(deal, officer):
    """Of the officer, whose deal owes something."""
    return address_of(officer)


def address_of(person):
    return reverse("monitoring:kalender-feed", args=[services.make_link(actor=person)])


def get(address, **headers):
    return Client().get(address, headers=headers)


def test_the_secret_is_enough(address):
    answer = get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert SUMMARY in answer.content.replace(b"\r\n ", b"")
    assert not answer.cookies


def test_nobody_on_the_way_keeps_it_or_learns_its_address(address):
    for answer in (get(address), get(address[:-5] + ".ics")):
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_what_was_revoked_or_replaced_is_not_there(address, officer):
    other = address_of(officer)
    assert get(address).status_code == 404
    assert get(other).status_code == 200
    services.revoke_link(actor=officer)
    assert get(other).status_code == 404


@pytest.mark.parametrize("secret", ["x", "x" * 43, "x" * 5_000, "%00", "..%2f..", "é"])
def test_a_guess_is_not_there(secret, db):
    assert get(f"/kalender/feed/{secret}.ics").status_code == 404


def test_it_ends_with_the_account(address, officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert get(address).status_code == 404


def test_it_ends_with_the_role(address, officer, still_clock):
    RoleAssignment.objects.filter(user=officer).update(valid_until=builders.NOW.date())
    assert get(address).status_code == 200
    still_clock.set(builders.NOW.replace(day=19))
    assert get(address).status_code == 404


def test_with_the_role_in_one_deal_goes_what_is_of_that_deal(deal, officer, still_clock):
    person = builders.role_in(deal, RoleInDeal.READER, valid_until=builders.NOW.date())
    elsewhere = builders.concluded(officer, name="Zwolle II")
    builders.role_in(elsewhere, RoleInDeal.READER, person)
    address = address_of(person)
    assert SUMMARY in get(address).content.replace(b"\r\n ", b"")
    still_clock.set(builders.NOW.replace(day=19))
    answer = get(address)
    assert answer.status_code == 200
    assert SUMMARY not in answer.content.replace(b"\r\n ", b"")
    assert b"Zwolle II" in answer.content.replace(b"\r\n ", b"")


def test_who_guesses_is_told_to_wait_and_who_knows_is_let_in(address):
    answers = [get("/kalender/feed/mis.ics").status_code for _ in range(MISSES_PER_MINUTE + 2)]
    assert answers == [404] * MISSES_PER_MINUTE + [429] * 2
    assert get(address).status_code == 200


def test_a_program_that_asks_too_often_is_told_to_wait(address, officer):
    for _ in range(PER_HOUR):
        assert get(address).status_code == 200
    answer = get(address)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "3600"
    assert answer["Cache-Control"] == "private, no-store"
    # A new link is no way round it.
    assert get(address_of(officer)).status_code == 429


def test_an_answer_that_did_not_change_is_not_sent_again(address, still_clock, impose):
    tag = get(address)["ETag"]
    still_clock.set(builders.NOW.replace(minute=30))
    answer = get(address, if_none_match=tag)
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert answer["Cache-Control"] == "private, no-store"
    impose(builders.NOW.date())
    changed = get(address, if_none_match=tag)
    assert changed.status_code == 200
    assert changed["ETag"] != tag


def test_a_use_is_noted_and_leaves_no_line_of_the_trail(address, officer):
    before = AuditEntry.objects.count()
    get(address)
    assert own_link(officer).last_used_at == builders.NOW
    assert AuditEntry.objects.count() == before


def test_a_miss_is_no_use(address, officer):
    get("/kalender/feed/mis.ics")
    assert own_link(officer).last_used_at is None


def test_the_secret_stands_in_no_line_of_the_log(address, officer, caplog):
    services.revoke_link(actor=officer)
    with caplog.at_level(logging.DEBUG):
        get(address)
    assert "Not Found: /kalender/feed/[geheim]" in caplog.text
    assert address.rpartition("/")[2].removesuffix(".ics") not in caplog.text

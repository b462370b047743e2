"""The addressee opens the letter: one moment, one line, however often."""

from datetime import timedelta

import pytest
from django.urls import reverse

from disbursement.bekendmaking import services
from disbursement.bekendmaking.models import Bekendmaking
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.party.models import Membership
from tests import builders
from tests.disbursement.bekendmaking.conftest import announce
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced(signed, cast):
    return announce(signed, cast.drafter)


def open_letter(client, reader, row, method="get"):
    client.force_login(reader)
    address = reverse("disbursement:beschikking-letter", args=[row.pk])
    return getattr(client, method)(address).status_code


def lines():
    return AuditEntry.objects.filter(action="disbursement.bekendmaking.open")


def test_the_first_time_counts_and_stays(client, announced, reader, still_clock):
    assert open_letter(client, reader, announced) == 200
    still_clock.set(builders.NOW + timedelta(days=2))
    open_letter(client, reader, announced)
    open_letter(client, builders.member(announced.uitkering.kassier), announced)
    row = Bekendmaking.objects.get()
    assert (row.opened_at, row.opened_by) == (builders.NOW, reader)
    assert lines().get().sentence == "Brief geopend door de geadresseerde"
    assert lines().get().actor == reader


def test_asking_for_the_headers_opens_nothing(client, announced, reader):
    assert open_letter(client, reader, announced, "head") == 200
    assert Bekendmaking.objects.get().opened_at is None


def test_the_page_around_it_opens_nothing(client, announced, reader):
    client.force_login(reader)
    client.get(reverse("disbursement:beschikking-detail", args=[announced.pk]))
    assert Bekendmaking.objects.get().opened_at is None


@pytest.mark.parametrize("role", [Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE])
def test_the_ministry_opens_nothing(client, announced, role):
    assert open_letter(client, builders.user(role), announced) == 200
    assert not lines().exists()


def test_somebody_of_the_ministry_who_acted_for_the_kassier_opens_nothing(client, announced):
    both = builders.member(announced.uitkering.kassier, Role.TOETSER)
    assert open_letter(client, both, announced) == 200
    assert not lines().exists()


def test_another_party_to_the_deal_opens_nothing(client, announced):
    deal = announced.uitkering.deal
    neighbour = builders.organisation()
    DealParty.objects.create(deal=deal, organisation=neighbour, role=PartyRole.REGIOPARTIJ)
    assert open_letter(client, builders.member(neighbour), announced) == 200
    assert not lines().exists()


def test_a_stranger_finds_nothing_and_opens_nothing(client, announced):
    assert open_letter(client, builders.member(builders.organisation()), announced) == 404
    assert not lines().exists()


def test_who_no_longer_acts_for_the_kassier_opens_nothing(announced, reader):
    yesterday = (builders.NOW - timedelta(days=1)).date()
    Membership.objects.filter(user=reader).update(valid_until=yesterday)
    assert not services.record_opening(beschikking=announced, reader=reader)


def test_before_the_bekendmaking_it_cannot_be_opened(signed, reader):
    assert not services.record_opening(beschikking=signed, reader=reader)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_once_leave_one_line(announced, reader):
    act = lambda: services.record_opening(beschikking=announced, reader=reader)  # noqa: E731
    assert sorted(results_of(at_once(act, act, act))) == [False, False, True]
    assert lines().count() == 1

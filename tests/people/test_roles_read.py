"""What a page remembers of somebody's roles is of that page: of no act and of nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import RoleInDeal
from regiodeals.deal.selectors import roles_in
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


@pytest.fixture
def eva(deal):
    return builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(name="Eva"), valid_until=clock.today()
    )


def test_a_page_remembers_and_an_act_asks_anew(client, deal, eva):
    overleg = Overleg.objects.create(deal=deal, year=2025)
    client.force_login(eva)
    reader = client.get(reverse("monitoring:overleg-detail", args=[overleg.pk])).wsgi_request.user
    assert reader.roles_read is not None
    actor = client.post(reverse("monitoring:overleg-agree", args=[overleg.pk])).wsgi_request.user
    assert actor.roles_read is None


def test_who_reads_keeps_a_role_until_the_page_is_there_and_who_acts_does_not(
    deal, eva, still_clock
):
    reader, actor = User.objects.get(pk=eva.pk), User.objects.get(pk=eva.pk)
    reader.roles_read = {}
    for person in (reader, actor):
        assert roles_in(deal.pk, person) == {RoleInDeal.COORDINATOR}
    still_clock.set(clock.now() + timedelta(days=1))
    assert roles_in(deal.pk, reader) == {RoleInDeal.COORDINATOR}
    assert roles_in(deal.pk, actor) == frozenset()
    assert roles_in(deal.pk, User.objects.get(pk=eva.pk)) == frozenset()


def test_what_one_reader_has_is_not_what_another_has(deal, eva):
    stranger = builders.user(name="Jan")
    eva.roles_read, stranger.roles_read = {}, {}
    assert roles_in(deal.pk, eva) == {RoleInDeal.COORDINATOR}
    assert roles_in(deal.pk, stranger) == frozenset()
    assert User.roles_read is None

"""Which ministry a programmalijn is of: laid down by the ministry, and unknown until then."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.deal import services
from regiodeals.deal.models import Lijnministerie, PartyRole
from tests import builders
from tests.browsing import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.in_preparation(officer)


@pytest.fixture
def line(deal):
    return deal.programmalijnen.get()


def assign(line, actor, *organisations):
    return services.assign_ministries(
        programmalijn_id=line.pk, organisations=organisations, actor=actor
    )


def ministries(line):
    return {str(row.party.organisation) for row in line.ministeries.all()}


def test_the_ministries_of_a_line_are_replaced_and_the_trail_says_what_was(line, officer):
    first, second = (builders.ministry(name) for name in builders.people.RIJK[:2])
    assert ministries(line) == set()
    assign(line, officer, first)
    assign(line, officer, second)
    assert ministries(line) == {str(second)}
    entry = AuditEntry.objects.filter(action="regiodeals.deal.assign_ministries")[0]
    assert entry.details["was"] == str(first)
    assert entry.sentence == f"{line}: {second}"
    assign(line, officer)
    assert ministries(line) == set()


def test_two_ministries_may_share_a_line(line, officer):
    both = [builders.ministry(name) for name in builders.people.RIJK[:2]]
    assert len(assign(line, builders.beheerder(), *both)) == 2


def test_only_a_ministry_that_signs_the_deal_has_a_line_in_it(line, officer):
    region = builders.region_of(line.deal)
    for stranger in (builders.ministry("DEF"), region):
        with pytest.raises(InvalidInput, match="Kies een ministerie dat deze deal tekent"):
            assign(line, officer, stranger)
    party = line.deal.parties.get(organisation=region, role=PartyRole.REGIOPARTIJ)
    with pytest.raises(IntegrityError, match="rijkspartij of its deal"), transaction.atomic():
        Lijnministerie.objects.create(programmalijn=line, party=party)


def test_a_party_of_another_deal_is_refused_by_the_database(line, officer):
    other = builders.in_preparation(officer)
    party = other.parties.filter(role=PartyRole.RIJKSPARTIJ)[0]
    with pytest.raises(IntegrityError, match="rijkspartij of its deal"), transaction.atomic():
        Lijnministerie.objects.create(programmalijn=line, party=party)


def test_who_is_neither_officer_nor_beheerder_lays_nothing_down(line):
    for person in (builders.toetser(), builders.member(builders.region_of(line.deal))):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar of een beheerder"):
            assign(line, person, builders.ministry(builders.people.RIJK[0]))


def test_the_page_of_the_parties_shows_and_takes_it(client, deal, line, officer):
    client.force_login(officer)
    page = reverse("regiodeals:deal-parties", args=[deal.pk])
    assert f"{line}: onbekend" in text_of(client.get(page))
    ministry = builders.ministry(builders.people.RIJK[0])
    typed = {"handeling": "ministeries", "programmalijn": line.pk, "ministeries": [ministry.pk]}
    answer = client.post(page, typed, follow=True)
    assert f"{line}: {ministry}" in text_of(answer)
    typed |= {"ministeries": [builders.region_of(deal).pk]}
    refused = client.post(page, typed)
    assert refused.context["blocks"][-1]["form"].errors
    client.force_login(builders.toetser())
    assert "Ministeries van een programmalijn" not in text_of(client.get(page))


def test_an_invention_is_marked(line, officer, client):
    services.assign_ministries(
        programmalijn_id=line.pk,
        organisations=[builders.ministry(builders.people.RIJK[0])],
        actor=officer,
        is_example=True,
    )
    client.force_login(officer)
    page = client.get(reverse("regiodeals:deal-parties", args=[line.deal_id]))
    assert "oorbeeld" in text_of(page)

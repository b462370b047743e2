"""Each file of a rapportage against each person: who gets it, in which state, and who never."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from monitoring.bijlage import services
from monitoring.bijlage.models import Bijlage
from regiodeals.accounts.models import Role
from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.monitoring.bijlage.world import PDF, added
from tests.monitoring.rapportage import world as reports

pytestmark = pytest.mark.django_db
YES, NO = 200, 404
OF_THE_DEAL = ("coordinator", "writer", "signer", "reader", "officer")
OUTSIDE = ("part writer", "other region", "other ministry")


@dataclass
class Files:
    """One of each: in an earlier handing in and taken away since, standing, never handed in."""

    handed_in_then_removed: Bijlage
    standing: Bijlage
    new: Bijlage
    new_then_removed: Bijlage
    infected: Bijlage


@pytest.fixture
def people(deal, writer, signer, officer):
    ministry = deal.parties.filter(role="rijkspartij")[0].organisation
    line = deal.programmalijnen.all()[0].pk
    return {
        "coordinator": writer,
        "writer": builders.role_in(deal, RoleInDeal.WRITER),
        "signer": signer,
        "reader": builders.role_in(deal, RoleInDeal.READER),
        "officer": officer,
        "part writer": builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[line]),
        "co-signing ministry": builders.member(ministry, Role.MEDEONDERTEKENAAR),
        "other region": builders.member(builders.organisation()),
        "other ministry": builders.member(builders.organisation(), Role.MEDEONDERTEKENAAR),
    }


@pytest.fixture
def files(report, writer, signer, officer):
    first, standing = added(report, writer, name="1.pdf", content=PDF), added(report, writer)
    reports.returned(report, writer, signer, officer)
    new, gone, infected = [
        added(report, writer, name=f"{name}.pdf", content=PDF) for name in ("2", "3", "4")
    ]
    for row in (first, gone):
        services.remove_bijlage(bijlage_id=row.pk, actor=writer)
    Bijlage.objects.filter(pk=infected.pk).update(scanned_at=builders.NOW, virus="Eicar")
    return Files(first, standing, new, gone, infected)


def got(person, row):
    browser = Client()
    if person is not None:
        browser.force_login(person)
    return browser.get(reverse("monitoring:bijlage-file", args=[row.pk])).status_code


def test_every_person_and_every_file(people, files):
    handed_in = dict.fromkeys((*OF_THE_DEAL, "co-signing ministry"), YES)
    handed_in |= dict.fromkeys(OUTSIDE, NO)
    of_the_deal = handed_in | {"co-signing ministry": NO}
    nobody = dict.fromkeys(people, NO)
    table = {
        "handed_in_then_removed": handed_in,
        "standing": handed_in,
        "new": of_the_deal,
        "new_then_removed": nobody,
        "infected": nobody,
    }
    for name, expected in table.items():
        row = getattr(files, name)
        assert {who: got(person, row) for who, person in people.items()} == expected, name
        assert got(None, row) == 302

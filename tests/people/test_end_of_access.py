"""With the role ends the access: every page, file and list of the deal, in a session that runs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from regiodeals.audit.models import AuditEntry
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.documents import services as documents
from regiodeals.exports import running
from regiodeals.exports.definition import export_named
from regiodeals.exports.services import order_export
from regiodeals.party.models import Membership
from tests import builders
from tests.architecture.access_table import EXPECTED
from tests.architecture.by_post import BY_POST
from tests.architecture.test_route_access import addresses, outcome
from tests.exports.world import body_of
from tests.monitoring.rapportage.world import accepted_in, report_in

pytestmark = pytest.mark.django_db
LAST_DAY = builders.NOW.date()
PDF = b"%PDF-1.7 een stuk"
LISTS = [
    "my-work",
    "regiodeals:deal-list",
    "regiodeals:obligation-list",
    "disbursement:beschikking-list",
    "disbursement:verantwoording-index",
    "monitoring:kalender-list",
    "monitoring:overleg-list",
    "monitoring:rapportage-list",
]


@pytest.fixture
def beschikking(cast):
    return cast.announced()


@pytest.fixture
def deal(beschikking):
    return beschikking.uitkering.deal


@pytest.fixture
def person(deal, officer):
    """Works here until today, and elsewhere for longer: the door of the site stays open."""
    reader = builders.role_in(deal, RoleInDeal.COORDINATOR, valid_until=LAST_DAY)
    elsewhere = builders.concluded(officer)
    return builders.role_in(
        elsewhere, RoleInDeal.READER, reader, organisation=builders.region_of(elsewhere)
    )


def of_the_deal(beschikking):
    """Each address that only who works in the deal may open, and the files of its rapportage."""
    deal = beschikking.uitkering.deal
    found = addresses(beschikking)
    theirs = [
        name
        for name, row in EXPECTED.items()
        if row["coordinator"] == "in" and row["andere_regio"] == "404"
    ]
    akkoord = accepted_in(report_in(deal))
    row = akkoord.indiening
    for order in (akkoord.document_id, row.receipt_id):
        assert documents.fulfil(order, lambda: PDF)
    numbers = [row.rapportage_id, row.number]
    files = {name: reverse(name, args=numbers) for name in FILES}
    return {name: found[name] for name in theirs} | files


FILES = ("monitoring:rapportage-receipt", "monitoring:rapportage-file")
# Gone already: of an accepted rapportage nobody takes a copy to fill in.
WHILE_WRITING = {"monitoring:rapportage-copy", "monitoring:rapportage-copy-file"}


def test_the_day_after_every_page_and_file_is_gone(beschikking, person, still_clock):
    browser = Client()
    browser.force_login(person)
    urls = of_the_deal(beschikking)
    assert len(urls) >= 15
    # What is begun twice leads to what is there, so the order of the table does no harm.
    before = {name: outcome(browser, name, url) for name, url in urls.items()}
    assert {name for name, what in before.items() if what != "in"} == WHILE_WRITING
    still_clock.set(builders.NOW + timedelta(days=1))
    after = {name: outcome(browser, name, url) for name, url in urls.items()}
    assert {name: what for name, what in after.items() if what != "404"} == {}
    assert {name for name in urls if name in BY_POST}


def test_the_day_after_no_list_and_no_export_names_the_deal(deal, person, still_clock):
    browser = Client()
    browser.force_login(person)
    still_clock.set(builders.NOW + timedelta(days=1))
    for name in LISTS:
        answer = browser.get(reverse(name), follow=True)
        assert answer.status_code == 200
        assert deal.name not in answer.content.decode()
    copy = browser.get(reverse("regiodeals:export", args=["deals", "csv"]))
    assert deal.name not in body_of(copy).decode()


def test_a_file_that_was_asked_for_is_not_handed_out_any_more(
    deal, person, still_clock, settings, tmp_path
):
    settings.DOCUMENTS_ROOT = tmp_path
    export = export_named("deals")
    assert export is not None
    order = order_export(export=export, form="csv", filters={}, actor=person)
    assert running.make_file(order.pk)
    browser = Client()
    browser.force_login(person)
    url = reverse("regiodeals:export-file", args=[order.pk])
    assert body_of(browser.get(url))
    still_clock.set(builders.NOW + timedelta(days=1))
    answer = browser.get(url)
    assert answer.status_code == 302
    assert "Uw rol" in browser.get(answer["Location"]).content.decode()


def test_ended_by_somebody_it_is_over_at_once(deal, person, officer):
    browser = Client()
    browser.force_login(person)
    page = reverse("regiodeals:deal-detail", args=[deal.pk])
    assert browser.get(page).status_code == 200
    row = DealRole.objects.get(deal=deal)
    row.ended_at, row.ended_by = builders.NOW, officer
    row.save()
    assert browser.get(page).status_code == 404


def test_with_the_last_role_the_door_closes(deal, still_clock):
    browser = Client()
    browser.force_login(builders.role_in(deal, RoleInDeal.READER, valid_until=LAST_DAY))
    assert "regio" in browser.get("/").content.decode()
    still_clock.set(builders.NOW + timedelta(days=1))
    assert browser.get("/").status_code == 403


def test_a_role_that_has_not_begun_opens_nothing(deal):
    browser = Client()
    browser.force_login(
        builders.role_in(deal, RoleInDeal.READER, valid_from=LAST_DAY + timedelta(days=1))
    )
    assert browser.get("/").status_code == 403


def test_a_role_gives_nothing_of_the_other_deals_of_its_organisation(deal, officer):
    region = builders.region_of(deal)
    other = builders.concluded(officer, region=region)
    browser = Client()
    browser.force_login(builders.role_in(deal, RoleInDeal.READER))
    assert not Membership.objects.exists()
    assert browser.get(reverse("regiodeals:deal-detail", args=[other.pk])).status_code == 404
    assert not AuditEntry.objects.filter(action__contains="dealrole").exists()

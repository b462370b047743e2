"""Whose turn it is with a request, and how many questions the pages ask of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek, VerzoekStatus
from disbursement.verzoek.panels import waiting_for, work_for
from regiodeals import dossier
from regiodeals.accounts.models import Role
from regiodeals.deal.models import Deal, DealParty, PartyRole
from regiodeals.documents.models import Document, Kind
from regiodeals.dossier import WaitItem, WorkItem
from tests import builders
from tests.browsing import text_of
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import TODAY, advised, prepared, register

pytestmark = pytest.mark.django_db

AT_MOST = 12


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.drafter)
    return client


def tasks(user) -> list[str]:
    found = [item for item in work_for(user) if isinstance(item, WorkItem)]
    return [item.title.partition(": ")[2] for item in found]


def test_who_handles_the_deal_reads_that_advice_is_waited_for(grant, cast):
    verzoek = register(grant, cast.drafter)
    services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    (item,) = work_for(cast.drafter)
    assert isinstance(item, WaitItem)
    assert (item.act, item.who) == ("Advies geven", "een toetser of controller")
    assert list(work_for(builders.behandelaar())) == []


def test_the_decision_on_a_request_is_one_task_and_has_the_day_of_the_request(grant, cast):
    prepared(advised(grant, cast), cast)
    found = [item for item in dossier.work_for(cast.drafter).items if str(grant.deal) in item.title]
    (item,) = [item for item in found if "verlenging" in item.title]
    assert item.title.endswith(": maak het concept van de verlenging af")
    assert item.if_you_wait.startswith("de termijn om op het verzoek te besluiten eindigt op")
    assert item.due_on is not None


def test_each_phase_is_work_for_whose_turn_it_is(grant, cast):
    adviser = builders.controller()
    verzoek = register(grant, cast.drafter)
    assert tasks(cast.drafter) == ["vraag advies over het verzoek"]
    assert tasks(cast.reviewer) == tasks(adviser) == []
    services.ask_advice(verzoek_id=verzoek.pk, actor=cast.drafter)
    assert tasks(cast.drafter) == []
    assert tasks(cast.reviewer) == tasks(adviser) == ["geef advies over het verzoek"]
    services.advise(verzoek_id=verzoek.pk, grant=True, advice="Ja.", actor=adviser)
    assert tasks(cast.drafter) == ["stel het besluit op het verzoek op"]
    assert tasks(cast.signer) == tasks(builders.user(Role.BEHEERDER)) == []
    assert tasks(builders.behandelaar()) == []


def waits(user) -> list[tuple[str, str]]:
    return [(item.title, item.who) for item in waiting_for(user)]


def test_the_region_waits_for_a_decision_as_long_as_one_is_asked(grant, cast):
    DealParty.objects.create(deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER)
    region, stranger = builders.member(grant.kassier), builders.member(builders.organisation())
    signs_along = builders.member(builders.ministry("BZK"), Role.MEDEONDERTEKENAAR)
    verzoek = advised(grant, cast)
    assert waits(region) == [(f"{grant.deal}: {verzoek}", str(grant.deal.accounthouder))]
    assert waits(stranger) == waits(signs_along) == waits(cast.drafter) == []
    services.withdraw_verzoek(verzoek_id=verzoek.pk, on=TODAY, how="Brief.", actor=cast.drafter)
    assert waits(region) == []


def test_the_region_is_told_that_its_request_came(grant, cast, client):
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=TODAY, status="beschikt")
    DealParty.objects.create(deal=grant.deal, organisation=grant.kassier, role=PartyRole.KASSIER)
    register(grant, cast.drafter)
    client.force_login(builders.member(grant.kassier))
    text = text_of(client.get("/"))
    assert "Een verzoek van de regio is ontvangen." in text
    assert f"{grant.deal}: Verzoek 1 om verlenging" in text


def test_the_second_request_is_no_work_while_the_first_is_open(grant, cast):
    first = advised(grant, cast)
    advised(grant, cast, spend_until=world.LATEST)
    assert tasks(cast.drafter) == ["stel het besluit op het verzoek op"]
    prepared(first, cast)
    assert tasks(cast.drafter) == []


def asked(browser, address) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def many(grant, cast, number) -> None:
    """Past the services: each a request of its own uitkering would take too long."""
    first = Verzoek.objects.order_by("pk")[0]
    last = Verzoek.objects.filter(uitkering=grant).count()
    letters = Document.objects.bulk_create(
        Document(kind=Kind.VERZOEK, filename="brief.pdf", ordered_at=builders.NOW)
        for _ in range(number)
    )
    Verzoek.objects.bulk_create(
        Verzoek(
            uitkering=grant,
            number=last + place,
            kind=first.kind,
            subject=first.subject,
            spend_until=first.spend_until,
            received_on=TODAY,
            zone=first.zone,
            reason=first.reason,
            document=letter,
            registered_at=builders.NOW,
            registered_by=cast.drafter,
            status=VerzoekStatus.ONTVANGEN,
        )
        for place, letter in enumerate(letters, start=1)
    )


def test_a_list_and_a_page_ask_as_much_at_five_hundred_as_at_twenty(grant, cast, browser):
    Deal.objects.filter(pk=grant.deal_id).update(granted_on=TODAY, status="beschikt")
    verzoek = register(grant, cast.drafter)
    addresses = (
        "/verzoeken/",
        f"/verzoeken/{verzoek.pk}/",
        f"/deals/{grant.deal_id}/",
        "/",
    )
    # The first page of a visit is written down once.
    asked(browser, "/")
    many(grant, cast, 19)
    few = [asked(browser, address) for address in addresses]
    many(grant, cast, 480)
    assert [asked(browser, address) for address in addresses] == few
    assert max(few[:2]) <= AT_MOST, few

"""A partner who writes one part of a rapportage sees that part, and nothing else of the deal."""

from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.rapportage import services
from monitoring.rapportage.services import CopyRefused
from regiodeals.common.errors import InvalidInput, NotAllowed
from regiodeals.deal.models import WHOLE_DEAL, DealRole, RoleInDeal
from tests import builders
from tests.architecture.access_table import EXPECTED
from tests.architecture.test_route_access import addresses, outcome
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world as reports
from tests.people import world

pytestmark = pytest.mark.django_db
# Where a partner comes in besides what is open to everybody with a role.
OWN = {
    "monitoring:rapportage-detail",
    "monitoring:rapportage-save",
    "monitoring:rapportage-field",
    "monitoring:rapportage-copy",
    "monitoring:rapportage-copy-file",
    "monitoring:rapportage-check",
}


@pytest.fixture
def line(deal):
    return deal.programmalijnen.all()[0]


@pytest.fixture
def writer(deal):
    return builders.role_in(deal, RoleInDeal.COORDINATOR)


@pytest.fixture
def report(deal, writer):
    return reports.opened(deal, writer)


@pytest.fixture
def partner(deal, line):
    return builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[line.pk])


@pytest.fixture
def browser(partner):
    found = Client()
    found.force_login(partner)
    return found


@pytest.fixture
def own(report):
    return reports.field(report, "toelichting")


@pytest.fixture
def others(report):
    return reports.field(report, "lessen")


def address(name, report, *more):
    return reverse(f"monitoring:rapportage-{name}", args=[report.pk, *more])


# ---- what is seen ----------------------------------------------------------------------------


def test_only_the_own_part_stands_on_the_page(browser, report, own, others, writer, line):
    reports.save(others, "Geheim van een ander.", writer)
    page = browser.get(address("detail", report)).content.decode()
    assert f"veld-{own.pk}" in page
    assert line.name in page
    for hidden in (f"veld-{others.pk}", "Geheim van een ander", "De deal als geheel"):
        assert hidden not in page
    check = browser.get(address("check", report)).content.decode()
    assert "De deal als geheel" not in check
    assert "Ter ondertekening aanbieden" not in check


def test_the_general_part_is_a_part_as_well(deal, report, own, others):
    browser = Client()
    browser.force_login(builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[WHOLE_DEAL]))
    page = browser.get(address("detail", report)).content.decode()
    assert f"veld-{others.pk}" in page
    assert f"veld-{own.pk}" not in page


def test_the_list_leads_to_it(browser, report):
    text = browser.get(reverse("monitoring:rapportage-list")).content.decode()
    assert "Uw onderdelen" in text
    assert address("detail", report) in text


def test_nothing_else_of_the_deal_is_there(cast):
    beschikking = cast.announced()
    deal = beschikking.uitkering.deal
    urls = addresses(beschikking)
    first = deal.programmalijnen.all()[0]
    browser = Client()
    browser.force_login(builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[first.pk]))
    theirs = [
        name
        for name, row in EXPECTED.items()
        if row["coordinator"] == "in" and row["andere_regio"] == "404"
    ]
    found = {name: outcome(browser, name, urls[name]) for name in theirs}
    assert {name for name, what in found.items() if what != "404"} <= OWN


# ---- what is written -------------------------------------------------------------------------


def test_the_own_field_is_saved_and_that_of_another_is_not_there(browser, report, own, others):
    saved = browser.post(
        address("field", report, own.pk),
        {f"veld-{own.pk}": "Wij bouwen.", f"versie-{own.pk}": own.version},
    )
    assert saved.status_code == 200
    own.refresh_from_db()
    assert own.text == "Wij bouwen."
    foreign = browser.post(
        address("field", report, others.pk),
        {f"veld-{others.pk}": "x", f"versie-{others.pk}": others.version},
    )
    assert foreign.status_code == 404
    # A refusal in the own field is said, and is no 404.
    stale = browser.post(
        address("field", report, own.pk), {f"veld-{own.pk}": "Oud.", f"versie-{own.pk}": 0}
    )
    assert stale.status_code == 409


def test_the_section_of_another_cannot_be_saved(browser, report, others):
    answer = browser.post(
        address("save", report, "deal"),
        {f"veld-{others.pk}": "x", f"versie-{others.pk}": others.version},
    )
    assert answer.status_code == 404
    with pytest.raises(NotAllowed):
        services.save_field(
            rapportage_id=report.pk,
            field=others.pk,
            value="x",
            seen_version=others.version,
            actor=DealRole.objects.get(role=RoleInDeal.PART_WRITER).user,
        )


def test_a_line_of_another_deal_gives_nothing_here(officer, report, own):
    elsewhere = granted(officer)
    line = elsewhere.programmalijnen.all()[0]
    stranger = builders.role_in(elsewhere, RoleInDeal.PART_WRITER, lines=[line.pk])
    with pytest.raises(NotAllowed):
        reports.save(own, "x", stranger)
    browser = Client()
    browser.force_login(stranger)
    for name in ("detail", "check", "copy", "copy-file"):
        assert browser.get(address(name, report)).status_code == 404


def test_who_writes_a_part_neither_begins_nor_offers(deal, report, writer, partner):
    reports.complete(report, writer)
    with pytest.raises(NotAllowed):
        services.offer_report(rapportage_id=report.pk, actor=partner)
    with pytest.raises(NotAllowed):
        services.open_report(deal_id=deal.pk, year=reports.YEAR, actor=partner)


# ---- the copy without a connection -----------------------------------------------------------


def test_the_copy_holds_the_own_part_only_and_comes_back(browser, report, own, others, partner):
    content = browser.get(address("copy-file", report)).content
    cells = [
        str(cell) for row in load_workbook(BytesIO(content)).active.values for cell in row if cell
    ]
    assert str(own.pk) in cells
    assert str(others.pk) not in cells
    taken = services.import_copy(
        rapportage_id=report.pk, name="kopie.xlsx", content=content, actor=partner
    )
    assert taken.saved == 0


def test_the_copy_of_somebody_who_sees_all_is_refused(report, writer, partner):
    whole = Client()
    whole.force_login(writer)
    content = whole.get(address("copy-file", report)).content
    with pytest.raises(CopyRefused):
        services.import_copy(
            rapportage_id=report.pk, name="kopie.xlsx", content=content, actor=partner
        )


# ---- giving it -------------------------------------------------------------------------------


def test_a_part_is_named_and_is_of_this_deal(deal, manager, line, officer):
    strange = granted(officer).programmalijnen.all()[0]
    for lines, why in (
        ([], "Kies welke onderdelen"),
        ([strange.pk], "hoort niet bij deze deal"),
    ):
        with pytest.raises(InvalidInput, match=why):
            world.invite(deal, manager, RoleInDeal.PART_WRITER, lines=lines)
    with pytest.raises(InvalidInput, match="alleen bij een schrijver van een onderdeel"):
        world.invite(deal, manager, RoleInDeal.READER, lines=[line.pk])
    for role, lines in (
        (RoleInDeal.PART_WRITER, []),
        (RoleInDeal.PART_WRITER, [strange.pk]),
        (RoleInDeal.READER, [line.pk]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            builders.role_in(deal, role, lines=lines)


def test_the_invitation_brings_the_part_along(client, deal, manager, line):
    client.force_login(manager)
    client.post(
        reverse("regiodeals:deal-people", args=[deal.pk]),
        {
            "adres": world.ADDRESS,
            "rol": "deelschrijver",
            "onderdelen": [line.pk, WHOLE_DEAL],
            "organisatie": world.kassier_of(deal).pk,
        },
    )
    row = deal.invitations.get()
    person = builders.user(email=world.ADDRESS)
    client.force_login(person)
    world.follow(client, row)
    client.post(reverse("regiodeals:invitation"))
    assert person.deal_roles.get().lines == [WHOLE_DEAL, line.pk]

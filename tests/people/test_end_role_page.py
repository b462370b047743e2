"""Before a role ends, the page says what stands in that name and asks who takes it over."""

from datetime import date

import pytest
from django.urls import reverse

from monitoring.overleg.models import Overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.deal.models import RoleInDeal
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.people import services
from tests import builders
from tests.browsing import messages_of, text_of

pytestmark = pytest.mark.django_db
DUE, NOW = date(2025, 3, 3), builders.NOW.date()


@pytest.fixture
def leaver(deal):
    return builders.role_in(
        deal, RoleInDeal.COORDINATOR, builders.user(name="Wim", last_name="Weg")
    )


@pytest.fixture
def row(leaver):
    return leaver.deal_roles.get()


@pytest.fixture
def other(deal):
    return builders.role_in(deal, RoleInDeal.WRITER, builders.user(name="Els", last_name="Erna"))


@pytest.fixture
def promised(deal, officer, leaver):
    """Something that he promised in an overleg."""
    return obligations.impose(
        kind=ObligationKind.ACTIEPUNT,
        subject=Overleg.objects.create(deal=deal, year=2025),
        title="De begroting sturen",
        due_on=DUE,
        zone=clock.AMSTERDAM,
        source="Overleg 2025, actiepunt 1",
        owner=Owner(user=leaver),
        dossier=deal.pk,
        actor=officer,
    )


def page_of(row):
    return reverse("regiodeals:deal-role-end", args=[row.pk])


def asked(client, person, row):
    client.force_login(person)
    return text_of(client.get(page_of(row)))


def owner_of(owed):
    return Obligation.objects.get(pk=owed.pk).owner_user


def test_the_list_leads_to_a_page_that_asks_first(client, deal, manager, row):
    client.force_login(manager)
    people = client.get(reverse("regiodeals:deal-people", args=[deal.pk]))
    assert page_of(row) in people.content.decode()
    assert "In deze deal staat niets op deze naam." in asked(client, manager, row)
    row.refresh_from_db()
    assert row.ended_at is None


def test_it_lists_what_stands_in_that_name_with_the_way_to_it(
    client, manager, row, other, promised
):
    text = asked(client, manager, row)
    assert "De begroting sturen uiterlijk maandag 3 maart 2025" in text
    assert "Wie neemt dit over?" in text
    shown = client.get(page_of(row)).content.decode()
    assert reverse("regiodeals:obligation-detail", args=[promised.pk]) in shown


def test_who_takes_over_owes_it_from_then_on(client, manager, row, other, promised):
    client.force_login(manager)
    client.post(page_of(row), {"neemt_over": other.pk, "reden": "Nieuwe baan."})
    row.refresh_from_db()
    assert row.ended_by == manager
    assert owner_of(promised) == other
    assert AuditEntry.objects.filter(
        action="regiodeals.dealrole.end", remark="Nieuwe baan."
    ).exists()


def test_nobody_is_chosen_beforehand(client, manager, row, other, promised, leaver):
    client.force_login(manager)
    told = "Kies wie dit overneemt, of dat niemand het overneemt."
    assert told in text_of(client.post(page_of(row), {"reden": "Nieuwe baan."}))
    row.refresh_from_db()
    assert row.ended_at is None


def test_who_coordinates_by_organisation_takes_over_too(client, deal, manager, row, promised):
    person = builders.member(builders.region_of(deal), name="Ilse", last_name="Via")
    assert "Ilse Via" in asked(client, manager, row)
    client.post(page_of(row), {"neemt_over": person.pk})
    assert owner_of(promised) == person


def test_who_alone_signs_does_not_go_unnoticed(client, deal, officer, manager):
    told = "Daarna kan niemand meer voor de regiokassier tekenen."
    alone = builders.role_in(deal, RoleInDeal.SIGNER)
    row = alone.deal_roles.get()
    assert told in asked(client, manager, row)
    builders.role_in(deal, RoleInDeal.SIGNER)
    assert told not in asked(client, manager, row)


def test_when_nobody_takes_it_over_it_stays_in_that_name(
    client, manager, row, other, promised, leaver
):
    client.force_login(manager)
    answer = client.post(page_of(row), {"neemt_over": "niemand"})
    assert messages_of(answer) == ["De rol van Wim Weg is beëindigd."]
    assert owner_of(promised) == leaver


def test_what_was_done_already_is_not_passed_on(client, manager, row, promised, officer, other):
    obligations.meet(obligation_id=promised.pk, on=NOW, how="Gestuurd.", actor=officer)
    assert "De begroting sturen" not in asked(client, manager, row)
    assert "Wie neemt dit over?" not in asked(client, manager, row)


@pytest.mark.parametrize("who", ["leaver", "stranger", "reader"])
def test_only_who_works_here_takes_over(who, deal, manager, row, promised, leaver, other):
    chosen = leaver if who == "leaver" else builders.user()
    if who == "reader":
        builders.role_in(deal, RoleInDeal.READER, chosen)
    with pytest.raises(InvalidInput, match="Kies iemand anders die nu een rol in deze deal heeft"):
        services.end_role(deal_role_id=row.pk, actor=manager, successor=chosen)
    row.refresh_from_db()
    assert row.ended_at is None
    assert owner_of(promised) == leaver


def test_what_stands_in_that_name_elsewhere_is_not_of_this_deal(
    client, manager, row, officer, leaver
):
    elsewhere = builders.concluded(officer)
    granting = Obligation.objects.get(dossier=elsewhere.pk, kind=ObligationKind.VERLENING)
    obligations.hand_over(
        obligation_id=granting.pk, owner=Owner(user=leaver), reason="Voor nu.", actor=officer
    )
    assert "In deze deal staat niets op deze naam." in asked(client, manager, row)


def test_a_second_time_it_says_that_it_was_ended(client, manager, row):
    client.force_login(manager)
    client.post(page_of(row), {})
    for answer in (client.get(page_of(row)), client.post(page_of(row), {})):
        assert messages_of(answer)[-1] == "Deze rol is al beëindigd."


def test_who_may_not_end_it_reads_why(client, row, officer):
    client.force_login(officer)
    answer = client.get(page_of(row))
    assert "Alleen wie deze rol mag geven, beëindigt haar." in messages_of(answer)[0]

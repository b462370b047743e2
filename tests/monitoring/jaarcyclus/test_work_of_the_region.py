"""Who writes the rapportage of a deal reads on Mijn werk that it can begin, also without a day."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from monitoring.jaarcyclus.running import plan_all
from monitoring.rapportage.models import Rapportage
from regiodeals import dossier
from regiodeals.deal.models import Deal, DealRole, DealStatus, RoleInDeal
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.obligations.models import Obligation
from regiodeals.party.models import Organisation
from tests import builders
from tests.browsing import text_of
from tests.monitoring.jaarcyclus import world
from tests.monitoring.rapportage import world as reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(deal):
    return builders.role_in(deal, RoleInDeal.COORDINATOR)


def tasks(person):
    return [task for task in dossier.work_for(person).items if "rapportage over" in task.title]


def titles(person):
    return [task.title.partition(": ")[2] for task in tasks(person)]


def test_the_year_that_runs_can_begin_and_nothing_is_lost_by_waiting(deal, coordinator):
    assert not Obligation.objects.filter(kind="rapportage").exists()
    (task,) = tasks(coordinator)
    assert task.title == f"{deal}: begin de voortgangsrapportage over 2024"
    assert (task.due_on, task.verb) == (None, "Beginnen")
    assert "u schrijft de rapportage van deze deal" in task.why_you
    assert "2024 loopt nog" in task.if_you_wait


def test_after_the_year_it_waits_without_a_day_too(deal, coordinator, still_clock):
    still_clock.set(datetime(2025, 3, 3, 9, tzinfo=UTC))
    (task,) = tasks(coordinator)
    assert "Vraag de behandelaar naar de laatste dag" in task.if_you_wait


def test_with_a_day_it_stands_there_once_with_that_day(deal, writer):
    world.named_in_convenant(deal, "15 juni")
    (task,) = [
        task for task in dossier.work_for(writer).items if "apportage over 2024" in task.title
    ]
    assert task.title == f"{deal}: begin de voortgangsrapportage over 2024"
    assert task.due_on == world.days(deal, world.REPORT)["2024"]


def test_a_day_before_its_year_was_opened_leads_to_the_form_too(deal, writer, still_clock):
    world.named_in_convenant(deal, "15 juni")
    still_clock.set(datetime(2025, 8, 1, 9, tzinfo=UTC))
    plan_all()
    (task,) = [t for t in dossier.work_for(writer).items if "apportage over 2025" in t.title]
    assert task.title == f"{deal}: begin de voortgangsrapportage over 2025"
    assert "2025 loopt nog" in task.if_you_wait
    assert task.url == f"{reverse('monitoring:rapportage-open')}?deal={deal.pk}&jaar=2025"
    reports.opened(deal, writer, 2025)
    (task,) = [t for t in dossier.work_for(writer).items if "apportage over 2025" in t.title]
    assert "schrijf verder aan" in task.title


def test_a_day_of_more_than_a_year_ahead_stays_with_what_comes_later(deal, writer, still_clock):
    world.named_in_convenant(deal, "15 juni")
    still_clock.set(datetime(2025, 2, 3, 9, tzinfo=UTC))
    plan_all()
    (task,) = [t for t in dossier.work_for(writer).items if "apportage over 2025" in t.title]
    assert task.is_owed
    assert "begin de" not in task.title


def test_before_and_after_its_day_it_says_what_waiting_costs(deal, writer, still_clock):
    world.named_in_convenant(deal, "15 juni")
    still_clock.set(datetime(2025, 3, 3, 9, tzinfo=UTC))
    assert tasks(writer)[0].if_you_wait == "na die dag is de rapportage te laat."
    still_clock.set(datetime(2025, 7, 3, 9, tzinfo=UTC))
    assert tasks(writer)[0].if_you_wait == "de rapportage is te laat."


@pytest.mark.parametrize("role", [RoleInDeal.COORDINATOR, RoleInDeal.WRITER])
def test_who_writes_is_asked(deal, role):
    assert titles(builders.role_in(deal, role)) == ["begin de voortgangsrapportage over 2024"]


@pytest.mark.parametrize("role", [RoleInDeal.READER, RoleInDeal.SIGNER, RoleInDeal.MANAGER])
def test_who_does_not_write_is_not_asked(deal, role, officer):
    assert titles(builders.role_in(deal, role)) == []
    assert titles(officer) == []


def test_another_deal_asks_nobody_of_this_one(deal, officer):
    assert titles(builders.member(builders.organisation())) == []


def test_a_role_that_ended_asks_nothing(deal, coordinator, officer):
    DealRole.objects.update(ended_at=builders.NOW, ended_by=officer)
    assert tasks(coordinator) == []


def test_a_deal_that_reports_no_more_asks_nothing(deal, coordinator):
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.VASTGESTELD)
    assert tasks(coordinator) == []


def test_what_was_begun_is_written_on_until_it_is_offered(deal, coordinator, signer):
    report = reports.opened(deal, coordinator)
    (task,) = tasks(coordinator)
    assert task.title == f"{deal}: schrijf verder aan de voortgangsrapportage over 2024"
    assert task.url == reverse("monitoring:rapportage-detail", args=[report.pk])
    reports.offered(report, coordinator)
    assert tasks(coordinator) == []


def test_each_year_that_nobody_began_is_asked_the_first_one_first(deal, coordinator, still_clock):
    still_clock.set(datetime(2026, 3, 3, 9, tzinfo=UTC))
    plan_all()
    assert titles(coordinator) == [
        "begin de voortgangsrapportage over 2024",
        "begin de voortgangsrapportage over 2025",
    ]


def test_the_task_leads_to_the_form_with_deal_and_year_filled_in(client, deal, coordinator):
    client.force_login(coordinator)
    page = client.get(reverse("my-work"))
    assert "begin de voortgangsrapportage over 2024" in text_of(page)
    (task,) = tasks(coordinator)
    form = client.get(task.url)
    assert f'<option value="{deal.pk}" selected>' in form.content.decode()
    assert 'value="2024"' in form.content.decode()
    client.post(task.url, {"deal": deal.pk, "jaar": "2024"})
    assert Rapportage.objects.get().year == 2024


@pytest.mark.parametrize("said", ["?deal=x&jaar=%00", "?deal=999999&jaar=-1", "?deal=&jaar="])
def test_an_address_that_means_nothing_fills_nothing_in(client, deal, coordinator, said):
    client.force_login(coordinator)
    assert client.get(reverse("monitoring:rapportage-open") + said).status_code == 200


def test_on_an_island_the_day_ends_by_its_own_clock(deal, writer, still_clock):
    kassier = builders.region_of(deal).pk
    island = OrganisationKind.OPENBAAR_LICHAAM_BES.value
    Organisation.objects.filter(pk=kassier).update(kind=island, name="openbaar lichaam Saba")
    world.named_in_convenant(deal, "15 juni")
    # In The Hague it is the fifteenth; on Saba the fourteenth has two hours to go.
    still_clock.set(datetime(2025, 6, 15, 2, tzinfo=UTC))
    assert tasks(writer)[0].if_you_wait == "na die dag is de rapportage te laat."
    still_clock.set(datetime(2025, 6, 15, 5, tzinfo=UTC))
    assert tasks(writer)[0].if_you_wait == "de rapportage is te laat."

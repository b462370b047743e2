"""What every year asks is laid down: by the bekendmaking, by the daily round, and once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.running import plan_round
from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.running import plan_all, plan_deal, planning
from monitoring.jaarcyclus.tasks import plan_years
from monitoring.overleg.models import Overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealParty
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State, Zone
from regiodeals.party.models import Organisation
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import MEETING, REPORT, days, owed
from tests.monitoring.rapportage import world as reports
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db


def test_the_bekendmaking_begins_the_first_year_and_lays_down_its_days(officer):
    deal = builders.concluded(officer)
    world.scheduled(deal, officer)
    world.scheduled(deal, officer, MEETING, "1 januari")
    deals.mark_beschikt(deal_id=deal.pk, granted_on=date(2024, 11, 18), actor=officer)
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14)}
    assert days(deal, MEETING) == {"2025": date(2025, 12, 31)}
    year = Jaarcyclus.objects.get()
    assert (year.year, year.status, year.opened_on) == (
        2025,
        JaarStatus.GEVRAAGD,
        date(2024, 11, 18),
    )
    line = AuditEntry.objects.get(action="monitoring.jaarcyclus.open")
    assert (line.actor, line.dossier) == (officer, deal.pk)


def test_the_region_owes_the_rapportage_and_the_accounthouder_the_overleg(deal, officer):
    world.scheduled(deal, officer)
    world.scheduled(deal, officer, MEETING, "1 januari")
    report, meeting = owed(deal, REPORT, 2024), owed(deal, MEETING, 2025)
    assert report.owner_organisation == builders.region_of(deal)
    assert report.title == "Voortgangsrapportage over 2024 indienen"
    assert report.source == "Elk jaar vóór 15 juni, volgens Tranche 5"
    assert (meeting.owner_user, meeting.title) == (officer, "Rijk-regio overleg 2025 houden")


def test_the_overleg_goes_along_to_another_accounthouder(deal, officer):
    world.scheduled(deal, officer, MEETING, "1 januari")
    other = builders.behandelaar(name="Ander")
    deals.assign_accounthouder(deal_id=deal.pk, accounthouder=other, actor=officer)
    assert owed(deal, MEETING, 2025).owner_user == other


def test_on_an_island_its_own_day_counts(deal, officer):
    region = Organisation.objects.filter(pk=builders.region_of(deal).pk)
    region.update(kind=OrganisationKind.OPENBAAR_LICHAAM_BES.value, name="openbaar lichaam Saba")
    world.scheduled(deal, officer)
    assert owed(deal, REPORT, 2024).zone == Zone.KRALENDIJK


def test_every_new_year_the_round_opens_that_year_and_lays_down_the_next(
    deal, officer, still_clock
):
    world.scheduled(deal, officer)
    still_clock.set(datetime(2024, 12, 31, 23, 20, tzinfo=UTC))
    plan_years()
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14), "2025": date(2026, 6, 14)}
    assert list(Jaarcyclus.objects.values_list("year", flat=True)) == [2025]
    still_clock.set(datetime(2025, 12, 31, 23, 20, tzinfo=UTC))
    plan_years()
    assert list(Jaarcyclus.objects.order_by("year").values_list("year", flat=True)) == [2025, 2026]
    assert Overleg.objects.filter(year=2026, planned_on=None).count() == 1


def test_days_that_the_round_missed_are_caught_up_and_nobody_is_late_from_the_beginning(
    deal, officer, still_clock
):
    world.scheduled(deal, officer)
    still_clock.set(datetime(2027, 8, 1, 8, tzinfo=UTC))
    plan_all()
    # 2025 would have been due in June 2026, when nothing had been laid down.
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14), "2027": date(2028, 6, 14)}
    assert Jaarcyclus.objects.count() == 3


def test_nothing_is_laid_down_after_the_end_of_the_deal(deal, officer, still_clock):
    world.scheduled(deal, officer)
    Deal.objects.update(ends_on=date(2026, 6, 13))
    still_clock.set(datetime(2026, 1, 1, 8, tzinfo=UTC))
    plan_all()
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14)}
    Deal.objects.update(ends_on=date(2026, 6, 14))
    plan_all()
    assert owed(deal, REPORT, 2025).due_on == date(2026, 6, 14)


def test_twice_changes_nothing(deal, officer):
    world.scheduled(deal, officer)
    before = AuditEntry.objects.count()
    assert plan_all().made == plan_all().moved == 0
    assert AuditEntry.objects.count() == before


def test_a_deal_that_cannot_be_planned_keeps_no_other_from_its_days(
    deal, officer, still_clock, monkeypatch, caplog
):
    other = granted(officer)

    def plan(one, **more):
        if one.pk == deal.pk:
            raise RuntimeError
        return plan_deal(one, **more)

    monkeypatch.setattr(planning, "plan_deal", plan)
    still_clock.set(datetime(2026, 1, 1, 8, tzinfo=UTC))
    plan_all()
    years = Jaarcyclus.objects.filter(year=2026).values_list("deal_id", flat=True)
    assert list(years) == [other.pk]
    assert f"the years of deal {deal.pk} could not be planned" in caplog.text


def test_without_a_day_or_without_a_kassier_nothing_is_owed(deal, officer):
    assert not days(deal, REPORT)
    party = DealParty.objects.get(deal=deal, role="kassier")
    region, _ = party.organisation, party.delete()
    world.scheduled(deal, officer)
    assert not days(deal, REPORT)
    DealParty.objects.create(deal=deal, organisation=region, role="kassier")
    assert plan_all().made == 1


def test_what_was_handed_in_before_its_day_was_known_is_not_owed(deal, officer, writer, signer):
    reports.submitted(reports.opened(deal, writer), writer, signer)
    world.scheduled(deal, officer)
    assert not days(deal, REPORT)


def test_the_day_of_the_convenant_goes_before_that_of_the_tranche(deal, officer):
    world.scheduled(deal, officer, before="1 oktober")
    world.named_in_convenant(deal, "15 juni")
    found = owed(deal, REPORT, 2024)
    assert (found.due_on, found.revision) == (date(2025, 6, 14), 1)
    assert found.changes.get().reason == "Het rooster of het convenant noemt een andere dag."


def test_an_extension_takes_its_reminder_along(deal, officer, writer, still_clock):
    """The old days say nothing any more, and the new ones do."""
    world.scheduled(deal, officer)
    report = owed(deal, REPORT, 2024)
    still_clock.set(datetime(2025, 5, 30, 8, tzinfo=UTC))
    later = report.due_on + timedelta(days=30)
    obligations.extend(
        obligation_id=report.pk, due_on=later, reason="Ziek", decision="RD-1", actor=officer
    )
    still_clock.set(datetime(2025, 5, 31, 8, tzinfo=UTC))
    plan_round(Zone.AMSTERDAM)
    assert not Herinnering.objects.exists()
    still_clock.set(datetime(2025, 6, 30, 8, tzinfo=UTC))
    plan_round(Zone.AMSTERDAM)
    reminder = Herinnering.objects.get()
    assert (reminder.obligation_id, reminder.due_on) == (report.pk, later)
    assert reminder.recipient_name == str(writer)


def test_an_extended_day_stays_whatever_the_schedule_says(deal, officer):
    world.scheduled(deal, officer)
    report = owed(deal, REPORT, 2024)
    later = date(2025, 9, 1)
    obligations.extend(
        obligation_id=report.pk, due_on=later, reason="Ziek", decision="RD-1", actor=officer
    )
    assert world.scheduled(deal, officer, before="1 mei").moved == 0
    assert owed(deal, REPORT, 2024).due_on == later


def test_both_kinds_are_reminded_of_by_the_standard_rule(deal, officer, writer, still_clock):
    world.scheduled(deal, officer)
    world.scheduled(deal, officer, MEETING, "15 juni")
    type(officer).objects.filter(pk=officer.pk).update(email="kees@rijk.example")
    still_clock.set(datetime(2025, 5, 31, 8, tzinfo=UTC))
    plan_round(Zone.AMSTERDAM)
    reminded = set(Herinnering.objects.values_list("obligation__kind", "recipient_name"))
    assert reminded == {(REPORT, str(writer)), (MEETING, str(officer))}


@pytest.mark.parametrize("verb", ["terminate"])
def test_what_is_open_lapses_when_the_convenant_is_opgezegd(deal, officer, verb):
    world.scheduled(deal, officer)
    deals.take_step(deal_id=deal.pk, verb=verb, actor=officer, remark="Niet langer nodig")
    found = owed(deal, REPORT, 2024)
    assert (found.state, found.cancelled_because) == (State.CANCELLED, "Het convenant is opgezegd.")
    assert plan_all().made == 0


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_lay_down_each_day_once(officer):
    deal = granted(officer)
    Deal.objects.update(progress_due="15 juni")
    results_of(at_once(plan_all, plan_all))
    assert Obligation.objects.filter(dossier=deal.pk, kind=REPORT).count() == 1
    assert Jaarcyclus.objects.count() == 1
    assert AuditEntry.objects.filter(action="monitoring.jaarcyclus.open").count() == 1
